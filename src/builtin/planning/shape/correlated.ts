import type { Catalog } from '../../../linking/catalog.js'
import type { KeySpec, MeasureSpec, Spec } from '../../grounding/spec.js'
import { isMeasure, tableOfSpec } from '../../grounding/spec-tables.js'
import { Ungrounded } from '../../grounding/ungrounded.js'
import { type Block, buildBlock, makeAliases } from '../block.js'
import { type JoinTree, seedTree } from '../joins.js'
import type { Cond, Expr, Order, Output } from '../plan.js'
import { hintsOf } from './core-tree.js'
import { keyExpr, keyOutputs } from './key-columns.js'
import { isTotal } from './keep-empty.js'
import { labelOf } from './labels.js'
import { keyOf, sameExpr } from './sameness.js'
import type { Shaped } from './shaped.js'
import { type GroupRow, type Tie, tiedQuery, tieIn, tiesOf } from './tied-query.js'

/**
 * Measures of different things for each group: each of them a query of its own, tied to the group's row. Nothing is
 * multiplied, and a group that has none of them is there with 0.
 * @param keys all of one table
 * @throws {Ungrounded} where a side cannot be tied to the group, or the question asks more of it
 */
export function correlated(spec: Spec, keys: readonly KeySpec[], catalog: Catalog): Shaped {
  const [key] = keys
  if (!key) throw new Ungrounded('different things for no group')
  const table = tableOfSpec(key)
  if (keys.some((each) => tableOfSpec(each) !== table))
    throw new Ungrounded('a ratio of different things for several groups')
  if (spec.having.length > 0 || spec.requires.some((need) => need.table !== table))
    throw new Ungrounded('a ratio of different things with more conditions')
  const block = buildBlock({
    catalog,
    aliases: makeAliases(catalog),
    hints: hintsOf(spec),
    root: table,
    core: seedTree(table),
    conditions: spec.conditions,
    requires: [],
  })
  const shown = keys
    .flatMap((each) => keyOutputs(each, block, keys))
    .filter((each, at, all) => all.findIndex((other) => sameExpr(other.expr, each.expr)) === at)
  const ties = tiesOf(keys, catalog)
  const tied = ties
    .map((tie) => tieIn(tie, block))
    .filter((expr) => !shown.some((each) => sameExpr(each.expr, expr)))
  const group = [...shown.map((output) => output.expr), ...tied]
  const row: GroupRow = { table, ties, block, notes: [], trees: [block.tree] }
  const measures = measured(spec, row)
  const limit = spec.rank?.limit ?? null
  return {
    plan: {
      from: block.from,
      joins: block.joins,
      where: [...block.where, ...known(ties, block)],
      group,
      having: [],
      select: [...shown, ...measures],
      distinct: false,
      set: null,
      order: orderOf(spec, keys, measures, block),
      limit,
      ties: limit === 1,
    },
    tree: joined(row.trees),
    notes: row.notes,
  }
}

/** The measures shown, and the one that ranks. */
function measured(spec: Spec, row: GroupRow): readonly Output[] {
  const out = spec.outputs.flatMap((each): readonly Output[] =>
    isMeasure(each) ? [{ expr: measureOf(each, row), label: labelOf(each), part: 'asked' }] : [],
  )
  const ranked = spec.rank && isMeasure(spec.rank.by) ? spec.rank.by : null
  if (spec.rank && !ranked) throw new Ungrounded('a ranking by a column over groups')
  return ranked && !spec.outputs.some((output) => output === ranked)
    ? [...out, { expr: measureOf(ranked, row), label: labelOf(ranked), part: 'context' }]
    : out
}

function measureOf(measure: MeasureSpec, row: GroupRow): Expr {
  if (measure.kind === 'formula' && measure.of.kind === 'part') return tiedQuery(measure.of.part, row)
  if (measure.kind === 'trend' || measure.kind === 'formula' || measure.kind === 'place')
    throw new Ungrounded('a ratio beside a trend')
  if (measure.kind !== 'ratio') {
    const of = tiedQuery({ measure, only: [], having: [] }, row)
    return isTotal(measure) ? { kind: 'orZero', of } : of
  }
  const over = tiedQuery(measure.over, row)
  return { kind: 'ratio', over, under: tiedQuery(measure.under, row), percent: measure.percent }
}

/** By the measure asked for, else periods in their order. */
function orderOf(
  spec: Spec,
  keys: readonly KeySpec[],
  measures: readonly Output[],
  block: Block,
): readonly Order[] {
  const shown = spec.outputs.filter(isMeasure)
  if (spec.rank) {
    const ranked = measures.find((each) => each.expr.kind === 'ratio')
    if (!ranked) throw new Ungrounded('a ranking of different things')
    return [{ by: ranked.expr, descending: spec.rank.descending }]
  }
  if (spec.orders.length === 0)
    return keys
      .filter((key) => key.kind === 'grain')
      .map((key) => ({ by: keyExpr(key, block), descending: false }))
  return spec.orders.map(({ by, descending }) => {
    const of =
      by.kind === 'entity' && by.table !== tableOf(keys)
        ? { kind: 'countRows' as const, table: by.table }
        : by
    if (!isMeasure(of)) return { by: keyExpr(of, block), descending }
    const measure = measures[shown.findIndex((each) => keyOf(each) === keyOf(of))]
    if (!measure) throw new Ungrounded('ordered by what is not shown')
    return { by: measure.expr, descending }
  })
}

/** "ordered by members from most to fewest": by how many of them are shown. */
function tableOf([key]: readonly KeySpec[]): string | null {
  return key ? tableOfSpec(key) : null
}

/** Rows without the value are no group. */
function known(ties: readonly Tie[], block: Block): readonly Cond[] {
  return ties.flatMap((tie): readonly Cond[] =>
    tie.kind === 'column' && tie.column.nullable
      ? [{ kind: 'null', of: block.ref(tie.column), negated: true }]
      : [],
  )
}

function joined(trees: readonly JoinTree[]): JoinTree {
  return {
    tables: new Set(trees.flatMap((each) => [...each.tables])),
    hops: trees.flatMap((each) => each.hops),
    cost: trees.reduce((sum, each) => sum + each.cost, 0),
    tied: false,
    ways: [],
  }
}
