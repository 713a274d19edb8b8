import { type Catalog, type CatalogColumn, type CatalogTable, mustTable } from '../../../linking/catalog.js'

/**
 * "Which trainers gave no yoga class last month?": trainers and kinds of classes meet only in the lessons, and where
 * those are dated, that is when it was done, and not when the trainer was hired. Null where the two meet otherwise, in
 * several tables, or on a day that is not the only one.
 * @param starts tables that are spoken of, the nearest first
 * @param mainDates the dates that tell when a row of a table happened
 */
export function dateBetween(
  catalog: Catalog,
  starts: readonly string[],
  mainDates: (table: CatalogTable) => readonly CatalogColumn[],
): CatalogColumn | null {
  const [near, ...others] = starts
  const far = others.find((other) => other !== near)
  if (near === undefined || far === undefined) return null
  const parents = parentsOf(catalog, near)
  if (parents.has(far) || parentsOf(catalog, far).has(near)) return null
  const between = catalog.tables.filter(({ id }) => {
    const above = parentsOf(catalog, id)
    return id !== near && id !== far && above.has(near) && above.has(far)
  })
  const [only, ...more] = between
  if (!only || more.length > 0) return null
  const [date, ...rest] = mainDates(mustTable(catalog, only.id))
  return date && rest.length === 0 ? date : null
}

function parentsOf(catalog: Catalog, table: string): ReadonlySet<string> {
  const edges = catalog.edgesOf.get(table) ?? []
  return new Set(edges.filter(({ from }) => from.table === table).map(({ to }) => to.table))
}
