import { type Catalog, type Edge, isTemporal, mustTable } from '../../linking/catalog.js'
import { isLater } from '../grounding/dates/date-kinds.js'
import { distancesTo, mostHops, siblingCost } from '../grounding/distances.js'
import { type Hop, hopOver, type JoinHints } from './hops.js'

/** A way through the schema from one table to another. */
export interface Path {
  readonly hops: readonly Hop[]
  readonly cost: number
  /** Another path is just as short: which one is meant cannot be known. */
  readonly tied: boolean
  /** Paths that are as short, this one among them; empty unless tied. */
  readonly ways: readonly (readonly Hop[])[]
}

/** Cheapest way from any of `starts` to `goal`; edges and tables the question hints at are a little cheaper. */
export function cheapestPath(
  catalog: Catalog,
  starts: Iterable<string>,
  goal: string,
  hints: JoinHints,
): Path | null {
  const from = [...starts]
  const rest = distancesTo(catalog, goal)
  const least = Math.min(...from.map(rest))
  if (least === Number.POSITIVE_INFINITY) return null
  const near = search(catalog, from, goal, hints, least + slack)
  // One way is kept to each table: it may end in a surcharge that the least cost does without.
  return near && near.cost <= least + slack
    ? near
    : search(catalog, from, goal, hints, least + slack + mostHops * siblingCost)
}

/** Costs that differ by less are ties at every table of a path. */
const slack = 0.2

/** Dijkstra's search, past no table from which the goal costs more than `most` even with every hint. */
function search(
  catalog: Catalog,
  starts: readonly string[],
  goal: string,
  hints: JoinHints,
  most: number,
): Path | null {
  const rest = distancesTo(catalog, goal)
  const best = new Map<string, { cost: number; paths: readonly (readonly Hop[])[]; apart: number }>(
    starts.map((start) => [start, { cost: 0, paths: [[]], apart: 0 }]),
  )
  const open = [...starts]
  const done = new Set<string>()
  while (open.length > 0) {
    const table = takeCheapest(open, best)
    const here = best.get(table)
    if (!here || done.has(table)) continue
    done.add(table)
    const [path = []] = here.paths
    if (table === goal) return pathOf(here)
    if (path.length >= mostHops) continue
    for (const edge of catalog.edgesOf.get(table) ?? []) {
      if (edge.from.table === edge.to.table) continue
      const to = edge.from.table === table ? edge.to.table : edge.from.table
      if (here.cost + leastShare * (edge.cost + rest(to)) > most) continue
      const cost =
        here.cost +
        edge.cost +
        siblings(path, edge, table) -
        hints.bonus(edge, to) -
        chosenBonus(catalog, edge)
      const apart = here.apart + (to === goal ? 0 : detached(catalog, edge, to))
      const known = best.get(to)
      const onward = here.paths.map((way) => [...way, hopOver(edge, table)])
      const alike = known !== undefined && Math.abs(known.cost - cost) < 0.02
      if (alike && known.apart === apart && !done.has(to)) {
        best.set(to, { ...known, paths: [...known.paths, ...onward].slice(0, mostWays) })
      } else if (!known || (alike ? apart < known.apart : cost < known.cost - 0.02)) {
        best.set(to, { cost, paths: onward, apart })
        open.push(to)
      }
    }
  }
  return null
}

/** As many ways as a person may choose from. */
const mostWays = 4

function pathOf({
  paths,
  cost,
}: {
  readonly paths: readonly (readonly Hop[])[]
  readonly cost: number
}): Path {
  const tied = paths.length > 1
  return { hops: paths[0] ?? [], cost, tied, ways: tied ? paths : [] }
}

/** A join that was chosen, or else the plain one, is the way to go; as much as settles a tie and no more. */
function chosenBonus({ chosen, plain }: Catalog, { id }: Edge): number {
  if (chosen?.has(id)) return 0.05
  return plain?.has(id) ? 0.03 : 0
}

/** Takes out the cheapest; of equals the first by name. */
function takeCheapest(open: string[], best: ReadonlyMap<string, { readonly cost: number }>): string {
  let found = 0
  for (let at = 1; at < open.length; at++) {
    const [mine, theirs] = [open[at] as string, open[found] as string]
    const ahead = (best.get(mine)?.cost ?? 0) - (best.get(theirs)?.cost ?? 0)
    if (ahead < 0 || (ahead === 0 && mine < theirs)) found = at
  }
  return open.splice(found, 1)[0] as string
}

/** Two things are related by the table that is there to relate them, before an event that may lack one of them. */
function detached(catalog: Catalog, edge: Edge, to: string): number {
  if (edge.from.table !== to || relates(catalog, to)) return 0
  return edge.fromTotal ? 1 : 2
}

/** Nothing but references, called after what it refers to ("line_stops"), or what there is of a thing: its copies. */
function relates(catalog: Catalog, id: string): boolean {
  const table = mustTable(catalog, id)
  if (holdings.has(table.lemmas.at(-1) ?? '')) return true
  // A loan ends: it is no way of being somewhere.
  if (table.isLink && !table.columns.some((column) => isTemporal(column) && isLater(column))) return true
  const parents = (catalog.edgesOf.get(id) ?? []).filter((edge) => edge.from.table === id)
  const names = new Set(parents.flatMap((edge) => mustTable(catalog, edge.to.table).lemmas))
  return parents.length >= 2 && table.lemmas.length >= 2 && table.lemmas.every((word) => names.has(word))
}

const holdings: ReadonlySet<string> = new Set(['copy', 'stock', 'inventory', 'holding', 'exemplar'])

function siblings(path: readonly Hop[], edge: Edge, table: string): number {
  return edge.to.table === table && path.at(-1)?.toOne === true ? siblingCost : 0
}

/** The least share of its cost that an edge keeps under any hints. */
const leastShare = 0.8
