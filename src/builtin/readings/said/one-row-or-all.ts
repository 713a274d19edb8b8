import type { CatalogColumn } from '../../../linking/catalog.js'
import { isMoneyName } from '../../grammar/money-names.js'
import { toOneTables } from '../../grounding/to-one-tables.js'
import { addsUp } from '../../grounding/understand/additive.js'
import { PassedOver } from '../../grounding/ungrounded.js'
import type { Said } from './said.js'

/** What one row alone is given; several of them come to nothing. */
const marks: ReadonlySet<string> = new Set(['star', 'score', 'rating', 'grade', 'mark'])

/**
 * "Customers with more than 100 kegs", "pupils who have 50 amounts": of one row, or of all their rows together? Clear
 * where the rows were spoken of ("an order of more than 100 kegs"), or where each of those asked for has one.
 * @throws {PassedOver} where it is not
 */
export function checkOneRowOrAll({ tokens, catalog, mentions, reading }: Said): void {
  const { sketch, spec, assignment } = reading
  for (const piece of sketch.pieces) {
    if (piece.kind !== 'filter' || piece.filter.kind !== 'compare') continue
    const { term } = piece.filter
    if (term?.kind !== 'noun') continue
    const { slot } = term.noun
    const link = assignment.links.get(slot)
    const column = link?.kind === 'column' ? catalog.columnById.get(link.column) : undefined
    if (!column || slot.mention.end < piece.end || !isNumbered(tokens, piece.start, slot.mention.start))
      continue
    if (!slot.plural || !comesToMore(column) || column.lemmas.some((word) => marks.has(word))) continue
    const isSpoken = mentions.some(
      ({ start, end, links }) =>
        (start >= slot.mention.end || end <= slot.mention.start) &&
        links.some((other) => other.kind === 'table' && other.table === column.table && other.score >= 0.7),
    )
    const ofOne = toOneTables(catalog, spec.target, 3).some(({ id }) => id === column.table)
    if (!isSpoken && !ofOne) throw new PassedOver('in one row, or in all of them together?', [slot.text])
  }
}

function comesToMore(column: CatalogColumn): boolean {
  return addsUp(column) || isMoneyName(column)
}

/** The number stands before what it is of. */
function isNumbered(tokens: Said['tokens'], start: number, end: number): boolean {
  return tokens.slice(start, end).some((token) => token.number !== null && token.number !== undefined)
}
