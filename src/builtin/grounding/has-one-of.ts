import type { Catalog } from '../../linking/catalog.js'

const furthest = 4

/** Whether a row of a table has at most one of the other, a few joins away: an order its customer, and the customer's city. */
export function hasOneOf(catalog: Catalog, from: string, to: string): boolean {
  const seen = new Set([from])
  let edge: readonly string[] = [from]
  for (let round = 0; round < furthest && edge.length > 0; round++) {
    const next = edge.flatMap((table) =>
      (catalog.edgesOf.get(table) ?? [])
        .filter((each) => each.from.table === table)
        .map((each) => each.to.table),
    )
    edge = [...new Set(next)].filter((table) => !seen.has(table))
    if (edge.includes(to)) return true
    for (const table of edge) seen.add(table)
  }
  return false
}
