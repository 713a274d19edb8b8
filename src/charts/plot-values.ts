import type { Cell } from '../events.js'

/** A cell as a number that can be drawn; null when it is none. Text of too many digits for a double is near enough. */
export function numberOf(cell: Cell): number | null {
  if (typeof cell === 'number') return drawable(cell)
  if (typeof cell !== 'string' || !/^-?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i.test(cell)) return null
  return drawable(Number(cell))
}

/** Near the end of the doubles even the next round number is none; next to nothing, half of a number is no half: it is drawn as 0. */
function drawable(value: number): number | null {
  if (!(Math.abs(value) <= 1e300)) return null
  return Math.abs(value) < 1e-280 ? 0 : value
}

/**
 * A date, timestamp, year, month or quarter as milliseconds on its own clock: the offset of a timestamp is left aside,
 * because a month that begins at local midnight begins there.
 * @example momentOf('2025-Q2') // 2025-04-01
 */
export function momentOf(cell: Cell): number | null {
  if (typeof cell !== 'string') return null
  const quarter = /^(\d{4})-?Q([1-4])$/.exec(cell)
  if (quarter) return dayMs(Number(quarter[1]), (Number(quarter[2]) - 1) * 3)
  const found = /^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,3})\d*)?)?)?)?)?/.exec(
    cell,
  )
  if (!found || !isMoment.test(cell)) return null
  const [, year, month = '01', day = '01', hour = '0', minute = '0', second = '0', part = '0'] = found
  const clockMs = ((+hour * 60 + +minute) * 60 + +second) * 1000 + +part.padEnd(3, '0')
  const at = dayMs(+(year ?? 0), +month - 1, +day) + clockMs
  // 2025-02-31 is a text, not a day.
  return new Date(at - clockMs).getUTCMonth() === Number(month) - 1 ? at : null
}

/** The beginning of a day; `Date.UTC` takes the year 99 for 1999. */
export function dayMs(year: number, month: number, day = 1): number {
  return new Date(0).setUTCFullYear(year, month, day)
}

const isMoment = /^\d{4}(?:-\d\d(?:-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d(?::?\d\d)*)?)?)?)?$/
