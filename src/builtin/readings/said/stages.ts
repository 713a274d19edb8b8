import { PassedOver } from '../../grounding/ungrounded.js'
import { lowOf, pieceOver, type Said } from './said.js'

const stages: ReadonlySet<string> = new Set(['ended', 'started', 'begun', 'finished'])

/** "productions that have ended": how far something is, with nothing after it, is a condition. @throws {PassedOver} where it is none */
export function checkStages(said: Said): void {
  for (const { index, low, text } of said.tokens) {
    if (!stages.has(low) || !['has', 'have', 'already', 'not', 'yet'].includes(lowOf(said, index - 1)))
      continue
    const next = said.tokens[index + 1]
    if (next && next.kind !== 'mark' && !['and', 'but', 'or'].includes(next.low)) continue
    const over = pieceOver(said, index)
    if (!over || over.kind === 'stop' || over.kind === 'verb')
      throw new PassedOver(`nothing says when something is '${text}'`, [text])
  }
}
