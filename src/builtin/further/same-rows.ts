import type { Cond, Expr, Output, Plan } from '../planning/plan.js'
import type { Measure } from './measure.js'

/** A question that an answer leads to, and its statement. */
export interface FurtherQuestion {
  readonly question: string
  readonly sql: string
  /** One sentence with `{column}` for the first row's cells. */
  readonly template: string
}

/** The same rows as a plan's, grouped anew: the groups without a name are left out, the largest comes first. */
export function regrouped(plan: Plan, key: Output, measure: Measure, more: readonly Output[] = []): Plan {
  return {
    ...ungrouped(plan),
    select: [key, { expr: measure.expr, label: measure.label, part: 'asked' }, ...more],
    where: [...plan.where, { kind: 'null', of: innermost(key.expr), negated: true }],
    group: [key.expr],
    order: [
      { by: measure.expr, descending: true },
      { by: key.expr, descending: false },
    ],
  }
}

/** The rows that a plan is about, with nothing made of them. */
export function ungrouped({ from, joins, where }: Plan): Plan {
  return {
    from,
    joins,
    where,
    select: [],
    distinct: false,
    group: [],
    having: [],
    order: [],
    limit: null,
    ties: false,
    set: null,
  }
}

/** A measure's share of the same measure of all groups, in percent. */
export function shareOf({ expr }: Measure): Output {
  const whole: Expr = { kind: 'window', fn: 'sum', of: expr, partition: [], order: [] }
  return {
    expr: { kind: 'round', of: { kind: 'ratio', over: expr, under: whole, percent: true }, digits: 1 },
    label: 'share_percent',
    part: 'asked',
  }
}

/** "total revenue by month, under the same conditions". */
export function worded(plan: Plan, words: string): string {
  const sentence = `${words.charAt(0).toUpperCase()}${words.slice(1)}`
  return plan.where.length > 0 ? `${sentence}, under the same conditions` : sentence
}

/** What a condition speaks of, each part of an `and` by itself. */
export function partsOf(where: readonly Cond[]): readonly Cond[] {
  return where.flatMap((cond) => (cond.kind === 'and' ? partsOf(cond.of) : [cond]))
}

function innermost(expr: Expr): Expr {
  return expr.kind === 'truncate' || expr.kind === 'extract' ? innermost(expr.of) : expr
}
