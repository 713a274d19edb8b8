import { type CatalogColumn, type CatalogTable, mustTable } from '../../../linking/catalog.js'
import type { KeySpec, MeasureSpec, Shown, Spec } from '../../grounding/spec.js'
import { isMeasure, tablesOf } from '../../grounding/spec-tables.js'
import { trendOutputs } from '../../grounding/trend.js'
import type { Block } from '../block.js'
import type { Expr, Output } from '../plan.js'
import { partitionOf } from './best.js'
import { keyExpr, keyOutputs } from './key-columns.js'
import { labelOf } from './labels.js'
import { sameExpr } from './sameness.js'

/** Rows in groups: what is shown of each, and how a measure of it is written. */
export interface Grouping {
  readonly spec: Spec
  readonly outputs: readonly Shown[]
  /** What the rows are grouped by; empty: all rows are one group. */
  readonly keys: readonly KeySpec[]
  readonly block: Block
  readonly measure: (each: MeasureSpec) => Expr
}

/** The columns shown, keys first and what ranks last, and the expressions grouped by. */
export function groupColumns({ spec, outputs, keys, block, measure }: Grouping): {
  readonly select: readonly Output[]
  readonly group: readonly Expr[]
} {
  const select: Output[] = []
  const group: Expr[] = []
  const show = (output: Output) => {
    if (!select.some((each) => sameExpr(each.expr, output.expr))) select.push(output)
  }
  const groupBy = (expr: Expr) => {
    if (!group.some((each) => sameExpr(each, expr))) group.push(expr)
  }
  const measured = new Set(outputs.filter(isMeasure).flatMap(tablesOf))
  for (const key of keys) {
    for (const output of keyOutputs(key, block, keys)) {
      show(output)
      groupBy(output.expr)
    }
    if (!countsRowsOf(key, spec, measured))
      for (const column of identity(key, block)) groupBy(block.ref(column))
  }
  for (const output of outputs)
    if (output.kind === 'trend')
      for (const each of trendOutputs(output, measure(output.of), labelOf(output.of), keyed(keys, block)))
        show(each)
  for (const output of outputs)
    if (isMeasure(output) && output.kind !== 'trend')
      show({ expr: measure(output), label: labelOf(output), part: 'asked' })
  if (spec.rank && isMeasure(spec.rank.by))
    show({ expr: measure(spec.rank.by), label: labelOf(spec.rank.by), part: 'context' })
  return { select, group }
}

/**
 * Rows that share a name are not the same row: a title is grouped with its key, a category is not; nor is a title that
 * rows share as a rule ("the ratings of every course title", where each is given several times).
 */
function identity(key: KeySpec, block: Block): readonly CatalogColumn[] {
  if (key.kind !== 'column') return []
  const table = mustTable(block.request.catalog, key.column.table)
  const isTitle = table.titles.some((title) => title.id === key.column.id)
  return isTitle && table.key && !key.column.unique && !isShared(key.column, table) ? table.key : []
}

/** A title that is kept twice or more on average. */
function isShared({ lemmas, distinct }: CatalogColumn, { rows }: CatalogTable): boolean {
  return lemmas.includes('title') && distinct !== null && rows !== null && rows >= 4 && distinct * 2 <= rows
}

/**
 * "first names that occur twice", "the cost of the visits of each vet": the rows that share a name are what is counted
 * or added up, so their own key would leave each of them alone.
 */
function countsRowsOf(key: KeySpec, { having }: Spec, measured: ReadonlySet<string>): boolean {
  if (key.kind !== 'column') return false
  if (measured.has(key.column.table)) return true
  return having.some((each) => !each.of && !each.distinctColumn && each.table === key.column.table)
}

/** Each key with what tells its groups apart. */
function keyed(keys: readonly KeySpec[], block: Block): readonly { key: KeySpec; exprs: readonly Expr[] }[] {
  return keys.map((key) => ({
    key,
    exprs: key.kind === 'entity' ? partitionOf([key], block) : [keyExpr(key, block)],
  }))
}
