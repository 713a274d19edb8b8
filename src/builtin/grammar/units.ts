import type { CatalogColumn } from '../../linking/catalog.js'
import { Ungrounded } from '../grounding/ungrounded.js'
import list from '../lexicon/units.json' with { type: 'json' }
import { isMoneyName } from './money-names.js'
import { isParticiple } from './participle.js'
import { type Chart, lowAt, type Parsed } from './chart.js'
import { isSquare, squareAt } from './square-units.js'

/** What an amount is counted in: sizes of one dimension convert into each other. */
export interface Unit {
  readonly dimension: string
  readonly size: number
  readonly word: string
}

const byWord = new Map<string, Unit>(
  list.flatMap(({ dimension, size, words }) =>
    words.split(' ').map((word) => [word, { dimension, size, word }] as const),
  ),
)
const money: ReadonlySet<string> = new Set(['euro', 'dollar', 'sterling', 'franc', 'krone'])

/** The unit a word in lower case names ("minutes", "kg", "€"), or null. */
export function unitOf(word: string): Unit | null {
  return byWord.get(word) ?? null
}

const calendarSizes: Readonly<Record<string, number | null>> = {
  day: 86_400,
  week: 604_800,
  month: null,
  year: null,
}

/** "days", "weeks", "years": lengths of time that most columns of them are not called after. Null for any other word. */
export function calendarUnit(word: string): Unit | null {
  const size = calendarSizes[word.replace(/s$/, '')]
  return size === undefined ? null : { dimension: 'calendar', size: size ?? 0, word }
}

/** "in minutes", "(kg)", ", minutes", "expressed in hours": how an amount is to be written. */
export function unitAt(chart: Chart, at: number): Parsed<Unit> | null {
  const rate = rateAt(chart, at)
  if (rate) return rate
  let next = at
  if (['expressed', 'measured', 'given', 'counted', 'stated', 'shown'].includes(lowAt(chart, next))) next++
  const opener = lowAt(chart, next)
  if (!['in', '(', ','].includes(opener)) return null
  next += opener !== 'in' && lowAt(chart, next + 1) === 'in' ? 2 : 1
  const square = squareAt(chart, next)
  if (square) return lowAt(chart, square.end) === ')' ? { ...square, end: square.end + 1 } : square
  const word = lowAt(chart, next)
  const unit = unitOf(word)
  if (!unit || word.length < 2) return null
  if (
    chart
      .mentionsAt(next)
      .some((mention) =>
        mention.links.some((link) => link.kind === 'value' || (link.kind === 'table' && link.score >= 0.9)),
      )
  )
    return null
  return {
    value: unit,
    end: opener === '(' && lowAt(chart, next + 1) === ')' ? next + 2 : next + 1,
    cost: -0.1,
  }
}

const rates: Readonly<Record<string, readonly string[]>> = {
  year: ['annual', 'yearly', 'annually', 'year'],
  month: ['monthly', 'month'],
  week: ['weekly', 'week'],
  day: ['daily', 'day'],
  hour: ['hourly', 'hour'],
  night: ['nightly', 'night'],
}

/** How a column says that its amounts are by a period: "hourly" for the hour. */
export function rateHints(word: string): readonly string[] {
  return Object.hasOwn(rates, word) ? (rates[word] ?? []) : []
}

/** "a year", "per hour": of an amount that is by the year or the hour already. */
function rateAt(chart: Chart, at: number): Parsed<Unit> | null {
  const word = lowAt(chart, at + 1)
  const opener = lowAt(chart, at)
  if (!['a', 'an', 'per'].includes(opener)) return null
  const unit = opener === 'per' ? unitOf(word) : null
  if (unit && unit.dimension !== 'time')
    return { value: { dimension: `rate ${word}`, size: 1, word: `per ${word}` }, end: at + 2, cost: -0.15 }
  if (!(word in rates) || (opener === 'per' && isSplit(chart, at))) return null
  return {
    value: { dimension: `rate ${word}`, size: 1, word: `${lowAt(chart, at)} ${word}` },
    end: at + 2,
    cost: 0,
  }
}

/** "kegs delivered per month", "units per week": a number of things for each period, and no price by the month. */
function isSplit(chart: Chart, at: number): boolean {
  const before = lowAt(chart, at - 1)
  if (isParticiple(before) && !/^(?:paid|earned|charged|billed|spent|owed)$/.test(before)) return true
  const counted = chart.tokens
    .slice(Math.max(0, at - 2), at)
    .flatMap(({ index }) => chart.mentionsAt(index).filter(({ end }) => end === at))
    .flatMap(({ links }) => links.flatMap((link) => (link.kind === 'column' ? [link.column] : [])))
    .flatMap((id) => chart.columnById.get(id) ?? [])
  return counted.length > 0 && counted.every((column) => column.kind === 'number' && countable(column))
}

const things: ReadonlySet<string> = new Set(
  'keg bottle unit quantity piece ticket passenger seat item copy point goal'.split(' '),
)

/** Whole things that are told by their number. */
function countable(column: CatalogColumn): boolean {
  return !isMoneyName(column) && column.lemmas.length === 1 && things.has(column.lemmas[0] ?? '')
}

/** Names of columns whose amounts are of a dimension, when nothing says their unit. */
const nouns: Readonly<Record<string, readonly string[]>> = {
  time: ['duration', 'length', 'time', 'runtime', 'delay', 'wait'],
  length: ['length', 'height', 'width', 'distance', 'depth', 'altitude', 'elevation', 'range'],
  mass: ['weight', 'mass', 'load', 'payload'],
  area: ['area', 'size'],
  energy: ['energy', 'consumption', 'production', 'output'],
  volume: ['volume', 'capacity', 'content', 'quantity'],
}

/** Names that amounts of a unit's dimension go by. */
export function nounsOf(unit: Unit): readonly string[] {
  return nouns[unit.dimension] ?? []
}

/** What to multiply a column's amounts by to have them in this unit. @throws {Ungrounded} when that is not certain. */
export function factorTo(column: CatalogColumn, unit: Unit): number {
  if (unit.dimension.startsWith('rate ')) {
    if (isBy(column, unit.dimension.slice(5))) return 1
    throw new Ungrounded(`nothing says that ${column.words.join(' ')} is ${unit.word}`, [unit.word])
  }
  const own = columnUnit(column)
  if (unit.dimension.startsWith('square ') && isSquare(column, unit)) return 1
  if (unit.dimension === 'calendar' && (!own || (own.dimension === 'time' && unit.size > 0)))
    return own ? own.size / unit.size : 1
  if (own) {
    if (own.dimension !== unit.dimension)
      throw new Ungrounded(`${column.words.join(' ')} is not in ${unit.word}`, [unit.word])
    return own.size / unit.size
  }
  const fits = money.has(unit.dimension)
    ? isMoneyName(column)
    : column.lemmas.some((word) => nouns[unit.dimension]?.includes(word))
  if (!fits)
    throw new Ungrounded(`nothing says that ${column.words.join(' ')} is in ${unit.word}`, [unit.word])
  if (unit.dimension === 'time' && /^hours?$/.test(unit.word) && Number(column.max) > mostHours)
    throw new Ungrounded(`${column.words.join(' ')} is hardly in hours`, [unit.word])
  return 1
}

/** What lasts longer is told in days, or is kept in minutes. */
const mostHours = 72

/** "price_per_ton" is by the ton, "hourly_wage" by the hour. */
function isBy(column: CatalogColumn, per: string): boolean {
  if (column.lemmas.some((word) => rates[per]?.includes(word))) return true
  const wanted = unitOf(per)
  const at = column.words.indexOf('per')
  const own = at < 0 ? null : unitOf(column.words[at + 1] ?? '')
  return wanted !== null && own !== null && own.dimension === wanted.dimension && own.size === wanted.size
}

/** What a column's amounts are counted in: from its name, else from "in minutes" or "(kg)" in its comment. */
export function columnUnit(column: CatalogColumn): Unit | null {
  const [only] = column.words
  if (column.words.at(-1) === '2') {
    const squared = unitOf(`${column.words.at(-2)}2`)
    if (squared) return squared
  }
  const last =
    column.words.length > 1 || /^(?:seconds|minutes|hours)$/.test(only ?? '')
      ? unitOf(column.words.at(-1) ?? '')
      : null
  if (last) return last
  const first =
    column.words.length > 1 && ['minute', 'second', 'hour'].includes(column.lemmas[0] ?? '')
      ? unitOf(column.words[0] ?? '')
      : null
  if (first) return first
  const said = [...(column.comment ?? '').toLowerCase().matchAll(/(?:\bin|\()\s*([a-z€$£]+)/g)].flatMap(
    (match) => unitOf(match[1] ?? '') ?? [],
  )
  return said[0] ?? unitInName(column)
}

/** "vol_ml", where the words it goes by are those of its comment. */
function unitInName({ name, words }: CatalogColumn): Unit | null {
  const last = /[a-z0-9](?:_|(?=[A-Z]))([A-Z]?[a-z]+|[A-Z]{2,})$/.exec(name)?.[1]?.toLowerCase()
  return last === undefined || last.length < 2 || last === 'min' || words.includes(last) ? null : unitOf(last)
}

/** Its name or comment says what its amounts are counted in. */
export function hasUnit(column: CatalogColumn): boolean {
  return columnUnit(column) !== null
}

/** Nothing says that its amounts are of anything but time. */
export function mayBeTime(column: CatalogColumn): boolean {
  const own = columnUnit(column)
  return own === null ? !column.lemmas.includes('distance') : own.dimension === 'time'
}

/** An amount said in a unit, in the column's own. */
export function amountIn(column: CatalogColumn, amount: number, unit: Unit | null): number {
  if (!unit) return amount
  return Number((amount / factorTo(column, unit)).toPrecision(12))
}
