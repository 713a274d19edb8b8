import type { Catalog } from '../../linking/catalog.js'

/** No path of more joins is looked for. */
export const mostHops = 5

/** Two children of one parent are related by more than chance only when nothing nearer relates them. */
export const siblingCost = 0.3

/** What it costs to join two tables by at most five edges, with no hint of the question; Infinity when nothing does. */
export function distance(catalog: Catalog, one: string, other: string): number {
  const network = networkOf(catalog)
  const [here, there] = [network.places.get(one), network.places.get(other)]
  if (here === undefined || there === undefined) return Number.POSITIVE_INFINITY
  return here < there ? costIn(rowOf(network, there), here) : costIn(rowOf(network, here), there)
}

/** The costs of joining any table to one goal, walking towards it. */
export function distancesTo(catalog: Catalog, goal: string): (from: string) => number {
  const network = networkOf(catalog)
  const place = network.places.get(goal)
  if (place === undefined) return () => Number.POSITIVE_INFINITY
  const row = rowOf(network, place)
  return (from) => costIn(row, network.places.get(from) ?? -1)
}

/** The joins of a catalogue by number. */
interface Network {
  /** In the order of their names. */
  readonly places: ReadonlyMap<string, number>
  /** By place: the steps that end there. */
  readonly arrivals: readonly (readonly Arrival[])[]
  /** Costs from everywhere to one goal in thousandths, by its place, made when first asked for. */
  readonly rows: Map<number, Uint16Array>
}

/** No path is so dear: five joins cost less than eight. */
const unreachable = 0xffff

/** Costs that are kept for one catalogue: 16 MiB of them. */
const mostKept = 2 ** 23

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
  const ids = catalog.tables.map((table) => table.id).sort()
  const places = new Map(ids.map((id, place) => [id, place]))
  const made: Network = {
    places,
    arrivals: ids.map((id) => arrivalsAt(id, catalog, places)),
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

function rowOf(network: Network, goal: number): Uint16Array {
  const { rows, places } = network
  const known = rows.get(goal)
  if (known) return known
  if (rows.size * places.size > mostKept) rows.clear()
  const made = measure(network, goal)
  rows.set(goal, made)
  return made
}

function costIn(row: Uint16Array, place: number): number {
  const cost = row[place] ?? unreachable
  return cost === unreachable ? Number.POSITIVE_INFINITY : cost / 1000
}

/**
 * Bellman and Ford, backwards from the goal: each round lets paths be one edge longer, and only what became nearer
 * passes it on. A place is met twice, by whether the path goes down from it, for that decides what a step to it costs.
 */
function measure({ arrivals }: Network, goal: number): Uint16Array {
  const costs = new Float64Array(2 * arrivals.length).fill(Number.POSITIVE_INFINITY)
  costs[2 * goal] = 0
  let nearer: readonly number[] = [2 * goal]
  for (let hops = 0; hops < mostHops && nearer.length > 0; hops++) {
    const next = new Set<number>()
    const passed = nearer.map((state) => costs[state] ?? 0)
    for (const [order, state] of nearer.entries()) {
      const cost = passed[order] ?? 0
      const goesDown = state % 2 === 1
      for (const step of arrivals[Math.floor(state / 2)] ?? []) {
        const reached = cost + step.cost + (goesDown && step.toOne ? siblingCost : 0)
        const before = 2 * step.from + (step.down ? 1 : 0)
        if (reached >= (costs[before] ?? 0)) continue
        costs[before] = reached
        next.add(before)
      }
    }
    nearer = [...next]
  }
  // Equal sums must be equal numbers, in whichever order they were added up.
  return Uint16Array.from(arrivals, (_, place) =>
    Math.min(unreachable, Math.round(1000 * Math.min(costs[2 * place] ?? 0, costs[2 * place + 1] ?? 0))),
  )
}
