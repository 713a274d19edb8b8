import type { CatalogColumn, CatalogTable } from '../../../linking/catalog.js'
import type { Draft } from '../draft.js'
import { toOneTables } from '../to-one-tables.js'

/** What the whole of something is called. */
export const totals: ReadonlySet<string> = new Set(['total', 'amount', 'paid', 'revenue'])

interface TheirAmount {
  readonly table: CatalogTable
  readonly column: CatalogColumn
}

/** "spent on rentals": what is kept with each rental of theirs, and not the cost of a damage done in one of these. */
export function isPassedOver(
  { catalog }: Draft,
  { id }: CatalogTable,
  subject: string | null,
  all: readonly TheirAmount[],
): boolean {
  const refers = (table: string) => toOneTables(catalog, table, 1).some((each) => each.id === subject)
  return (
    !refers(id) &&
    all.some(({ table, column }) => refers(table.id) && column.lemmas.some((word) => totals.has(word)))
  )
}
