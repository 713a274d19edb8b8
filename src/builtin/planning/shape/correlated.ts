import { type Catalog, type CatalogColumn, mustTable } from '../../../linking/catalog.js'
import {
  isMeasure,
  type KeySpec,
  type MeasureSpec,
  type Part,
  type Spec,
  tableOfSpec,
  Ungrounded,
} from '../../grounding/spec.js'
import { type Block, buildBlock, makeAliases } from '../block.js'
import { condIn } from '../cond-in.js'
import { growTree, type JoinTree, reachesToOne, seedTree } from '../joins.js'
import { measureExpr } from '../measure-expr.js'
import type { Cond, Expr, Order, Output } from '../plan.js'
import { hintsOf } from './core-tree.js'
import { keyExpr, keyOutputs } from './key-columns.js'
import { labelOf } from './labels.js'
import type { Shaped } from './shaped.js'

/**
 * A ratio of different things for each group: every side a query of its own, tied to the group's row. Nothing is
 * multiplied.
 * @throws {Ungrounded} where a side cannot be tied to the group, or the question asks more of it
 */
export function correlated(spec: Spec, key: KeySpec, catalog: Catalog): Shaped {
  if (spec.having.length > 0 || spec.requires.some((need) => need.table !== tableOfSpec(key)))
    throw new Ungrounded('a ratio of different things with more conditions')
  const table = tableOfSpec(key)
  const block = buildBlock({
    catalog,
    aliases: makeAliases(catalog),
    hints: hintsOf(spec),
    root: table,
    core: seedTree(table),
    conditions: spec.conditions,
    requires: [],
  })
  const keys = keyOutputs(key, block, [key])
  const tie = tieColumn(key, catalog)
  const group = [
    ...keys.map((output) => output.expr),
    ...(tie && !keys.some((each) => each.expr.kind === 'column' && each.expr.column.id === tie.id)
      ? [block.ref(tie)]
      : []),
  ]
  const outer = tie ? block.ref(tie) : keyExpr(key, block)
  const groupRow: GroupRow = { key, tie, outer, block, notes: [], trees: [block.tree] }
  const select = [...keys, ...measured(spec, groupRow)]
  const limit = spec.rank?.limit ?? null
  return {
    plan: {
      from: block.from,
      joins: block.joins,
      where: [...block.where, ...known(key, block)],
      group,
      having: [],
      select,
      distinct: false,
      set: null,
      order: orderOf(spec, key, select, block),
      limit,
      ties: limit === 1,
    },
    tree: joined(groupRow.trees),
    notes: groupRow.notes,
  }
}

/** A group's row and what the queries tied to it leave behind. */
interface GroupRow {
  readonly key: KeySpec
  readonly tie: CatalogColumn | null
  /** The tie as the outer query writes it. */
  readonly outer: Expr
  readonly block: Block
  readonly notes: string[]
  readonly trees: JoinTree[]
}

/** The measures shown, and the one that ranks. */
function measured(spec: Spec, groupRow: GroupRow): readonly Output[] {
  const out = spec.outputs.flatMap((each): readonly Output[] =>
    isMeasure(each) ? [{ expr: measureOf(each, groupRow), label: labelOf(each), part: 'asked' }] : [],
  )
  const ranked = spec.rank && isMeasure(spec.rank.by) ? spec.rank.by : null
  if (spec.rank && !ranked) throw new Ungrounded('a ranking by a column over groups')
  return ranked && !spec.outputs.some((output) => output === ranked)
    ? [...out, { expr: measureOf(ranked, groupRow), label: labelOf(ranked), part: 'context' }]
    : out
}

function measureOf(measure: MeasureSpec, groupRow: GroupRow): Expr {
  if (measure.kind === 'trend' || measure.kind === 'formula' || measure.kind === 'place')
    throw new Ungrounded('a ratio beside a trend')
  if (measure.kind !== 'ratio') return side({ measure, only: [], having: [] }, groupRow)
  const over = side(measure.over, groupRow)
  return { kind: 'ratio', over, under: side(measure.under, groupRow), percent: measure.percent }
}

function orderOf(spec: Spec, key: KeySpec, select: readonly Output[], block: Block): readonly Order[] {
  if (!spec.rank) return key.kind === 'grain' ? [{ by: keyExpr(key, block), descending: false }] : []
  const ratio = select.find((each) => each.expr.kind === 'ratio')
  return [{ by: (ratio as Output).expr, descending: spec.rank.descending }]
}

/** Rows without the value are no group. */
function known(key: KeySpec, block: Block): readonly Cond[] {
  return key.kind === 'column' && key.column.nullable
    ? [{ kind: 'null', of: block.ref(key.column), negated: true }]
    : []
}

function joined(trees: readonly JoinTree[]): JoinTree {
  return {
    tables: new Set(trees.flatMap((each) => [...each.tables])),
    hops: trees.flatMap((each) => each.hops),
    cost: trees.reduce((sum, each) => sum + each.cost, 0),
    tied: false,
  }
}

/** What ties a side to its group: the key of the entity, else the value itself. */
function tieColumn(key: KeySpec, catalog: Catalog): CatalogColumn | null {
  if (key.kind === 'column') return key.column
  if (key.kind === 'grain' || key.kind === 'span') return null
  const own = mustTable(catalog, key.table).key
  const only = own?.length === 1 ? own[0] : undefined
  if (!only) throw new Ungrounded(`${mustTable(catalog, key.table).name} has no single key`)
  return only
}

/** One side as a query of its own over the rows of its group. */
function side(part: Part, { key, tie, outer, block: outerBlock, notes, trees }: GroupRow): Expr {
  const { catalog, aliases, hints } = outerBlock.request
  if (part.having.length > 0 || part.measure.kind === 'product')
    throw new Ungrounded('a ratio of different things with more conditions')
  const table = tableOfSpec(part.measure)
  const tree = growTree(catalog, seedTree(table), [{ table: tableOfSpec(key), near: table }], hints)
  if (!tree) throw new Ungrounded('no join leads to what to group by')
  if (tree.tied) throw new Ungrounded('two join paths are equally short')
  const both = new Set([table, tableOfSpec(key)])
  const root = [table, tableOfSpec(key), ...tree.tables].find((each) => reachesToOne(tree, each, both))
  if (root === undefined) throw new Ungrounded('measures of different tables would multiply each other')
  const block = buildBlock({ catalog, aliases, hints, root, core: tree, conditions: [], requires: [] })
  const inner = tie ? block.ref(tie) : keyExpr(key, block)
  const link: Cond = { kind: 'compare', left: inner, op: '=', right: outer }
  const expr = measureExpr(part.measure, root, tree, block, catalog, notes)
  trees.push(tree)
  const where = [link, ...block.where, ...part.only.map((condition) => condIn(block, condition))]
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
