import { add, type Grain } from '../../../linking/calendar.js'
import { isTemporal, isYear } from '../../../linking/catalog.js'
import type { Comparison } from './comparisons.js'

/** Days at which the statement's ranges begin (inclusive) and end (exclusive), as `YYYY-MM-DD`. */
export interface DateBounds {
  readonly from: ReadonlySet<string>
  readonly to: ReadonlySet<string>
  /** Something is asked of a date that this reading does not follow: a month alone, a pattern, now(). */
  readonly unsure: boolean
}

/** A stretch of days that a constant stands for. */
interface Span {
  readonly from: string
  readonly to: string
  /** The constant is an instant within its day. */
  readonly timed: boolean
}

/** Reads the ranges that comparisons with constants amount to. */
export function dateBounds(comparisons: readonly Comparison[]): DateBounds {
  const from = new Set<string>()
  const to = new Set<string>()
  let unsure = false
  for (const comparison of comparisons) {
    for (const { value } of comparison.constants) {
      const span = spanOf(value, comparison)
      if (span === 'unsure') unsure = true
      if (span === null || span === 'unsure') continue
      note(comparison.operator, span, from, to)
    }
  }
  return { from, to, unsure }
}

function note(operator: string, span: Span, from: Set<string>, to: Set<string>): void {
  switch (operator) {
    case '=':
    case 'like':
      from.add(span.from)
      to.add(span.to)
      return
    case '>=':
      from.add(span.from)
      return
    case '>':
      from.add(span.timed ? span.from : span.to)
      return
    case '<':
      to.add(span.from)
      return
    case '<=':
      to.add(span.to)
  }
}

const partial = new Set(['month', 'quarter', 'day', 'dow', 'isodow', 'week', 'hour', 'doy'])

function spanOf(value: string, { use, through }: Comparison): Span | null | 'unsure' {
  const column = use?.column ?? null
  const isDate = column !== null && (isTemporal(column) || isYear(column) || column.lemmas.includes('date'))
  if (!isDate && !/^\d{4}-\d{2}-\d{2}/.test(value)) return null
  if (through !== null && partial.has(through)) return 'unsure'
  const clock = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2})?)/.exec(value)
  const timed = clock !== null && !/^00:00(:00)?$/.test(clock[2] ?? '')
  const day = /^(\d{4})-(\d{2})-(\d{2})/.exec(value)
  const grain = grainOf(through)
  if (day !== null) return stretch(day[0], grain ?? 'day', timed)
  const month = /^(\d{4})-(\d{2})%?$/.exec(value)
  if (month !== null) return stretch(`${month[1]}-${month[2]}-01`, 'month', false)
  const year = /^%?(\d{4})[-%]*$/.exec(value)
  return year === null ? (through === null ? null : 'unsure') : stretch(`${year[1]}-01-01`, 'year', false)
}

function stretch(from: string, grain: Grain, timed: boolean): Span | null {
  return Number.isNaN(Date.parse(from)) ? null : { from, to: add(from, 1, grain), timed }
}

/** The unit that date_trunc cuts to, which a constant then stands for. */
function grainOf(through: string | null): Grain | null {
  const unit = /^date_trunc (week|month|quarter|year)$/.exec(through ?? '')?.[1]
  return unit === undefined ? null : (unit as Grain)
}
