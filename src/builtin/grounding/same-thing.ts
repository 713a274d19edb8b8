import { type Catalog, type CatalogTable, mustTable } from '../../linking/catalog.js'

/** Whether a table keeps more of the same thing as another: its key is a reference to it. */
export function keepsMoreOf(catalog: Catalog, table: string, other: string): boolean {
  const key = catalog.tableById.get(table)?.key
  return (
    !!key &&
    (catalog.edgesOf.get(table) ?? []).some(
      ({ from, to, kind }) =>
        kind === 'declared' &&
        from.table === table &&
        to.table === other &&
        from.columns.length === key.length &&
        key.every(({ name }) => from.columns.includes(name)),
    )
  )
}

/** The table that has the names of a nameless table's rows: an officer is a person, and is called as that person is. */
export function namedBase(catalog: Catalog, id: string): CatalogTable | null {
  const table = mustTable(catalog, id)
  if (table.titles.length > 0 || table.key?.length !== 1) return null
  const bases = (catalog.edgesOf.get(id) ?? []).flatMap(({ from, to }) =>
    from.table === id && keepsMoreOf(catalog, id, to.table) ? [mustTable(catalog, to.table)] : [],
  )
  const [only, ...more] = bases
  return only && more.length === 0 && only.titles.length > 0 ? only : null
}
