import { keptWith } from './remember.js'

/** Days of the proleptic Gregorian calendar as `YYYY-MM-DD`; no instants, so no daylight saving can shift them. */
export type Day = string

/** How long a period is, or how far apart the steps of a series are. */
export type Grain = 'day' | 'week' | 'month' | 'quarter' | 'year'

/** When and where a question is asked, which relative dates are counted by. */
export interface Clock {
  /** ISO 8601 instant that "today" is counted from. */
  readonly now: string
  /** IANA zone of the session, e.g. `Europe/Paris`. */
  readonly timeZone: string
}

/** The calendar day of the clock's instant in its zone. */
export function today(clock: Clock): Day {
  return todayOf(clock)
}

const todayOf = keptWith((clock: Clock): Day => {
  const instant = new Date(clock.now)
  if (Number.isNaN(instant.getTime())) throw new RangeError(`not an ISO 8601 instant: '${clock.now}'`)
  const zone = clock.timeZone
  // Loading a time zone takes milliseconds, and most servers keep UTC.
  if (zone === 'UTC' || zone === 'Etc/UTC' || zone === 'GMT' || !isZone(zone))
    return instant.toISOString().slice(0, 10)
  return new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).format(instant)
})

function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone })
    return true
  } catch {
    return false
  }
}

/** The first day of a year or month, or a day of it; what lies beyond the month's end runs into the next. */
export function day(year: number, month = 1, date = 1): Day {
  return format(utc(year, month - 1, date))
}

/** Whether the calendar has that day: 30 February is none. Month and date count from 1. */
export function isDay(year: number, month: number, date: number): boolean {
  const made = utc(year, month - 1, date)
  return made.getUTCMonth() === month - 1 && made.getUTCDate() === date
}

/** Adds whole grains; a month's last day stays within the target month (31 January + 1 month = 28 February). */
export function add(from: Day, count: number, grain: Grain): Day {
  const at = parse(from)
  switch (grain) {
    case 'day':
      return format(utc(at.getUTCFullYear(), at.getUTCMonth(), at.getUTCDate() + count))
    case 'week':
      return add(from, 7 * count, 'day')
    case 'quarter':
      return add(from, 3 * count, 'month')
    case 'year':
      return add(from, 12 * count, 'month')
    case 'month': {
      const first = utc(at.getUTCFullYear(), at.getUTCMonth() + count, 1)
      const lastDate = utc(first.getUTCFullYear(), first.getUTCMonth() + 1, 0).getUTCDate()
      return format(utc(first.getUTCFullYear(), first.getUTCMonth(), Math.min(at.getUTCDate(), lastDate)))
    }
    default:
      return grain satisfies never
  }
}

/** First day of the period that holds the day; weeks begin on Monday, as ISO 8601 and date_trunc have it. */
export function startOf(of: Day, grain: Grain): Day {
  const at = parse(of)
  switch (grain) {
    case 'day':
      return of
    case 'week':
      return add(of, -((at.getUTCDay() + 6) % 7), 'day')
    case 'month':
      return format(utc(at.getUTCFullYear(), at.getUTCMonth(), 1))
    case 'quarter':
      return format(utc(at.getUTCFullYear(), at.getUTCMonth() - (at.getUTCMonth() % 3), 1))
    case 'year':
      return format(utc(at.getUTCFullYear(), 0, 1))
    default:
      return grain satisfies never
  }
}

/** Monday of an ISO week: week 1 is the one with 4 January in it. */
export function isoWeek(year: number, week: number): Day {
  return add(startOf(day(year, 1, 4), 'week'), week - 1, 'week')
}

function parse(text: Day): Date {
  return new Date(`${text}T00:00:00Z`)
}

function utc(year: number, month: number, date: number): Date {
  return new Date(Date.UTC(year, month, date))
}

function format(date: Date): Day {
  return date.toISOString().slice(0, 10)
}
