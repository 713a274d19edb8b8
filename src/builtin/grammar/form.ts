import type { Expr, Plan } from '../planning/plan.js'
import { type Chart, lowAt } from './chart.js'
import { phrasesAt } from './phrase-book.js'

/** How a number is to be written. */
export interface Form {
  readonly percent: boolean | null
  readonly digits: number | null
  /** "on average": said of a number of rows. */
  readonly average?: boolean
}

/** "as a percentage", "rounded to 2 decimal places", "as a percentage with one decimal". */
export function formAt(chart: Chart, at: number): (Form & { readonly end: number }) | null {
  const digits = digitsAt(chart, at)
  if (digits) return { percent: null, ...digits }
  if (lowAt(chart, at) === 'on' && lowAt(chart, at + 1) === 'average' && lowAt(chart, at - 1) !== 'and')
    return { percent: null, digits: null, average: true, end: at + 2 }
  const phrase = phrasesAt(chart.tokens, at, 'form')[0]
  return phrase ? { percent: phrase.sense === 'percent', digits: null, end: phrase.end } : null
}

function digitsAt(chart: Chart, at: number): { digits: number; end: number } | null {
  let next = at
  if (['and', ',', 'then'].includes(lowAt(chart, next))) next++
  const opener = lowAt(chart, next)
  if (!['rounded', 'round', 'rounding', 'with', 'to'].includes(opener)) return null
  next++
  while (
    [
      'it',
      'them',
      'the',
      'result',
      'results',
      'value',
      'values',
      'answer',
      'off',
      'to',
      'up',
      'percentage',
    ].includes(lowAt(chart, next))
  )
    next++
  if (lowAt(chart, next) === 'nearest' && ['integer', 'whole'].includes(lowAt(chart, next + 1))) {
    return { digits: 0, end: lowAt(chart, next + 2) === 'number' ? next + 3 : next + 2 }
  }
  const count = chart.tokens[next]?.number ?? null
  if (count === null || !Number.isInteger(count) || count > 10) return null
  next++
  if (!['decimal', 'decimals', 'digits', 'digit', 'places'].includes(lowAt(chart, next))) return null
  next++
  if (['place', 'places', 'digits', 'digit', 'points'].includes(lowAt(chart, next))) next++
  return { digits: count, end: next }
}

/** Rounds every computed number that is shown; counts are whole already. */
export function rounded(plan: Plan, digits: number): Plan {
  const round = (of: Expr): Expr =>
    of.kind === 'aggregate' ||
    of.kind === 'ratio' ||
    of.kind === 'arithmetic' ||
    of.kind === 'window' ||
    of.kind === 'days' ||
    of.kind === 'orZero'
      ? { kind: 'round', of, digits }
      : of
  const columns = plan.select.some((each) => round(each.expr) !== each.expr)
  const all = (of: Expr): Expr =>
    !columns && of.kind === 'column' && of.column.kind === 'number' && of.column.category !== 'integer'
      ? { kind: 'round', of, digits }
      : round(of)
  return { ...plan, select: plan.select.map((each) => ({ ...each, expr: all(each.expr) })) }
}
