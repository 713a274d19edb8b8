import { type Chart, lowAt } from '../chart.js'
import { calendarUnit, type Unit, unitOf } from '../units.js'

/** An amount read from the question, the unit said with it (null when none is), and where its words end. */
export interface NumberInWords {
  readonly amount: number
  readonly unit: Unit | null
  readonly end: number
}

/** "300", "-5 degrees", "$ 2 million", "an hour", "12 dollars per night". Null when no number stands here. */
export function numberAt(chart: Chart, at: number): NumberInWords | null {
  const one = oneUnitAt(chart, at)
  if (one) return one
  let start = ['$', '€', '£', 'the', 'a', 'age', 'only', 'just'].includes(lowAt(chart, at)) ? at + 1 : at
  let sign = 1
  if (lowAt(chart, start) === '-' && chart.tokens[start + 1]?.kind === 'number') {
    sign = -1
    start++
  }
  const scaled = scaledAt(chart, start)
  if (!scaled) return null
  const unit = unitOf(lowAt(chart, scaled.end)) ?? unitOf(lowAt(chart, start - 1))
  const end = afterUnits(chart, start, scaled.end, unit)
  const days = unit === null && end > scaled.end ? calendarUnit(lowAt(chart, scaled.end)) : null
  return { amount: sign * scaled.amount, end, unit: unit ?? days }
}

/** "an hour" */
function oneUnitAt(chart: Chart, at: number): NumberInWords | null {
  const unit = ['a', 'an'].includes(lowAt(chart, at)) ? unitOf(lowAt(chart, at + 1)) : null
  if (!unit || !['time', 'mass', 'length'].includes(unit.dimension)) return null
  return { amount: 1, end: at + 2, unit }
}

/** "2 million" */
function scaledAt(chart: Chart, at: number): { amount: number; end: number } | null {
  const amount = chart.tokens[at]?.number ?? null
  if (amount === null) return null
  const scale = chart.tokens[at + 1]
  if (scale?.number && ['hundred', 'thousand', 'million'].includes(scale.low))
    return { amount: amount * scale.number, end: at + 2 }
  if (scale?.low === 'billion') return { amount: amount * 1e9, end: at + 2 }
  return { amount, end: at + 1 }
}

/** The end of the words that say what is counted, and by what rate: "dollars per night". */
function afterUnits(chart: Chart, start: number, at: number, unit: Unit | null): number {
  let end = at
  if (unit && unit === unitOf(lowAt(chart, end)) && !namedTable(chart, end)) end++
  while (
    unitWords.has(lowAt(chart, end)) &&
    end < start + 4 &&
    !(lowAt(chart, end) === 'of' && lowAt(chart, end + 1) !== 'age') &&
    !namedHere(chart, end)
  )
    end++
  if (['per', 'a', 'an', 'each', 'every'].includes(lowAt(chart, end)) && rateWords.has(lowAt(chart, end + 1)))
    end += 2
  return end
}

const unitWords = new Set([
  'dollars',
  'dollar',
  'usd',
  'euros',
  'euro',
  'eur',
  'pounds',
  'gbp',
  'years',
  'year',
  'percent',
  '%',
  'points',
  'point',
  'km',
  'kilometers',
  'kilometres',
  'miles',
  'meters',
  'metres',
  'kg',
  'kilograms',
  'pounds',
  'days',
  'day',
  'hours',
  'hour',
  'minutes',
  'minute',
  'seconds',
  'old',
  'of',
  'age',
  'stars',
  'star',
  'units',
  'months',
  'weeks',
  'cm',
  'mm',
  'm',
  'ft',
  'feet',
  'tons',
  'tonnes',
  'liters',
  'litres',
  'kwh',
  'mwh',
  'kw',
  'mw',
  'gb',
  'mb',
  'degrees',
  'people',
  'square',
  'cents',
  'bucks',
  'hectares',
  'acres',
  'sqm',
  'tall',
  'long',
  'high',
  'wide',
  'deep',
  'credits',
])

const rateWords = new Set([
  'unit',
  'piece',
  'item',
  'hour',
  'day',
  'month',
  'year',
  'night',
  'person',
  'kilo',
  'kg',
  'week',
  'minute',
  'km',
  'litre',
  'liter',
  'head',
  'ticket',
  'seat',
])

/** A unit word that is a table here, or what is spent, is left for the parser. */
function namedTable(chart: Chart, at: number): boolean {
  return (
    chart
      .mentionsAt(at)
      .some((mention) => mention.links.some((link) => link.kind === 'table' && link.score >= 0.8)) ||
    lowAt(chart, at + 1) === 'spent'
  )
}

/** A unit word that is also a name in this schema is left for the parser. */
function namedHere(chart: Chart, at: number): boolean {
  return chart
    .mentionsAt(at)
    .some((mention) => mention.links.some((link) => link.kind === 'table' || link.score >= 1))
}
