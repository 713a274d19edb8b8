import type { Answered } from '../outcome.js'
import type { Expr, Plan } from '../planning/plan.js'
import { printExpr, printPlan } from '../planning/print.js'
import type { FullQuestion, Top } from './full-question.js'

/** A changed answer, or why the result cannot be changed in this way. */
export type Changed =
  | { readonly ok: true; readonly answer: Answered }
  | { readonly ok: false; readonly reason: string }

/** The answer of the core with what was asked of its result: only the plan changes, no word is read again. */
export function changeResult(answer: Answered, { share, top }: FullQuestion): Changed {
  const kept: Changed = top === null ? { ok: true, answer } : keepTop(answer, top)
  return !kept.ok || !share ? kept : asShare(kept.answer)
}

/** Each number as a percentage of the sum over all groups, those that are cut off included. */
function asShare(answer: Answered): Changed {
  const { plan } = answer
  const measure = onlyMeasure(plan)
  if (plan.group.length === 0)
    return no('there is one number only; a share needs groups, for example "by month"')
  if (measure === null) return no('it is not clear which of its numbers is meant')
  const { expr, label } = measure
  if (plan.best || plan.set || !adds(expr)) return no(`${label} of the groups does not add up to a total`)
  const whole: Expr = { kind: 'window', fn: 'sum', of: expr, partition: [], order: [] }
  const ratio: Expr = { kind: 'ratio', over: expr, under: whole, percent: true }
  const part: Expr = { kind: 'round', of: ratio, digits: 2 }
  const select = plan.select.flatMap((output) =>
    output === measure ? [output, { ...output, expr: part, label: 'share_in_percent' }] : [output],
  )
  return changed(answer, { ...plan, select }, 'with the share of each in the total, in percent', [])
}

/** Counts of rows and sums add up; averages, extremes and numbers of different values do not. */
function adds(expr: Expr): boolean {
  return expr.kind === 'count' ? !expr.distinct : expr.kind === 'aggregate' && expr.fn === 'sum'
}

function keepTop(answer: Answered, { limit, end }: Top): Changed {
  const { plan } = answer
  const words = `the ${end} ${limit}`
  if (plan.set) return no('the rows of two kinds compared have no first ones')
  if (plan.best)
    return end === 'bottom'
      ? no('the best of each group were asked for')
      : changed(answer, { ...plan, best: { ...plan.best, limit } }, `${words} of each`, [])
  const measure = onlyMeasure(plan)
  const ranked = plan.order.length > 0 && (plan.limit !== null || end === 'first')
  if (!ranked && (plan.group.length === 0 || measure === null))
    return no(`nothing says by what the ${end} ${limit} are chosen`)
  if (ranked && end === 'bottom') return no('the order is given already, from the other end')
  const order = ranked || measure === null ? plan.order : [{ by: measure.expr, descending: end !== 'bottom' }]
  const by = ranked || measure === null ? '' : ` by ${measure.label}`
  const ties = limit === 1
  const note = ties
    ? 'rows that tie for the place are all shown'
    : `rows that tie with number ${limit} are cut off`
  return changed(answer, { ...plan, order, limit, ties }, `${words}${by}`, [note])
}

/** The one output that is computed of each group; null when there are none or several. */
function onlyMeasure(plan: Plan): Plan['select'][number] | null {
  const keys = new Set(plan.group.map(printExpr))
  const measures = plan.select.filter(({ expr }) => !keys.has(printExpr(expr)) && expr.kind !== 'column')
  return measures.length === 1 ? (measures[0] ?? null) : null
}

function changed(answer: Answered, plan: Plan, words: string, notes: readonly string[]): Changed {
  const aboutTies = /^rows that tie /
  const assumptions =
    notes.length === 0 ? answer.assumptions : answer.assumptions.filter((each) => !aboutTies.test(each))
  return {
    ok: true,
    answer: {
      ...answer,
      plan,
      sql: printPlan(plan),
      interpretation: `${answer.interpretation} · ${words}`,
      assumptions: [...assumptions, ...notes],
      template: '{{rows}} rows.',
      asked: plan.select.flatMap((output, at) => (output.part === 'asked' ? [at] : [])),
    },
  }
}

function no(reason: string): Changed {
  return { ok: false, reason }
}
