import { PassedOver } from '../../grounding/ungrounded.js'
import { lowOf, type Said } from './said.js'

const objects: ReadonlySet<string> = new Set(['them', 'it', 'him', 'her', 'these', 'those'])

/**
 * "Claims decided by the officer who filed them" compares two references of a row with each other; and "how long does it
 * take to decide a claim?" asks for one time, not for that of each.
 * @throws {PassedOver} where a reading does neither
 */
export function checkSameDoer(said: Said): void {
  for (const { index, low } of said.tokens) {
    const relative = low === 'who' || low === 'that'
    const told = relative && objects.has(lowOf(said, index + 2)) && lowOf(said, index - 3) === 'by'
    if (told && !said.reading.sketch.pieces.some(({ kind }) => kind === 'both'))
      throw new PassedOver('one reference would have to be compared with another', [lowOf(said, index + 1)])
  }
  checkInGeneral(said)
}

function checkInGeneral(said: Said): void {
  const { tokens, reading } = said
  const at = tokens.findIndex(
    ({ low, index }) =>
      low === 'how' &&
      lowOf(said, index + 1) === 'long' &&
      lowOf(said, index + 2) === 'does' &&
      lowOf(said, index + 3) === 'it' &&
      lowOf(said, index + 4) === 'take',
  )
  const each = tokens.some(({ low }) => ['each', 'every', 'per'].includes(low))
  if (at < 0 || each || reading.plan.where.length > 1) return
  if (reading.plan.select.some(({ expr }) => expr.kind === 'aggregate')) return
  if (reading.spec.outputs.some((output) => output.kind === 'span'))
    throw new PassedOver('the time of each, or on average?', ['long'])
}
