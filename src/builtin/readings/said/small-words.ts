import { slotUses } from '../../grounding/slots.js'
import { PassedOver } from '../../grounding/ungrounded.js'
import { lowOf, pieceOver, type Said } from './said.js'

const prepositions: ReadonlySet<string> = new Set(
  'from to by in on at for of with until till into per'.split(' '),
)
const amounts: ReadonlySet<string> = new Set([
  'number',
  'count',
  'amount',
  'sum',
  'total',
  'numbers',
  'counts',
])

/**
 * "earned the most from us" is no from-date, and "the number of purchases" is a number of what follows, not a column of
 * numbers beside a verb. @throws {PassedOver} where a small word alone is read as a column
 */
export function checkSmallWords(said: Said): void {
  for (const { slot } of slotUses(said.reading.sketch)) {
    const { start, end } = slot.mention
    if (end !== start + 1 || said.tokens[start]?.kind !== 'word') continue
    const link = said.reading.assignment.links.get(slot)
    if (link?.kind !== 'column') continue
    const word = lowOf(said, start)
    if (prepositions.has(word)) throw new PassedOver(`'${word}' is no column`, [word])
    if (!amounts.has(word) || lowOf(said, end) !== 'of') continue
    const next = pieceOver(said, end + 1) ?? pieceOver(said, end + 2)
    if (next?.kind === 'verb') throw new PassedOver(`the ${word} of what?`, [word])
  }
}
