import { type Catalog, type CatalogTable, mustTable } from '../../linking/catalog.js'
import { hopOver } from '../planning/hops.js'

/**
 * The table and those its rows meet at most one row of, nearest first: where "older" or "in 2023" may find its column.
 * @param depth how many joins away
 */
export function toOneTables(catalog: Catalog, start: string, depth = 2): readonly CatalogTable[] {
  const out = [start]
  let edge = [start]
  for (let round = 0; round < depth; round++) {
    const next: string[] = []
    for (const table of edge) {
      for (const each of catalog.edgesOf.get(table) ?? []) {
        if (each.from.table === each.to.table) continue
        const hop = hopOver(each, table)
        if (hop.toOne && !out.includes(hop.to)) {
          out.push(hop.to)
          next.push(hop.to)
        }
      }
    }
    edge = next
  }
  return out.map((id) => mustTable(catalog, id))
}
