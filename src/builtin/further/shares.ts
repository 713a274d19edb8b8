import type { CatalogColumn } from '../../linking/catalog.js'
import type { Cond, Expr, Output, Plan } from '../planning/plan.js'
import { printExpr, printPlan } from '../planning/print.js'
import type { Measure } from './measure.js'
import { type FurtherQuestion, partsOf, regrouped, shareOf, ungrouped, worded } from './same-rows.js'

/** How much of the whole the first group makes; null where groups do not add up, or there are none. */
export function firstShare(plan: Plan, measure: Measure): FurtherQuestion | null {
  const keys = plan.select.filter(({ expr }) =>
    plan.group.some((group) => printExpr(group) === printExpr(expr)),
  )
  const key = keys.find(({ part }) => part === 'asked') ?? keys[0]
  if (key === undefined || !measure.additive) return null
  const shared: Plan = {
    ...ungrouped(plan),
    select: [...keys, { expr: measure.expr, label: measure.label, part: 'asked' }, shareOf(measure)],
    group: plan.group,
    order: [{ by: measure.expr, descending: true }],
    limit: 1,
  }
  const name = key.label.replaceAll('_', ' ')
  return {
    question: worded(plan, `the largest share of the ${measure.words}, by ${name}`),
    sql: printPlan(shared),
    template: `{${key.label}} has the largest share: {${measure.label}}, or {share_percent} % of the whole.`,
  }
}

const fewestValues = 2
const mostValues = 20
const mostSplits = 3
/** Where more rows than this have no value, the split tells of too few. */
const mostEmpty = 0.5

/** The measure by columns of few values that the question does not speak of, those with the fewest first. */
export function bySplits(plan: Plan, measure: Measure): readonly FurtherQuestion[] {
  const said = new Set([...plan.group.map(printExpr), ...columnsIn(partsOf(plan.where))])
  return [plan.from, ...plan.joins.map(({ source }) => source)]
    .flatMap(({ alias, table }) => table.columns.filter(isSplit).map((column) => ({ alias, column })))
    .filter(({ alias, column }) => !said.has(printExpr({ kind: 'column', alias, column })))
    .sort((one, other) => (one.column.distinct ?? 0) - (other.column.distinct ?? 0))
    .slice(0, mostSplits)
    .map(({ alias, column }) => bySplit(plan, measure, { kind: 'column', alias, column }))
}

function isSplit({ role, kind, distinct, nullFraction }: CatalogColumn): boolean {
  if ((role !== 'category' && role !== 'flag') || (nullFraction ?? 0) > mostEmpty) return false
  return (
    (kind === 'text' || kind === 'boolean') &&
    distinct !== null &&
    distinct >= fewestValues &&
    distinct <= mostValues
  )
}

function bySplit(plan: Plan, measure: Measure, expr: Extract<Expr, { kind: 'column' }>): FurtherQuestion {
  const key: Output = { expr, label: expr.column.name, part: 'asked' }
  const name = expr.column.words.join(' ')
  // Rows without a value are in no group, so that the groups are not the whole.
  const whole = expr.column.nullable ? `what has a ${name}` : 'the whole'
  const share = measure.additive ? `, or {share_percent} % of ${whole}` : ''
  return {
    question: worded(plan, `${measure.words} by ${name}`),
    sql: printPlan(regrouped(plan, key, measure, measure.additive ? [shareOf(measure)] : [])),
    template: `By ${name}, {${key.label}} is the highest of {rows}: {${measure.label}}${share}.`,
  }
}

/** As printed: aliases are part of what a column is. */
function columnsIn(conds: readonly Cond[]): readonly string[] {
  return conds.flatMap((cond): readonly string[] => {
    switch (cond.kind) {
      case 'and':
      case 'or':
        return columnsIn(cond.of)
      case 'not':
        return columnsIn([cond.of])
      case 'compare':
        return [printExpr(cond.left), printExpr(cond.right)]
      case 'in':
      case 'like':
      case 'null':
      case 'true':
        return [printExpr(cond.of)]
      case 'exists':
        return []
      default:
        return cond satisfies never
    }
  })
}
