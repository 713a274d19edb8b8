import { type Catalog, mustTable } from '../../../linking/catalog.js'
import type { Need, Spec } from '../../grounding/spec.js'
import { Ungrounded } from '../../grounding/ungrounded.js'
import { type JoinHints, noHints } from '../hops.js'
import { growTree, type JoinTree, reachesToOne, seedTree } from '../joins.js'
import { refuseTied } from '../tied-ways.js'

/** What verbs and names in passing make cheaper to join. */
export function hintsOf(spec: Spec): JoinHints {
  if (spec.hintTables.size + spec.hintStems.size + spec.doerStems.size === 0) return noHints
  return {
    bonus: (edge, to) => {
      const said = edge.stems.some((each) => spec.hintStems.has(each))
      const done = said || edge.stems.some((each) => spec.doerStems.has(each))
      if (spec.hintTables.has(to)) return said ? 0.19 : done ? 0.18 : 0.15
      return said ? 0.1 : done ? 0.06 : 0
    },
  }
}

/** The joins of all tables that something shown needs. @throws {Ungrounded} where there are none, or two as short */
export function coreTree(catalog: Catalog, tables: readonly Need[], spec: Spec): JoinTree {
  const [first, ...rest] = tables
  if (!first) throw new Ungrounded('nothing to show')
  const tree = growTree(catalog, seedTree(first.table), rest, hintsOf(spec))
  if (!tree)
    throw new Ungrounded(
      `no join connects ${[...new Set(tables.map((need) => mustTable(catalog, need.table).name))].join(' and ')}`,
    )
  refuseTied(tree, catalog)
  return tree
}

/**
 * The table whose rows a result row stands for: it meets every core table at most once. Null: there is none.
 * @param prefer tables to try first
 */
export function finest(tree: JoinTree, core: ReadonlySet<string>, prefer: readonly string[]): string | null {
  const candidates = [...prefer, ...core, ...tree.tables]
  return candidates.find((table) => tree.tables.has(table) && reachesToOne(tree, table, core)) ?? null
}
