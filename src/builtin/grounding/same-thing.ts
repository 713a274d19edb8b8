import type { Catalog } from '../../linking/catalog.js'

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
