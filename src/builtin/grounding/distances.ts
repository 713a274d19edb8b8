import type { Catalog } from '../../linking/catalog.js'

/** No path of more joins is looked for. */
export const mostHops = 5

/** Two children of one parent are related by more than chance only when nothing nearer relates them. */
export const siblingCost = 0.3

/** What it costs to join two tables by at most five edges, with no hint of the question; Infinity when nothing does. */
export function distance(catalog: Catalog, one: string, other: string): number {
  return one < other ? distancesTo(catalog, other)(one) : distancesTo(catalog, one)(other)
}

/** The costs of joining any table to one goal, walking towards it. */
export function distancesTo(catalog: Catalog, goal: string): (from: string) => number {
  const network = networkOf(catalog)
  const row = rowOf(network, goal)
  return (from) => row?.[network.places.get(from) ?? -1] ?? Number.POSITIVE_INFINITY
}

/** The joins of a catalogue by number. */
interface Network {
  readonly places: ReadonlyMap<string, number>
  /** By place: the steps that end there. */
  readonly arrivals: readonly (readonly Arrival[])[]
  /** Costs from everywhere to one goal, by its place, made when first asked for. */
  readonly rows: Map<number, Float64Array>
}

interface Arrival {
  readonly from: number
  readonly cost: number
  /** To a parent, or to the only child. */
  readonly toOne: boolean
  /** From a parent to a child. */
  readonly down: boolean
}

/** By the joins of a catalogue, which copies of it share; entries die with them. */
const networks = new WeakMap<Catalog['edges'], Network>()

function networkOf(catalog: Catalog): Network {
  const known = networks.get(catalog.edges)
  if (known) return known
  const places = new Map(catalog.tables.map((table, place) => [table.id, place]))
  const made: Network = {
    places,
    arrivals: catalog.tables.map((table) => arrivalsAt(table.id, catalog, places)),
    rows: new Map(),
  }
  networks.set(catalog.edges, made)
  return made
}

function arrivalsAt(
  table: string,
  catalog: Catalog,
  places: ReadonlyMap<string, number>,
): readonly Arrival[] {
  return (catalog.edgesOf.get(table) ?? []).flatMap((edge): readonly Arrival[] => {
    const down = edge.from.table === table
    const from = places.get(down ? edge.to.table : edge.from.table)
    return from === undefined || edge.from.table === edge.to.table
      ? []
      : [{ from, cost: edge.cost, toOne: !down || edge.fromUnique, down }]
  })
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

/**
 * Bellman and Ford, backwards from the goal: each round lets paths be one edge longer, and only what became nearer
 * passes it on. A place is met twice, by whether the path goes down from it, for that decides what a step to it costs.
 */
function measure({ arrivals }: Network, goal: number): Float64Array {
  const costs = new Float64Array(2 * arrivals.length).fill(Number.POSITIVE_INFINITY)
  costs[2 * goal] = 0
  let nearer: ReadonlyMap<number, number> = new Map([[2 * goal, 0]])
  for (let hops = 0; hops < mostHops && nearer.size > 0; hops++) {
    const next = new Map<number, number>()
    for (const [state, cost] of nearer) {
      const goesDown = state % 2 === 1
      for (const step of arrivals[Math.floor(state / 2)] ?? []) {
        const reached = cost + step.cost + (goesDown && step.toOne ? siblingCost : 0)
        const before = 2 * step.from + (step.down ? 1 : 0)
        if (reached >= (costs[before] ?? 0)) continue
        costs[before] = reached
        next.set(before, reached)
      }
    }
    nearer = next
  }
  // Equal sums must be equal numbers, in whichever order they were added up.
  return Float64Array.from(
    arrivals,
    (_, place) => Math.round(1000 * Math.min(costs[2 * place] ?? 0, costs[2 * place + 1] ?? 0)) / 1000,
  )
}
