import { type Catalog, type Edge, mustTable } from '../../linking/catalog.js'
import { distancesTo, mostHops, siblingCost } from '../grounding/distances.js'

/** One step of a join path, in the direction walked. */
export interface Hop {
  readonly edge: Edge
  readonly from: string
  readonly to: string
  /** Each row of `from` meets at most one row of `to`. */
  readonly toOne: boolean
  /** No row of `from` is lost. */
  readonly lossless: boolean
}

/** A way through the schema from one table to another. */
export interface Path {
  readonly hops: readonly Hop[]
  readonly cost: number
  /** Another path is just as short: which one is meant cannot be known. */
  readonly tied: boolean
}

/**
 * Joined tables and the hops between them, each table once.
 * `tied`: another way to join them is just as short.
 */
export interface JoinTree {
  readonly tables: ReadonlySet<string>
  readonly hops: readonly Hop[]
  readonly cost: number
  readonly tied: boolean
}

/** The step over an edge, seen from the table it leaves. */
export function hopOver(edge: Edge, from: string): Hop {
  const forward = edge.from.table === from
  return {
    edge,
    from,
    to: forward ? edge.to.table : edge.from.table,
    toOne: forward || edge.fromUnique,
    lossless: forward ? edge.fromTotal : edge.toTotal,
  }
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
  const best = new Map<string, { cost: number; path: readonly Hop[]; ways: number; apart: number }>(
    starts.map((start) => [start, { cost: 0, path: [], ways: 1, apart: 0 }]),
  )
  const open = [...starts]
  const done = new Set<string>()
  while (open.length > 0) {
    const table = takeCheapest(open, best)
    const here = best.get(table)
    if (!here || done.has(table)) continue
    done.add(table)
    if (table === goal) return { hops: here.path, cost: here.cost, tied: here.ways > 1 }
    if (here.path.length >= mostHops) continue
    for (const edge of catalog.edgesOf.get(table) ?? []) {
      if (edge.from.table === edge.to.table) continue
      const to = edge.from.table === table ? edge.to.table : edge.from.table
      if (here.cost + leastShare * (edge.cost + rest(to)) > most) continue
      const cost = here.cost + edge.cost + siblings(here.path, edge, table) - hints.bonus(edge, to)
      const apart = here.apart + (to === goal ? 0 : detached(catalog, edge, to))
      const known = best.get(to)
      const alike = known !== undefined && Math.abs(known.cost - cost) < 0.02
      if (alike && known.apart === apart && !done.has(to)) {
        best.set(to, { ...known, ways: known.ways + here.ways })
      } else if (!known || (alike ? apart < known.apart : cost < known.cost - 0.02)) {
        best.set(to, { cost, path: [...here.path, hopOver(edge, table)], ways: here.ways, apart })
        open.push(to)
      }
    }
  }
  return null
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

/** Nothing but references, or called after what it refers to: "line_stops". */
function relates(catalog: Catalog, id: string): boolean {
  const table = mustTable(catalog, id)
  if (table.isLink) return true
  const parents = (catalog.edgesOf.get(id) ?? []).filter((edge) => edge.from.table === id)
  const names = new Set(parents.flatMap((edge) => mustTable(catalog, edge.to.table).lemmas))
  return parents.length >= 2 && table.lemmas.length >= 2 && table.lemmas.every((word) => names.has(word))
}

function siblings(path: readonly Hop[], edge: Edge, table: string): number {
  return edge.to.table === table && path.at(-1)?.toOne === true ? siblingCost : 0
}

/** What the question says of the way to take. */
export interface JoinHints {
  /** What is taken off an edge's cost: at most 0.15 of it. */
  readonly bonus: (edge: Edge, to: string) => number
}

/** The least share of its cost that an edge keeps under any hints. */
const leastShare = 0.85

/** The question says nothing of it. */
export const noHints: JoinHints = { bonus: () => 0 }

/** Joins more tables to a tree; each from the table that governs it when that costs little more. Null: no way. */
export function growTree(
  catalog: Catalog,
  tree: JoinTree,
  needed: readonly { readonly table: string; readonly near: string | null }[],
  hints: JoinHints,
): JoinTree | null {
  let current = tree
  const open = [...needed]
  while (open.length > 0) {
    const { table, near } = takeNext(open, current)
    if (current.tables.has(table)) continue
    const any = cheapestPath(catalog, current.tables, table, hints)
    if (!any) return null
    const governed =
      near !== null && current.tables.has(near) ? cheapestPath(catalog, [near], table, hints) : null
    const path = governed && governed.cost <= any.cost + 1.2 && fresh(governed, current) ? governed : any
    const added = path.hops.filter((hop) => !current.tables.has(hop.to))
    current = {
      tables: new Set([...current.tables, ...added.map((hop) => hop.to)]),
      hops: [...current.hops, ...added],
      cost: current.cost + path.cost,
      tied: current.tied || path.tied,
    }
  }
  return current
}

/** The first need whose governing table is there, or will not come: "students in the program" are joined first. */
function takeNext<Needed extends { readonly table: string; readonly near: string | null }>(
  open: Needed[],
  { tables }: JoinTree,
): Needed {
  const at = open.findIndex(
    ({ table, near }) =>
      near === null ||
      tables.has(near) ||
      !open.some((other) =>
        near === table ? other.table === table && other.near !== table : other.table === near,
      ),
  )
  return open.splice(Math.max(at, 0), 1)[0] as Needed
}

/** A governed path must not re-enter the tree: one use of each table. */
function fresh(path: Path, tree: JoinTree): boolean {
  return path.hops.every((hop) => !tree.tables.has(hop.to))
}

/** A tree of one table. */
export function seedTree(table: string): JoinTree {
  return { tables: new Set([table]), hops: [], cost: 0, tied: false }
}

/** The tree's hops from one table outward. */
export function orient(tree: JoinTree, root: string): ReadonlyMap<string, readonly Hop[]> {
  const out = new Map<string, Hop[]>([...tree.tables].map((table) => [table, []]))
  const seen = new Set([root])
  const open = [root]
  for (let at = 0; at < open.length; at++) {
    const table = open[at] as string
    for (const hop of tree.hops) {
      const turned = hop.from === table ? hop : hop.to === table ? hopOver(hop.edge, table) : null
      if (!turned || seen.has(turned.to)) continue
      seen.add(turned.to)
      out.get(table)?.push(turned)
      open.push(turned.to)
    }
  }
  return out
}

/** From `root`, every table is met at most once: nothing repeats. */
export function reachesToOne(tree: JoinTree, root: string, tables: ReadonlySet<string>): boolean {
  const outward = orient(tree, root)
  const walk = (table: string, single: boolean): boolean => {
    if (tables.has(table) && !single) return false
    return (outward.get(table) ?? []).every((hop) => walk(hop.to, single && hop.toOne))
  }
  return walk(root, true)
}
