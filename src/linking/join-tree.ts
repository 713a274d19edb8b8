import type { Catalog, Edge } from './catalog.js'

/** Tables that join the seeds, the seeds among them, and the columns on the way. */
export interface JoinTree {
  readonly tables: ReadonlySet<string>
  /** Ids: `schema.table.column`. */
  readonly columns: ReadonlySet<string>
}

const longestPath = 4

/**
 * Grows a tree from the first seed by the cheapest path to the next one, as Takahashi and Matsuyama (1980) approximate
 * a Steiner tree. Tables that the question speaks for are cheaper to pass. Seeds out of reach stay by themselves.
 */
export function joinTree(
  seeds: readonly string[],
  catalog: Catalog,
  share: (table: string) => number,
): JoinTree {
  const tables = new Set<string>()
  const columns = new Set<string>()
  const waiting = new Set(seeds)
  while (waiting.size > 0) {
    const path = tables.size === 0 ? null : cheapestPath(tables, waiting, catalog, share)
    const next = path?.at(-1)?.to ?? [...waiting][0]
    if (next === undefined) break
    for (const { edge, from, to } of path ?? []) {
      tables.add(from)
      tables.add(to)
      for (const name of edge.from.columns) columns.add(`${edge.from.table}.${name}`)
      for (const name of edge.to.columns) columns.add(`${edge.to.table}.${name}`)
    }
    tables.add(next)
    waiting.delete(next)
    for (const each of tables) waiting.delete(each)
  }
  return { tables, columns }
}

interface Hop {
  readonly edge: Edge
  readonly from: string
  readonly to: string
}

/** Dijkstra's algorithm from all tables of the tree at once. */
function cheapestPath(
  tree: ReadonlySet<string>,
  goals: ReadonlySet<string>,
  catalog: Catalog,
  share: (table: string) => number,
): readonly Hop[] | null {
  const costs = new Map<string, number>([...tree].map((id) => [id, 0]))
  const ways = new Map<string, readonly Hop[]>([...tree].map((id) => [id, []]))
  const open = new Set(tree)
  while (open.size > 0) {
    const here = cheapest(open, costs)
    open.delete(here)
    const way = ways.get(here) ?? []
    if (goals.has(here)) return way
    if (way.length >= longestPath) continue
    for (const edge of catalog.edgesOf.get(here) ?? []) {
      const to = edge.from.table === here ? edge.to.table : edge.from.table
      const cost = (costs.get(here) ?? 0) + edge.cost - 0.3 * share(to)
      if (cost >= (costs.get(to) ?? Number.POSITIVE_INFINITY)) continue
      costs.set(to, cost)
      ways.set(to, [...way, { edge, from: here, to }])
      open.add(to)
    }
  }
  return null
}

function cheapest(open: ReadonlySet<string>, costs: ReadonlyMap<string, number>): string {
  let best = ''
  let least = Number.POSITIVE_INFINITY
  for (const id of open) {
    const cost = costs.get(id) ?? Number.POSITIVE_INFINITY
    if (cost < least) [best, least] = [id, cost]
  }
  return best
}
