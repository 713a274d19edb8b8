import type { TimeUnit } from './plan.js'

const secondsPerUnit = { minute: 60, hour: 3600, day: 86_400, week: 604_800 } as const

/** The SQL for the time between two. Dates differ by whole days; times by fractions; months and years are those that are complete. */
export function elapsed(start: string, end: string, unit: TimeUnit | 'whole day' = 'whole day'): string {
  if (unit === 'whole day') return `${end}::date - ${start}::date`
  const [to, from] = [`${end}::timestamp`, `${start}::timestamp`]
  if (unit === 'year') return `extract(year from age(${to}, ${from}))`
  if (unit === 'month')
    return `extract(year from age(${to}, ${from})) * 12 + extract(month from age(${to}, ${from}))`
  return `extract(epoch from (${to} - ${from})) / ${secondsPerUnit[unit]}.0`
}
