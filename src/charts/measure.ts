import type { Measure } from './chart.js'

/** A column's name as a measure; the unit is read from its ending. */
export function measure(name: string): Measure {
  const ending = /(?:^|[_\s])([a-z%]+)$/i.exec(name)?.[1]?.toLowerCase() ?? ''
  return { name, unit: units[ending] ?? null }
}

/** A measure as an axis names it. */
export function measureTitle({ name, unit }: Measure): string {
  return unit === null || name === unit ? name : `${name} (${unit})`
}

const units: Readonly<Record<string, string>> = {
  pct: '%',
  percent: '%',
  percentage: '%',
  eur: 'EUR',
  usd: 'USD',
  gbp: 'GBP',
  chf: 'CHF',
  ms: 'ms',
  seconds: 's',
  secs: 's',
  minutes: 'min',
  mins: 'min',
  hours: 'h',
  days: 'days',
  bytes: 'bytes',
  kb: 'kB',
  mb: 'MB',
  gb: 'GB',
  kg: 'kg',
  g: 'g',
  km: 'km',
  m: 'm',
  cm: 'cm',
  mm: 'mm',
  kwh: 'kWh',
  celsius: '°C',
}

/** Whether values of this column may be added up: an average, a share or a price of several is no sum of theirs. */
export function addsUp(name: string): boolean {
  return !notAdditive.test(name)
}

const notAdditive =
  /(?:^|[_\s])(?:avg|average|mean|median|mode|min|max|minimum|maximum|share|ratio|rate|pct|percent|percentage|per|price|age|score|rating|rank|temperature|stddev|variance|percentile|p\d\d|margin|growth|change|first|last|oldest|newest)(?:$|[_\s])/i
