import { type Chart, lowAt, none, type Parsed } from '../chart.js'
import { superlativeAt } from '../degrees.js'
import { nounAt } from '../nouns/noun.js'
import { phraseAt } from '../phrase-book.js'
import type { Filter, Noun, Slot } from '../sketch.js'
import { daysAt } from '../weekdays.js'
import { whereaboutsAt } from '../whereabouts.js'
import { amountsAt, averageAt } from './amounts.js'
import { dateFilters } from './date-filters.js'
import { goesOn } from './during-filters.js'
import { likeFilters } from './like-filters.js'
import { valueListAt } from './value-lists.js'

/** Conditions that begin with the column: "capacity above 300", "whose city is Paris", "hire date after 2020". */
export function columnFilters(chart: Chart, at: number): Parsed<Filter>[] {
  const out: Parsed<Filter>[] = []
  for (const noun of nounAt(chart, at, 'any')) {
    if (noun.value.extreme || noun.value.distinct || noun.value.pre.length > 0) continue
    for (const from of afterCopulas(chart, noun.end)) {
      const slack = noun.cost + (from - noun.end) * 0.001
      const said = [
        ...comparisons(chart, from, noun.value),
        ...(from > noun.end ? emptiness(chart, from, noun.value.slot) : none),
        ...averages(chart, from, noun.value),
        ...listedValues(chart, from, noun.value.slot),
        ...(goesOn(chart, at) ? none : dateFilters(chart, from, noun.value.slot, at)),
        ...likeFilters(chart, from, noun.value.slot),
        ...(lowAt(chart, from - 1) === 'on' ? daysAt(chart, from, noun.value.slot) : none),
      ]
      for (const found of said) out.push({ ...found, cost: found.cost + slack })
    }
  }
  return out
}

const copulas = new Set([
  'is',
  'are',
  'was',
  'were',
  'be',
  'being',
  'of',
  'that',
  'which',
  'has',
  'value',
  'values',
  'equal',
  'as',
  'a',
  'an',
  'the',
  'been',
  'at',
  'in',
  'on',
  'to',
  'with',
  'by',
  'for',
  ':',
  'status',
  'priced',
  'set',
  'it',
  'lies',
  'falls',
  'they',
  'than_',
  'number',
  'from',
])

function afterCopulas(chart: Chart, at: number): readonly number[] {
  const out = [at]
  let next = at
  while (copulas.has(lowAt(chart, next)) && next < at + 3) out.push(++next)
  // "left the company in 2024"
  const whole = whereaboutsAt(chart, at)
  if (whole !== null) out.push(whole)
  return out
}

function comparisons(chart: Chart, at: number, noun: Noun): readonly Parsed<Filter>[] {
  // "salaries of the four lowest paid": how many are meant, not how much.
  return amountsAt(chart, at, true)
    .filter(({ value, end }) => !superlativeAt(chart.tokens, end) && !isYearAfterIn(chart, at, value))
    .map((amount) => ({
      value: { kind: 'compare', term: { kind: 'noun', noun }, ...amount.value },
      end: amount.end,
      cost: 0,
    }))
}

/** "points in 2026": a year is no amount there; whether the column holds years, the dates know. */
function isYearAfterIn(chart: Chart, at: number, { op, amount, unit }: AmountSaid): boolean {
  return (
    lowAt(chart, at - 1) === 'in' &&
    op === '=' &&
    !unit &&
    Number.isInteger(amount) &&
    amount >= 1900 &&
    amount < 2100
  )
}

type AmountSaid = ReturnType<typeof amountsAt>[number]['value']

/** "whose weight is unknown" */
function emptiness(chart: Chart, at: number, slot: Slot): readonly Parsed<Filter>[] {
  const empty = phraseAt(chart.tokens, at, 'unknown')
  if (!empty) return none
  return [{ value: { kind: 'empty', slot, negated: empty.sense === 'known' }, end: empty.end, cost: 0 }]
}

function averages(chart: Chart, at: number, noun: Noun): readonly Parsed<Filter>[] {
  const average = averageAt(chart, at)
  if (!average) return none
  const value = {
    kind: 'average',
    term: { kind: 'noun', noun },
    hints: none,
    op: average.op,
    factor: average.factor,
  } as const
  return [{ value, end: average.end, cost: 0 }]
}

function listedValues(chart: Chart, at: number, column: Slot): readonly Parsed<Filter>[] {
  return valueListAt(chart, at, column).map((list) => ({
    value: {
      kind: 'value',
      slot: list.slots[0] as Slot,
      column,
      negated: list.negated,
      more: list.slots.slice(1),
    },
    end: list.end,
    cost: 0.02,
  }))
}
