import { type Chart, lowAt, none, type Parsed } from './chart.js'
import type { Filter, Slot } from './sketch.js'

const names = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday']

/** "on weekends", "during the week end", "on a Tuesday", "on weekdays". */
export function weekdayFilters(chart: Chart, at: number): readonly Parsed<Filter>[] {
  if (!['on', 'during', 'over', 'at'].includes(lowAt(chart, at))) return none
  return daysAt(chart, at + 1, null)
}

/** "(held on) a Saturday", "(joined on) weekends": of the date that was named. */
export function daysAt(chart: Chart, at: number, column: Slot | null): readonly Parsed<Filter>[] {
  const from = ['a', 'the', 'any'].includes(lowAt(chart, at)) ? at + 1 : at
  const days = daysOf(lowAt(chart, from))
  if (!days) return none
  const end = lowAt(chart, from + 1) === 'days' || lowAt(chart, from + 1) === 'day' ? from + 2 : from + 1
  return [{ value: { kind: 'weekday', days, word: lowAt(chart, from), column }, end, cost: 0.02 }]
}

function daysOf(word: string): readonly number[] | null {
  if (/^weekends?$/.test(word)) return [0, 6]
  if (/^weekdays?$/.test(word)) return [1, 2, 3, 4, 5]
  const day = names.indexOf(word.replace(/s$/, ''))
  return day < 0 ? null : [day]
}
