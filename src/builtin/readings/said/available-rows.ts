import { baseOf } from '../../grounding/roles.js'
import { PassedOver } from '../../grounding/ungrounded.js'
import type { Said } from './said.js'

const small: ReadonlySet<string> = new Set(['available', 'existing', 'listed', 'registered'])

/**
 * "Which cars are available?": not all of them, where the cars have such a state or a yes-or-no of that name.
 * @throws {PassedOver} where the word is passed over as one that only says that there are some
 */
export function checkAvailableRows({ tokens, reading, catalog, mentions }: Said): void {
  const own = reading.plan.from.table.id
  const table = baseOf(own) ?? own
  const used = [...reading.assignment.links.keys()].map(({ mention }) => mention)
  for (const { index, low, text } of tokens) {
    if (!small.has(low) || used.some(({ start, end }) => start <= index && end > index)) continue
    const state = mentions
      .filter(({ start, end }) => start === index && end === index + 1)
      .flatMap(({ links }) => links)
      .some(
        (link) =>
          link.kind !== 'table' &&
          catalog.columnById.get(link.column)?.table === table &&
          (link.kind === 'value' ? link.exact : catalog.columnById.get(link.column)?.kind === 'boolean'),
      )
    if (
      state ||
      (low === 'available' && saysState(lowsOf(tokens), index, showsOf(reading.spec.outputs[0], reading)))
    )
      throw new PassedOver(`'${text}' leaves out some rows, and this reading does not`, [text])
  }
}

const copulas: ReadonlySet<string> = new Set('is are was were be currently still now'.split(' '))

/** "How many copies are available?" is less than how many there are; "what sizes are available" asks what there is. */
function saysState(lows: readonly string[], at: number, shows: string | undefined): boolean {
  const counted = shows === 'countRows' && lows[0] === 'how'
  return counted
    ? lows.includes('are') || lows.includes('is')
    : shows === 'entity' && copulas.has(lows[at - 1] ?? '')
}

/** Kinds of things that are kept in a small table are asked for as they are: "what genres are available". */
function showsOf(output: Said['reading']['spec']['outputs'][number] | undefined, { plan }: Said['reading']) {
  return output?.kind === 'entity' && plan.from.table.columns.length <= fewColumns ? undefined : output?.kind
}

const fewColumns = 4

function lowsOf(tokens: Said['tokens']): readonly string[] {
  return tokens.map(({ low }) => low)
}
