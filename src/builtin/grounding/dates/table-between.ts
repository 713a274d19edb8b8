import type { Catalog, CatalogTable } from '../../../linking/catalog.js'

/**
 * "Which trainers gave no yoga class last month?": trainers and kinds of classes meet only in the lessons, and where
 * those are dated, that is when it was done, and not when the trainer was hired. Null where the two meet otherwise, or in
 * several tables.
 * @param starts tables that are spoken of, the nearest first
 */
export function tableBetween(catalog: Catalog, starts: readonly string[]): CatalogTable | null {
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
  return only && more.length === 0 ? only : null
}

function parentsOf(catalog: Catalog, table: string): ReadonlySet<string> {
  const edges = catalog.edgesOf.get(table) ?? []
  return new Set(edges.filter(({ from }) => from.table === table).map(({ to }) => to.table))
}
