import type { CatalogTable } from '../../../linking/catalog.js'
import { everyPiece } from '../../grammar/every-piece.js'
import { slotUses } from '../../grounding/slots.js'
import { addsUp } from '../../grounding/understand/additive.js'
import { PassedOver } from '../../grounding/ungrounded.js'
import { lowOf, type Said } from './said.js'

const sums: ReadonlySet<string> = new Set(
  'revenue revenues turnover income earnings takings spend spending profit profits proceeds expenditure cost costs'.split(
    ' ',
  ),
)

/**
 * "Revenue" and "ticket revenue" are amounts and no list of sales, and who "felled the most" may have felled most often or most of all.
 * @throws {PassedOver} where rows are listed or counted for it
 */
export function checkCountedOrAdded(said: Said): void {
  const { assignment, sketch } = said.reading
  for (const { slot, use } of slotUses(sketch)) {
    const link = assignment.links.get(slot)
    if (link?.kind !== 'table' || !['ask', 'count', 'extreme'].includes(use)) continue
    const counted = said.reading.spec.outputs.some(
      (output) => output.kind === 'countRows' && output.table === link.table,
    )
    if (
      counted &&
      !isCounted(said, slot.mention.start) &&
      massAmounts.has(said.tokens[slot.mention.end - 1]?.lemma ?? '')
    )
      throw new PassedOver(`'${slot.text}' may be added up or counted`, [slot.text])
    if (link.reason === 'synonym' && sums.has(slot.text.toLowerCase().split(/\s+/).at(-1) ?? ''))
      throw new PassedOver(`'${slot.text}' is an amount, not a thing to count`, [slot.text])
  }
  checkTotalOf(said)
  for (const piece of everyPiece(sketch)) {
    if (piece.kind !== 'extreme' || piece.extreme.by?.kind !== 'count') continue
    if (lowOf(said, piece.end - 2) !== 'the' || !['most', 'least'].includes(lowOf(said, piece.end - 1)))
      continue
    const link = assignment.links.get(piece.extreme.by.noun.slot)
    const table = link?.kind === 'table' ? said.catalog.tableById.get(link.table) : undefined
    if (table && holdsAmounts(table))
      throw new PassedOver('how often, or how much in all?', [lowOf(said, piece.end - 1)])
  }
}

/** "Unpaid royalties by author": what they come to, before how many entries there are of them. */
const massAmounts: ReadonlySet<string> = new Set(
  'royalty tax wage salary dividend interest earning commission'.split(' '),
)

/** "how many", "the number of" shortly before. */
function isCounted(said: Said, start: number): boolean {
  return [1, 2, 3, 4].some((back) => ['many', 'number', 'count', 'often'].includes(lowOf(said, start - back)))
}

const paid: ReadonlySet<string> = new Set(
  'payment payout donation fee fine refund expense cost deposit instalment installment contribution gift grant reimbursement'.split(
    ' ',
  ),
)

/** "Total payments per method": what they come to, and not how many there were. @throws {PassedOver} where rows with an amount are counted */
function checkTotalOf(said: Said): void {
  for (const { slot, use } of slotUses(said.reading.sketch)) {
    const link = said.reading.assignment.links.get(slot)
    if (use !== 'count' || link?.kind !== 'table' || lowOf(said, slot.mention.start - 1) !== 'total') continue
    const table = said.catalog.tableById.get(link.table)
    if (!table || !paid.has(table.lemmas.at(-1) ?? '')) continue
    if (table.columns.some((column) => column.role === 'measure' && column.category === 'decimal'))
      throw new PassedOver('how many, or how much in all?', ['total', slot.text])
  }
}

/** Each row tells how many or how much of it there was. */
function holdsAmounts({ columns }: CatalogTable): boolean {
  return columns.some(
    (column) =>
      column.kind === 'number' &&
      column.role === 'measure' &&
      (column.lemmas.some((word) => pieces.has(word)) ||
        (column.words.length === 1 && column.words[0] !== column.lemmas[0] && !addsUp(column))),
  )
}

const pieces: ReadonlySet<string> = new Set(['quantity', 'qty', 'volume', 'weight', 'tonnage', 'ton'])
