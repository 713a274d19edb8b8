import type { Catalog } from '../../linking/catalog.js'
import { cheapestPath, type Path } from './cheapest-path.js'
import { keepsMoreOf } from '../grounding/same-thing.js'
import { type Hop, hopOver, type JoinHints } from './hops.js'

/**
 * Joined tables and the hops between them, each table once.
 * `tied`: another way to join them is just as short.
 */
export interface JoinTree {
  readonly tables: ReadonlySet<string>
  readonly hops: readonly Hop[]
  readonly cost: number
  readonly tied: boolean
  /** The paths that are as short; empty unless tied. */
  readonly ways: readonly (readonly Hop[])[]
}

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
    const { table, near } = takeNext(open, current, catalog)
    if (current.tables.has(table)) continue
    const any =
      cheapestPath(catalog, narrowest(catalog, current.tables, table), table, hints) ??
      cheapestPath(catalog, current.tables, table, hints)
    if (!any) return null
    const narrow = [...current.tables].some((each) => keepsMoreOf(catalog, each, table))
    const governed =
      near !== null && current.tables.has(near) && !narrow
        ? cheapestPath(catalog, [near], table, hints)
        : null
    const path = governed && governed.cost <= any.cost + 1.2 && fresh(governed, current) ? governed : any
    const added = path.hops.filter((hop) => !current.tables.has(hop.to))
    current = {
      tables: new Set([...current.tables, ...added.map((hop) => hop.to)]),
      hops: [...current.hops, ...added],
      cost: current.cost + path.cost,
      tied: current.tied || path.tied,
      ways: current.tied ? current.ways : path.ways,
    }
  }
  return current
}

/** From an officer, not from the person that the officer is; and to that person from nowhere else. */
function narrowest(catalog: Catalog, tables: ReadonlySet<string>, goal: string): readonly string[] {
  const all = [...tables]
  const own = all.filter((table) => keepsMoreOf(catalog, table, goal))
  if (own.length > 0) return own
  return all.filter((table) => !all.some((other) => keepsMoreOf(catalog, other, table)))
}

/** The first need whose governing table is there, or will not come: "students in the program" are joined first. */
function takeNext<Needed extends { readonly table: string; readonly near: string | null }>(
  open: Needed[],
  { tables }: JoinTree,
  catalog: Catalog,
): Needed {
  const bases = [...tables, ...open.map(({ table }) => table)]
  const narrow = open.findIndex(({ table }) => bases.some((base) => keepsMoreOf(catalog, table, base)))
  if (narrow >= 0) return open.splice(narrow, 1)[0] as Needed
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
  return { tables: new Set([table]), hops: [], cost: 0, tied: false, ways: [] }
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
