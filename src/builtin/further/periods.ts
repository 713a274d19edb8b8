import { add, type Day } from '../../linking/calendar.js'
import { isTemporal } from '../../linking/catalog.js'
import type { Cond, Expr, Plan, TimeGrain } from '../planning/plan.js'
import { printExpr, printPlan } from '../planning/print.js'
import type { Measure } from './measure.js'
import { type FurtherQuestion, partsOf, regrouped, ungrouped, worded } from './same-rows.js'

type DatedColumn = Extract<Expr, { kind: 'column' }>

/** The days that a plan is about: from the first until before the last. */
interface Range {
  readonly of: DatedColumn
  readonly from: Day
  readonly until: Day
  /** The two conditions that say so. */
  readonly said: readonly Cond[]
}

/** When the measure was highest; null of what has no date, or is told by date already. */
export function byPeriod(plan: Plan, measure: Measure): FurtherQuestion | null {
  if (plan.group.some(({ kind }) => kind === 'truncate' || kind === 'extract')) return null
  const range = rangeOf(plan)
  const of = range?.of ?? datedColumn(plan)
  if (of === null) return null
  const grain = grainFor(range ?? { from: of.column.min, until: of.column.max })
  const key = { expr: { kind: 'truncate', grain, of }, label: grain, part: 'asked' } as const
  return {
    question: worded(plan, `${measure.words} by ${grain} of ${of.column.words.join(' ')}`),
    sql: printPlan(regrouped(plan, key, measure)),
    template: `Of {rows} ${grain}s, the one from {${grain}} is the highest, with {${measure.label}}.`,
  }
}

/** The measure against the same length of time before; null where the plan is about no such time. */
export function againstBefore(plan: Plan, measure: Measure): FurtherQuestion | null {
  const range = rangeOf(plan)
  if (range === null) return null
  const before = startBefore(range)
  const rest = partsOf(plan.where).filter((cond) => !range.said.includes(cond))
  const within = (from: Day, until: Day): Cond => ({
    kind: 'and',
    of: [at(range.of, '>=', from), at(range.of, '<', until)],
  })
  const now: Expr = { ...measure.expr, filter: within(range.from, range.until) }
  const then: Expr = { ...measure.expr, filter: within(before, range.from) }
  const change: Expr = {
    kind: 'ratio',
    over: { kind: 'arithmetic', op: '-', left: now, right: then },
    under: then,
    percent: true,
  }
  const compared: Plan = {
    ...ungrouped(plan),
    where: [...rest, at(range.of, '>=', before), at(range.of, '<', range.until)],
    select: [
      { expr: now, label: 'this_period', part: 'asked' },
      { expr: then, label: 'period_before', part: 'asked' },
      { expr: { kind: 'round', of: change, digits: 1 }, label: 'change_percent', part: 'asked' },
    ],
  }
  return {
    question: worded(plan, `${measure.words} against the same length of time before`),
    sql: printPlan(compared),
    template:
      '{this_period} against {period_before} in the same length of time before: a change of {change_percent} %.',
  }
}

function at(of: Expr, op: '>=' | '<', value: Day): Cond {
  return { kind: 'compare', left: of, op, right: { kind: 'literal', value, as: 'date' } }
}

/** A date column with a first day and a day after the last. */
function rangeOf(plan: Plan): Range | null {
  const bounds = partsOf(plan.where).flatMap((cond) => {
    if (cond.kind !== 'compare' || cond.left.kind !== 'column' || cond.right.kind !== 'literal') return []
    const { left: of, op, right } = cond
    if (!isTemporal(of.column) || !/^\d{4}-\d\d-\d\d$/.test(String(right.value))) return []
    return [{ of, op, day: String(right.value), cond }]
  })
  const first = bounds.find(({ op }) => op === '>=')
  const last = bounds.find(({ op, of }) => op === '<' && first && printExpr(of) === printExpr(first.of))
  if (first === undefined || last === undefined || first.day >= last.day) return null
  return { of: first.of, from: first.day, until: last.day, said: [first.cond, last.cond] }
}

/** The date of what is counted before one of what it belongs to; never one that the system wrote by itself. */
function datedColumn({ from, joins }: Plan): DatedColumn | null {
  for (const { alias, table } of [from, ...joins.map(({ source }) => source)]) {
    const column = table.columns.find((each) => each.role === 'time' && isTemporal(each) && !each.audit)
    if (column !== undefined) return { kind: 'column', alias, column }
  }
  return null
}

const dayMs = 86_400_000

function grainFor({
  from,
  until,
}: {
  readonly from: string | null
  readonly until: string | null
}): Exclude<TimeGrain, 'weekday' | 'hour'> {
  const days = from === null || until === null ? Number.NaN : (Date.parse(until) - Date.parse(from)) / dayMs
  if (days <= 45) return 'day'
  return days > 1100 ? 'year' : 'month'
}

/** Whole months go back by whole months, whatever their days. */
function startBefore({ from, until }: Range): Day {
  const months = monthsOf(until) - monthsOf(from)
  if (from.endsWith('-01') && until.endsWith('-01')) return add(from, -months, 'month')
  return add(from, -Math.round((Date.parse(until) - Date.parse(from)) / dayMs), 'day')
}

function monthsOf(day: Day): number {
  return Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7))
}
