import { phraseAt } from '../../grammar/phrase-book.js'
import { PassedOver } from '../../grounding/ungrounded.js'
import type { Said } from './said.js'

/**
 * "How many visitors are there? Exclude cancelled bookings.": whether visitors without a booking that stays are left
 * out too is not said, where nobody spoke of bookings. @throws {PassedOver} where they are
 */
export function checkLeftOut({ tokens, mentions, reading }: Said): void {
  const at = tokens.findIndex(({ index }) => phraseAt(tokens, index, 'leaveOut') !== null)
  if (at < 0) return
  const tables = (from: number, to: number) =>
    mentions.flatMap(({ start, end, links }) =>
      start >= from && end <= to
        ? links.flatMap((link) => (link.kind === 'table' && link.score >= 0.7 ? [link.table] : []))
        : [],
    )
  const spoken = new Set(tables(0, at))
  const left = new Set(tables(at, tokens.length).filter((table) => !spoken.has(table)))
  for (const cond of reading.plan.where)
    if (cond.kind === 'exists' && left.has(cond.plan.from.table.id) && isTurned(reading, at))
      throw new PassedOver('what is left out was not asked about', [tokens[at]?.text ?? ''])
}

function isTurned({ sketch }: Said['reading'], at: number): boolean {
  return sketch.pieces.some(({ kind, start }) => kind === 'filter' && start >= at)
}
