import { type Catalog, mustTable } from '../../../linking/catalog.js'
import type { KeySpec, Part } from '../../grounding/spec.js'
import { tableOfSpec } from '../../grounding/spec-tables.js'
import { Ungrounded } from '../../grounding/ungrounded.js'
import { type Block, buildBlock } from '../block.js'
import { condIn } from '../cond-in.js'
import { growTree, type JoinTree, reachesToOne, seedTree } from '../joins.js'
import { measureExpr } from '../measure-expr.js'
import type { Cond, Expr } from '../plan.js'
import { refuseTied } from '../tied-ways.js'
import { keyExpr } from './key-columns.js'
import { isRowKey } from './row-identity.js'

/** A group's row and what the queries tied to it leave behind. */
export interface GroupRow {
  readonly table: string
  readonly ties: readonly Tie[]
  readonly block: Block
  readonly notes: string[]
  readonly trees: JoinTree[]
}

/** What a counted row has in common with its group: a column, or the period that it falls in. */
export type Tie = Exclude<KeySpec, { readonly kind: 'entity' }>

/** What ties to a group: the key of its row where the group is one, else all that it is grouped by. */
export function tiesOf(keys: readonly KeySpec[], catalog: Catalog): readonly Tie[] {
  const row = keys.find((key) => isRowKey(key, catalog))
  const own = row ? mustTable(catalog, tableOfSpec(row)).key : null
  if (own?.length === 1 && own[0]) return [{ kind: 'column', column: own[0] }]
  return keys.map((key) => {
    if (key.kind === 'entity') throw new Ungrounded(`${mustTable(catalog, key.table).name} has no single key`)
    return key
  })
}

/** A tie as a block writes it. */
export function tieIn(tie: Tie, block: Block): Expr {
  return keyExpr(tie, block)
}

/**
 * One measure as a query of its own over the rows of its group.
 * @throws {Ungrounded} where the rows cannot be tied to the group, or would be counted twice
 */
export function tiedQuery(part: Part, { table: grouped, ties, block: outer, notes, trees }: GroupRow): Expr {
  const { catalog, aliases, hints } = outer.request
  if (part.having.length > 0 || part.measure.kind === 'product')
    throw new Ungrounded('a ratio of different things with more conditions')
  const table = tableOfSpec(part.measure)
  const tree = growTree(catalog, seedTree(table), [{ table: grouped, near: table }], hints)
  if (!tree) throw new Ungrounded('no join leads to what to group by')
  refuseTied(tree, catalog)
  const both = new Set([table, grouped])
  const root = [table, grouped, ...tree.tables].find((each) => reachesToOne(tree, each, both))
  if (root === undefined) throw new Ungrounded('measures of different tables would multiply each other')
  const block = buildBlock({ catalog, aliases, hints, root, core: tree, conditions: [], requires: [] })
  const links = ties.map(
    (tie): Cond => ({ kind: 'compare', left: tieIn(tie, block), op: '=', right: tieIn(tie, outer) }),
  )
  const expr = measureExpr(part.measure, root, tree, block, catalog, notes)
  trees.push(tree)
  return scalarOf(
    block,
    [...links, ...block.where, ...part.only.map((condition) => condIn(block, condition))],
    expr,
  )
}

/** A query of one value. */
export function scalarOf(block: Block, where: readonly Cond[], expr: Expr): Expr {
  return {
    kind: 'scalar',
    plan: {
      from: block.from,
      joins: block.joins,
      where,
      select: [{ expr, label: 'value', part: 'asked' }],
      distinct: false,
      group: [],
      having: [],
      order: [],
      limit: null,
      ties: false,
      set: null,
    },
  }
}
