import { add, type Clock, type Day, type Grain, startOf, today } from '../../linking/calendar.js'

/** A range written in SQL: both ends as steps from today. */
export interface SqlRange {
  readonly from: SqlDay
  readonly to: SqlDay
}

/** One end of the range: today or the start of the period it is in, moved by steps in turn. */
export interface SqlDay {
  readonly trunc: Grain | null
  readonly steps: readonly { readonly amount: number; readonly grain: Grain }[]
  /** Just before the start of its day: the day before it is the last one. */
  readonly before: boolean
}

const grains: ReadonlySet<string> = new Set(['day', 'week', 'month', 'quarter', 'year'])

/** "CURRENT_DATE - INTERVAL '30 days' to CURRENT_DATE"; null when it is written otherwise. */
export function sqlRange(text: string): SqlRange | null {
  const [first, second, ...more] = text
    .replace(/^(?:between|from)\s+/i, '')
    .split(/\s+(?:to|and|until|through)\s+/i)
  const from = first === undefined ? null : sqlDay(first)
  const to = second === undefined ? null : sqlDay(second)
  return from && to && more.length === 0 ? { from, to } : null
}

function sqlDay(text: string): SqlDay | null {
  const base =
    /^\s*(?:date_trunc\(\s*'(\w+)'\s*,\s*(?:current_date|now\(\)|current_timestamp)\s*\)|current_date|now\(\)|current_timestamp)/i.exec(
      text,
    )
  if (!base) return null
  const trunc = base[1]?.toLowerCase() ?? null
  if (trunc !== null && !grains.has(trunc)) return null
  const steps: { amount: number; grain: Grain }[] = []
  let before = false
  let rest = text.slice(base[0].length)
  while (rest.trim() !== '') {
    const step = /^\s*([+-])\s*(?:interval\s*)?'?(\d+)\s*(\w+?)?s?'?(?=\s|$)/i.exec(rest)
    if (!step) return null
    const unit = (step[3] ?? 'day').toLowerCase()
    if (/^(?:milli|micro)?second$/.test(unit) && step[1] === '-' && step[2] === '1') before = true
    else if (grains.has(unit))
      steps.push({ amount: Number(step[2]) * (step[1] === '-' ? -1 : 1), grain: unit as Grain })
    else return null
    rest = rest.slice(step[0].length)
  }
  return { trunc: trunc as Grain | null, steps, before }
}

/** The days of the range, half open: the last day named belongs to it. */
export function daysOf(range: SqlRange, clock: Clock): { readonly from: Day; readonly to: Day } {
  const at = (day: SqlDay): Day =>
    day.steps.reduce(
      (date, step) => add(date, step.amount, step.grain),
      day.trunc ? startOf(today(clock), day.trunc) : today(clock),
    )
  return { from: at(range.from), to: range.to.before ? at(range.to) : add(at(range.to), 1, 'day') }
}
