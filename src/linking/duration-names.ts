import type { CatalogColumn } from './catalog.js'

/** "turnaround_days" is the turnaround or the turnaround time, "opening_hours" no opening. */
export function timesOf(words: readonly string[], column: CatalogColumn): readonly (readonly string[])[] {
  const [what = '', unit = ''] = words
  if (words.length !== 2 || column.kind !== 'number' || !timeUnits.has(unit) || workTimes.has(what)) return []
  return [[what], [what, 'time'], [what, 'period']]
}

const timeUnits = new Set('minute hour day week month'.split(' '))
const workTimes = new Set(
  'working opening office business labor labour man credit sick vacation holiday leave teaching contact work flight billable class total paid extra study training service birth number of per min max minimum maximum average avg'.split(
    ' ',
  ),
)
