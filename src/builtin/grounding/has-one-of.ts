import type { Catalog } from '../../linking/catalog.js'

/** Whether a row of a table has at most one of the other, at most two joins away: an order its customer, and the customer's city. */
export function hasOneOf(catalog: Catalog, from: string, to: string): boolean {
  let edge: readonly string[] = [from]
  for (let round = 0; round < 2; round++) {
    edge = edge.flatMap((table) =>
      (catalog.edgesOf.get(table) ?? [])
        .filter((each) => each.from.table === table && each.to.table !== from)
        .map((each) => each.to.table),
    )
    if (edge.includes(to)) return true
  }
  return false
}
