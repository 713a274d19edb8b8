import type { Expr, Output, Plan } from '../planning/plan.js'
import { aggregateWord } from '../readings/explain.js'

/** The number that a plan is about. */
export interface Measure {
  readonly expr: Extract<Expr, { kind: 'count' | 'aggregate' }>
  /** Its column in a result. */
  readonly label: string
  readonly words: string
  /** Those of the groups add up to that of all rows. */
  readonly additive: boolean
}

/**
 * The one number of a plan that can be taken of other groups of the same rows; of a list, how many rows it has. Null
 * where there is none, or where what is kept of the groups is part of the question.
 */
export function measureOf(plan: Plan): Measure | null {
  if (plan.set !== null || plan.having.length > 0) return null
  const measured = plan.select.filter(({ expr }) => !isKey(expr))
  const [only] = measured
  if (only === undefined) return plan.group.length === 0 && !plan.distinct ? rowsOf(plan) : null
  if (measured.length > 1) return null
  const expr = only.expr.kind === 'round' ? only.expr.of : only.expr
  if (expr.kind === 'count') return counted(expr, only, plan)
  if (expr.kind !== 'aggregate' || expr.filter !== null) return null
  const of = expr.of.kind === 'column' ? expr.of.column.words.join(' ') : only.label.replaceAll('_', ' ')
  return {
    expr,
    label: only.label,
    words: expr.of.kind === 'column' ? `${aggregateWord(expr.fn)} ${of}` : of,
    additive: expr.fn === 'sum',
  }
}

function isKey({ kind }: Expr): boolean {
  return kind === 'column' || kind === 'truncate' || kind === 'extract'
}

function counted(expr: Extract<Expr, { kind: 'count' }>, { label }: Output, plan: Plan): Measure | null {
  if (expr.filter !== null) return null
  const different = expr.distinct && expr.of?.kind === 'column' ? expr.of.column.words.join(' ') : null
  const words = different === null ? rowsOf(plan).words : `number of different ${different}`
  return { expr, label, words, additive: !expr.distinct }
}

function rowsOf({ from }: Plan): Measure {
  return {
    expr: { kind: 'count', of: null, distinct: false, filter: null },
    label: 'count',
    words: `number of ${from.table.words.join(' ')}`,
    additive: true,
  }
}
