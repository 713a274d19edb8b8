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

const articles: ReadonlySet<string> = new Set(
  'the this that each every a an its their our his her'.split(' '),
)

/**
 * "earned the most from us" is no from-date, and "the number of purchases" is a number of what follows, not a column of
 * numbers beside a verb; nor is it what they are told by. @throws {PassedOver} where a small word alone is read as a column
 */
export function checkSmallWords(said: Said): void {
  for (const { slot, use } of slotUses(said.reading.sketch)) {
    const { start, end } = slot.mention
    checkSince(said, slot.mention, slot.text)
    if (end !== start + 1 || said.tokens[start]?.kind !== 'word') continue
    const link = said.reading.assignment.links.get(slot)
    if (link?.kind !== 'column' || link.reason === 'derived') continue
    const word = lowOf(said, start)
    if (prepositions.has(word)) throw new PassedOver(`'${word}' is no column`, [word])
    if (!amounts.has(word) || lowOf(said, end) !== 'of') continue
    const next = pieceOver(said, end + 1) ?? pieceOver(said, end + 2)
    const counting =
      use === 'ask' &&
      said.reading.plan.group.length === 0 &&
      ['number', 'numbers', 'count', 'counts'].includes(word)
    if (use === 'group' || next?.kind === 'verb' || (counting && !articles.has(lowOf(said, end + 1))))
      throw new PassedOver(`the ${word} of what?`, [word])
  }
}

/** "members since 2019": since is when they are so, and no part of a name that is shown. */
function checkSince(
  said: Said,
  { start, end }: { readonly start: number; readonly end: number },
  text: string,
): void {
  if (end < start + 2 || !['since', 'until', 'from', 'to'].includes(lowOf(said, end - 1))) return
  const next = pieceOver(said, end)
  const first = said.reading.sketch.pieces.find((piece) => piece.kind === 'ask')
  if (
    next?.kind === 'filter' &&
    next.filter.kind === 'date' &&
    first &&
    first.start <= start &&
    start < first.end
  )
    throw new PassedOver(`'${text}' says since when`, [text])
}
