import type { Catalog } from '../linking/catalog.js'

/** No path of more joins is looked for. */
export const mostHops = 5

/** What it costs to join two tables by at most five edges, with no hint of the question; Infinity when nothing does. */
export function distance(catalog: Catalog, from: string, to: string): number {
  return distancesTo(catalog, to)(from)
}

/** The same towards one goal, for asking often. */
export function distancesTo(catalog: Catalog, goal: string): (from: string) => number {
  const network = networkOf(catalog)
  const row = rowOf(network, goal)
  return (from) => row?.[network.places.get(from) ?? -1] ?? Number.POSITIVE_INFINITY
}

/** The joins of a catalogue by number: from a table's place to its neighbours and what each step costs. */
interface Network {
  readonly places: ReadonlyMap<string, number>
  readonly steps: readonly (readonly { readonly to: number; readonly cost: number }[])[]
  /** Costs from everywhere to one goal, by its place, made when first asked for. */
  readonly rows: Map<number, Float64Array>
}

/** Entries die with their catalogues. */
const networks = new WeakMap<Catalog, Network>()

function networkOf(catalog: Catalog): Network {
  const known = networks.get(catalog)
  if (known) return known
  const places = new Map(catalog.tables.map((table, place) => [table.id, place]))
  const steps = catalog.tables.map((table) => {
    const cheapest = new Map<number, number>()
    for (const edge of catalog.edgesOf.get(table.id) ?? []) {
      const to = places.get(edge.from.table === table.id ? edge.to.table : edge.from.table)
      if (to === undefined || edge.from.table === edge.to.table) continue
      cheapest.set(to, Math.min(edge.cost, cheapest.get(to) ?? Number.POSITIVE_INFINITY))
    }
    return [...cheapest].map(([to, cost]) => ({ to, cost }))
  })
  const made: Network = { places, steps, rows: new Map() }
  networks.set(catalog, made)
  return made
}

function rowOf(network: Network, goal: string): Float64Array | null {
  const place = network.places.get(goal)
  if (place === undefined) return null
  const known = network.rows.get(place)
  if (known) return known
  const made = measure(network, place)
  network.rows.set(place, made)
  return made
}

/** Bellman and Ford: each round lets paths be one edge longer, and only tables that became nearer pass it on. */
function measure({ steps }: Network, goal: number): Float64Array {
  const costs = new Float64Array(steps.length).fill(Number.POSITIVE_INFINITY)
  costs[goal] = 0
  let nearer: ReadonlyMap<number, number> = new Map([[goal, 0]])
  for (let hops = 0; hops < mostHops && nearer.size > 0; hops++) {
    const next = new Map<number, number>()
    for (const [at, cost] of nearer) {
      for (const step of steps[at] ?? []) {
        const reached = cost + step.cost
        if (reached >= (costs[step.to] ?? 0)) continue
        costs[step.to] = reached
        next.set(step.to, reached)
      }
    }
    nearer = next
  }
  return costs
}
