import { type CatalogColumn, mustTable } from '../../../linking/catalog.js'
import { lemma } from '../../../linking/stem.js'
import { isParticiple } from '../../grammar/participle.js'
import type { Slot } from '../../grammar/sketch.js'
import { type Draft, linkOf } from '../draft.js'
import { quantityOf } from '../money.js'
import { tableIdOf } from '../reach.js'

/**
 * "How many tickets": of ticket sales that each tell a quantity, what these come to; "ticket sales" are the rows. Null
 * where the word is no more than the name of the rows.
 */
export function piecesSold(draft: Draft, slot: Slot): CatalogColumn | null {
  const link = linkOf(draft, slot)
  if (link.kind === 'value') return null
  const table = mustTable(draft.catalog, tableIdOf(link))
  const [said, ...done] = slot.text.toLowerCase().split(' ')
  const [thing, ...rest] = table.lemmas
  const sold = rest.length === 1 && trades.has(rest[0] ?? '') && lemma(said ?? '') === thing
  return sold && done.every(isParticiple) ? quantityOf(table) : null
}

/** What a row is called in which so many of a thing changed hands. */
const trades: ReadonlySet<string> = new Set(['sale', 'order', 'purchase', 'item', 'line', 'transaction'])
