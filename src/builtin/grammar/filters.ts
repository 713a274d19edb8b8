import { isTemporal } from '../../linking/catalog.js'
import type { CompareOp } from '../planning/plan.js'
import { scoped, verbCompares } from './averages.js'
import { type Chart, lowAt, none, type Parsed, production, skipDeterminers, slotFor } from './chart.js'
import { comparativeAt } from './degrees.js'
import { elidedPatterns, insideTextFilters } from './inside-text.js'
import { measuringVerb } from './measured.js'
import { isColumnLink, isNameLink, isValueLink, nounAt, standsAlone } from './nouns.js'
import { phraseAt, phrasesAt } from './phrase-book.js'
import type { Filter, Slot } from './sketch.js'
import { ageFilters } from './span-terms.js'
import { nounsOf, type Unit, unitOf } from './units.js'
import { versusFilters } from './versus.js'
import { weekdayFilters } from './weekdays.js'

/** A condition: on a value, a number, a date, a flag or a pattern. */
export const filterAt = production<Filter>('filter', (chart, at) =>
  [
    ...columnFilters(chart, at),
    ...leadingCompares(chart, at),
    ...elidedCompares(chart, at),
    ...degreeFilters(chart, at),
    ...verbAmounts(chart, at),
    ...trailingDegree(chart, at),
    ...valueFilters(chart, at),
    ...bothFilters(chart, at),
    ...idiomFilters(chart, at),
    ...stateFilters(chart, at),
    ...dateFilters(chart, at, null, at),
    ...likeFilters(chart, at, null, at),
    ...verbCompares(chart, at),
    ...ageFilters(chart, at),
    ...weekdayFilters(chart, at),
    ...insideTextFilters(chart, at),
    ...elidedPatterns(chart, at),
    ...versusFilters(chart, at),
  ].flatMap((found) => scoped(chart, found)),
)

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
  return out
}

/** Conditions that begin with the column: "capacity above 300", "whose city is Paris", "hire date after 2020". */
function columnFilters(chart: Chart, at: number): Parsed<Filter>[] {
  const out: Parsed<Filter>[] = []
  for (const noun of nounAt(chart, at, 'any')) {
    if (noun.value.extreme || noun.value.distinct || noun.value.pre.length > 0) continue
    const column = noun.value.slot
    for (const from of afterCopulas(chart, noun.end)) {
      const slack = noun.cost + (from - noun.end) * 0.001
      for (const amount of amountsAt(chart, from, from > noun.end || true)) {
        out.push({
          value: { kind: 'compare', term: { kind: 'noun', noun: noun.value }, ...amount.value },
          end: amount.end,
          cost: slack,
        })
      }
      const empty = from > noun.end ? phraseAt(chart.tokens, from, 'unknown') : null
      if (empty)
        out.push({
          value: { kind: 'empty', slot: column, negated: empty.sense === 'known' },
          end: empty.end,
          cost: slack,
        })
      const average = averageAt(chart, from)
      if (average)
        out.push({
          value: { kind: 'average', term: { kind: 'noun', noun: noun.value }, hints: none, op: average.op },
          end: average.end,
          cost: slack,
        })
      for (const value of valueListAt(chart, from, column)) {
        out.push({
          value: {
            kind: 'value',
            slot: value.slots[0] as Slot,
            column,
            negated: value.negated,
            more: value.slots.slice(1),
          },
          end: value.end,
          cost: slack + 0.02,
        })
      }
      for (const date of dateFilters(chart, from, column, at)) out.push({ ...date, cost: date.cost + slack })
      for (const like of likeFilters(chart, from, column, at)) out.push({ ...like, cost: like.cost + slack })
    }
  }
  return out
}

interface Amount {
  readonly op: CompareOp
  readonly amount: number
  readonly upper: number | null
  readonly unit?: Unit | null
}

/** "above 300", "between 10 and 15", "2011 or later", "= 5", "of 20". */
export function amountsAt(chart: Chart, at: number, bareAllowed: boolean): readonly Parsed<Amount>[] {
  const out: Parsed<Amount>[] = []
  for (const phrase of phrasesAt(chart.tokens, at, 'compare')) {
    const number = numberAt(chart, phrase.end)
    if (number)
      out.push({
        value: { op: phrase.sense as CompareOp, amount: number.amount, upper: null, unit: number.unit },
        end: number.end,
        cost: 0,
      })
  }
  const between = phraseAt(chart.tokens, at, 'between')
  if (between) {
    const low = numberAt(chart, between.end)
    const high =
      low && ['and', 'to', '-'].includes(lowAt(chart, low.end)) ? numberAt(chart, low.end + 1) : null
    if (low && high)
      out.push({
        value: { op: '>=', amount: low.amount, upper: high.amount, unit: high.unit },
        end: high.end,
        cost: 0,
      })
  }
  const bare = bareAllowed ? numberAt(chart, at) : null
  if (bare) {
    const tail = phraseAt(chart.tokens, bare.end, 'tail')
    if (tail)
      out.push({
        value: { op: tail.sense as CompareOp, amount: bare.amount, upper: null, unit: bare.unit },
        end: tail.end,
        cost: 0,
      })
    else {
      const range = ['to', '-'].includes(lowAt(chart, bare.end)) ? numberAt(chart, bare.end + 1) : null
      if (range)
        out.push({
          value: { op: '>=', amount: bare.amount, upper: range.amount, unit: range.unit },
          end: range.end,
          cost: 0.02,
        })
      out.push({
        value: { op: '=', amount: bare.amount, upper: null, unit: bare.unit },
        end: bare.end,
        cost: 0.05,
      })
    }
  }
  return out
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

function numberAt(chart: Chart, at: number): { amount: number; end: number; unit: Unit | null } | null {
  let start = ['$', '€', '£', 'the', 'a', 'age', 'only', 'just'].includes(lowAt(chart, at)) ? at + 1 : at
  let sign = 1
  if (lowAt(chart, start) === '-' && chart.tokens[start + 1]?.kind === 'number') {
    sign = -1
    start++
  }
  const oneUnit = ['a', 'an'].includes(lowAt(chart, at)) ? unitOf(lowAt(chart, at + 1)) : null
  if (oneUnit && ['time', 'mass', 'length'].includes(oneUnit.dimension))
    return { amount: 1, end: at + 2, unit: oneUnit }
  const token = chart.tokens[start]
  if (!token || token.number === null) return null
  let end = start + 1
  let amount = token.number
  const scale = chart.tokens[end]
  if (scale?.number && ['hundred', 'thousand', 'million'].includes(scale.low)) {
    amount *= scale.number
    end++
  } else if (scale?.low === 'billion') {
    amount *= 1e9
    end++
  }
  const unit = unitOf(lowAt(chart, end)) ?? unitOf(lowAt(chart, start - 1))
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
  return { amount: sign * amount, end, unit }
}

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

function averageAt(chart: Chart, at: number): { op: CompareOp; end: number } | null {
  for (const phrase of phrasesAt(chart.tokens, at, 'compare')) {
    const average = phraseAt(chart.tokens, skipDeterminers(chart, phrase.end), 'average')
    if (average) return { op: phrase.sense as CompareOp, end: average.end }
  }
  return null
}

/** "… or smaller than 500": of the column compared just before. */
function elidedCompares(chart: Chart, at: number): Parsed<Filter>[] {
  if (!['or', 'and', 'but', ','].includes(lowAt(chart, at - 1))) return []
  return amountsAt(chart, at, false).map((amount) => ({
    value: { kind: 'compare', term: null, ...amount.value },
    end: amount.end,
    cost: 0,
  }))
}

/** "above average capacity", "more than 5000 total horses": the number before its column. */
function leadingCompares(chart: Chart, at: number): Parsed<Filter>[] {
  const out: Parsed<Filter>[] = []
  for (const amount of amountsAt(chart, at, false)) {
    for (const noun of nounAt(chart, amount.end, 'number')) {
      if (noun.value.extreme || noun.value.pre.length > 0) continue
      out.push({
        value: { kind: 'compare', term: { kind: 'noun', noun: noun.value }, ...amount.value },
        end: noun.end,
        cost: noun.cost + 0.04,
      })
    }
  }
  const average = averageAt(chart, at)
  if (average) {
    const from = lowAt(chart, average.end) === 'of' ? average.end + 1 : average.end
    for (const noun of nounAt(chart, from, 'number')) {
      out.push({
        value: { kind: 'average', term: { kind: 'noun', noun: noun.value }, hints: none, op: average.op },
        end: noun.end,
        cost: noun.cost + 0.02,
      })
    }
  }
  return out
}

/** "older than 20", "longer than average". */
function degreeFilters(chart: Chart, at: number): Parsed<Filter>[] {
  const degree = comparativeAt(chart.tokens, at)
  if (!degree || lowAt(chart, degree.end) !== 'than') return []
  const op = degree.descending ? '>' : '<'
  const out: Parsed<Filter>[] = []
  const number = numberAt(chart, degree.end + 1)
  const strict = ['or', 'equal'].includes(lowAt(chart, degree.end + 1))
  const elided = 0
  if (number && !strict)
    out.push({
      value: {
        kind: 'degree',
        hints: degree.hints,
        op,
        amount: number.amount,
        word: degree.word,
        unit: number.unit,
      },
      end: number.end,
      cost: elided,
    })
  const average = phraseAt(chart.tokens, skipDeterminers(chart, degree.end + 1), 'average')
  if (average) {
    out.push({ value: { kind: 'average', term: null, hints: degree.hints, op }, end: average.end, cost: 0 })
    for (const noun of nounAt(chart, average.end, 'number')) {
      out.push({
        value: { kind: 'average', term: { kind: 'noun', noun: noun.value }, hints: none, op },
        end: noun.end,
        cost: noun.cost,
      })
    }
  }
  return out
}

const amountVerbs = new Set(
  'last lasts lasted take takes took run runs ran weigh weighs weighed cost costs travel travels travelled traveled go goes went drove cover covers covered measure measures measured'.split(
    ' ',
  ),
)

/** "last longer than an hour", "take more than 60 minutes", "travelled over 1000 km": the unit or the verb says of what. */
function verbAmounts(chart: Chart, at: number): Parsed<Filter>[] {
  const verb = lowAt(chart, at)
  if (!amountVerbs.has(verb)) return []
  const from = lowAt(chart, at + 1) === 'for' ? at + 2 : at + 1
  const out: Parsed<Filter>[] = degreeFilters(chart, from).filter((found) => found.value.kind === 'degree')
  for (const amount of amountsAt(chart, from, false)) {
    const { op, unit, upper } = amount.value
    const hints = [...(measuringVerb(verb) ?? []), ...(unit ? nounsOf(unit) : [])]
    if (hints.length > 0 && upper === null)
      out.push({
        value: { kind: 'degree', hints, op, amount: amount.value.amount, word: verb, unit: unit ?? null },
        end: amount.end,
        cost: -0.05,
      })
  }
  return out
}

/** "over 60 minutes in length" */
function trailingDegree(chart: Chart, at: number): Parsed<Filter>[] {
  return amountsAt(chart, at, false).flatMap((amount) => {
    const { op, unit, upper } = amount.value
    const noun = lowAt(chart, amount.end + 1)
    if (!unit || upper !== null || lowAt(chart, amount.end) !== 'in' || !nounsOf(unit).includes(noun))
      return []
    return [
      {
        value: {
          kind: 'degree' as const,
          hints: [noun, ...nounsOf(unit)],
          op,
          amount: amount.value.amount,
          word: noun,
          unit,
        },
        end: amount.end + 2,
        cost: -0.05,
      },
    ]
  })
}

/** Idioms for a number in a column: "out of stock". */
function idiomFilters(chart: Chart, at: number): Parsed<Filter>[] {
  const phrase = phraseAt(chart.tokens, at, 'idiom')
  if (!phrase) return []
  const [hint = '', op = '=', amount = '0'] = phrase.sense.split('|')
  return [
    {
      value: {
        kind: 'degree',
        hints: hint.split('/'),
        op: op as CompareOp,
        amount: Number(amount),
        word: chart.tokens
          .slice(at, phrase.end)
          .map((token) => token.text)
          .join(' '),
      },
      end: phrase.end,
      cost: 0.02,
    },
  ]
}

/** Values without a column before them: "in London", "not Village", "the Treasury department". */
function valueFilters(chart: Chart, at: number): Parsed<Filter>[] {
  const out: Parsed<Filter>[] = []
  for (const list of valueListAt(chart, at, null)) {
    const slot = list.slots[0] as Slot
    const filter = {
      kind: 'value' as const,
      slot,
      column: null,
      negated: list.negated,
      more: list.slots.slice(1),
    }
    out.push({ value: filter, end: list.end, cost: 0.04 })
    for (const mention of chart.mentionsAt(list.end)) {
      const column = slotFor(chart, mention, 'any', isNameLink)
      if (column && fitsColumn(slot, column))
        out.push({ value: { ...filter, column }, end: mention.end, cost: 0.03 })
    }
  }
  return out
}

/** "both Fire Safety and First Aid": each has a match of its own. */
function bothFilters(chart: Chart, at: number): Parsed<Filter>[] {
  if (lowAt(chart, at) !== 'both') return []
  const out: Parsed<Filter>[] = []
  for (const first of bothValues(chart, at + 1)) {
    if (
      !['and', '&'].includes(lowAt(chart, first.end)) &&
      !(lowAt(chart, first.end) === 'as' && lowAt(chart, first.end + 1) === 'well')
    )
      continue
    const next = lowAt(chart, first.end) === 'as' ? first.end + 3 : first.end + 1
    for (const second of bothValues(chart, next)) {
      out.push({
        value: {
          kind: 'value',
          slot: first.slot,
          column: first.column,
          negated: false,
          more: [second.slot],
          all: true,
        },
        end: second.end,
        cost: 0,
      })
    }
  }
  return out
}

/** A value with its column or table before or after it, or alone. */
function bothValues(chart: Chart, at: number): readonly { slot: Slot; column: Slot | null; end: number }[] {
  const start = skipDeterminers(
    chart,
    ['in', 'from', 'by', 'for', 'to'].includes(lowAt(chart, at)) ? at + 1 : at,
  )
  const out: { slot: Slot; column: Slot | null; end: number }[] = valuesAt(chart, start, null).map(
    (value) => ({ ...value, column: null }),
  )
  for (const mention of chart.mentionsAt(start)) {
    const column = slotFor(chart, mention, 'any', isNameLink)
    if (!column) continue
    for (const value of valuesAt(chart, mention.end, column)) out.push({ ...value, column })
  }
  for (const value of [...out]) {
    for (const mention of chart.mentionsAt(value.end)) {
      const column = slotFor(chart, mention, 'any', isNameLink)
      if (column && value.column === null && fitsColumn(value.slot, column))
        out.push({ slot: value.slot, column, end: mention.end })
    }
  }
  return out
}

/** "unpaid", "not yet shipped", "completed": a date that is filled or empty, a flag that holds or does not. */
function stateFilters(chart: Chart, at: number): Parsed<Filter>[] {
  const out: Parsed<Filter>[] = []
  const negation = phraseAt(chart.tokens, at, 'stateNot')
  const start = negation ? negation.end : at
  for (const mention of chart.mentionsAt(start)) {
    const slot = slotFor(
      chart,
      mention,
      'state',
      (link) => link.kind === 'column' && isState(chart, link.column, mention.end - mention.start),
    )
    if (
      !slot ||
      !/(?:ed|en|id|ne|ld|lt|pt|nt|ut|de|wn|ive|able|ent|ory|ed off|ing|ete)$/.test(slot.text.toLowerCase())
    )
      continue
    out.push({ value: { kind: 'flag', slot, negated: negation !== null }, end: mention.end, cost: 0.06 })
  }
  return out
}

function isState(chart: Chart, id: string, words: number): boolean {
  const column = chart.columnById.get(id)
  return (
    column !== undefined &&
    (column.kind === 'boolean' || (isTemporal(column) && column.nullable && words === 1))
  )
}

function fitsColumn(value: Slot, column: Slot): boolean {
  return value.mention.links.some(
    (link) =>
      link.kind === 'value' &&
      column.mention.links.some((name) =>
        name.kind === 'column'
          ? name.column === link.column
          : link.column.startsWith(`${name.kind === 'table' ? name.table : ''}.`),
      ),
  )
}

interface ValueList {
  readonly slots: readonly Slot[]
  readonly negated: boolean
  readonly end: number
}

function valueListAt(chart: Chart, at: number, column: Slot | null): readonly ValueList[] {
  const out: ValueList[] = []
  for (const { from, negated } of negations(chart, at)) {
    for (const first of valuesAt(chart, from, column)) {
      out.push({ slots: [first.slot], negated, end: first.end })
      out.push(...grownLists(chart, first, column, negated))
    }
  }
  return out
}

function negations(chart: Chart, at: number): readonly { from: number; negated: boolean }[] {
  const out = [{ from: at, negated: false }]
  for (const phrase of phrasesAt(chart.tokens, at, 'except')) {
    let from = skipDeterminers(chart, phrase.end)
    if (['-', 'in', 'from', 'of', 'to', 'by'].includes(lowAt(chart, from))) from++
    out.push({ from: skipDeterminers(chart, from), negated: true })
  }
  return out
}

function grownLists(
  chart: Chart,
  first: { slot: Slot; end: number },
  column: Slot | null,
  negated: boolean,
): readonly ValueList[] {
  const out: ValueList[] = []
  let slots: readonly Slot[] = [first.slot]
  let end = first.end
  for (let round = 0; round < 6; round++) {
    const word = lowAt(chart, end)
    if (![',', 'or', 'nor', 'and', '/'].includes(word)) break
    let next = end + 1
    if (word === ',' && ['or', 'and'].includes(lowAt(chart, next))) next++
    if (['in', 'the', 'from', 'by'].includes(lowAt(chart, next))) next++
    const more = valuesAt(chart, next, column)[0]
    if (!more) break
    slots = [...slots, more.slot]
    end = more.end
    const closed = chart.tokens
      .slice(first.end, end)
      .some((token) => token.kind === 'word' && ['or', 'nor', 'and'].includes(token.low))
    if (closed) out.push({ slots, negated, end })
  }
  return out
}

/** One value: known, or quoted text beside a column. */
function valuesAt(chart: Chart, at: number, column: Slot | null): readonly { slot: Slot; end: number }[] {
  const out: { slot: Slot; end: number }[] = []
  const starts = new Set(lowAt(chart, at) === 'both' ? [at] : [at, skipDeterminers(chart, at)])
  for (const start of starts) {
    for (const mention of chart.mentionsAt(start)) {
      const slot = slotFor(chart, mention, 'value', isValueLink)
      if (slot && (column !== null || standsAlone(chart, slot))) {
        if (column === null || fitsColumn(slot, column)) out.push({ slot, end: mention.end })
      }
    }
    const token = chart.tokens[start]
    const stored = chart
      .mentionsAt(start)
      .some(
        (mention) =>
          mention.end === start + 1 && column !== null && fitsColumn({ ...column, mention }, column),
      )
    if (token?.kind === 'quoted' && column !== null && !stored) {
      const mention = { start, end: start + 1, links: none }
      out.push({
        slot: { mention, role: 'value', text: token.text, plural: false, literal: token.text },
        end: start + 1,
      })
    }
  }
  return out
}

function dateFilters(
  chart: Chart,
  at: number,
  column: Slot | null,
  start: number,
): readonly Parsed<Filter>[] {
  const out: Parsed<Filter>[] = []
  const from = lowAt(chart, at) === 'made' ? at + 1 : at
  for (const span of chart.datesAt(from)) {
    if (span.bare && column === null) {
      const before = lowAt(chart, start - 1)
      if (
        !trailingYear(chart, span.end, start) &&
        !['in', 'year', 'during', 'since', 'of', 'for', 'from'].includes(before) &&
        !['for', 'from', 'over'].includes(lowAt(chart, at))
      )
        continue
    }
    out.push({
      value: { kind: 'date', span, column },
      end: span.end,
      cost: (span.bare ? 0.1 : 0) + (column ? 0 : 0.02),
    })
  }
  return out
}

/** "orders per country 2023": a year left at the end of a question that groups. */
function trailingYear(chart: Chart, end: number, start: number): boolean {
  const next = chart.tokens[lowAt(chart, end) === 'only' ? end + 1 : end]
  if (next && next.kind !== 'mark') return false
  const last = lowAt(chart, start - 1) === ',' ? start - 2 : start - 1
  const named = chart.tokens[last]?.kind === 'word'
  return (
    named &&
    /^(?:19|20)\d\d$/.test(lowAt(chart, end - 1)) &&
    chart.tokens
      .slice(0, last)
      .some((token) =>
        ['per', 'by', 'each', 'every', 'monthly', 'quarterly', 'weekly', 'daily'].includes(token.low),
      )
  )
}

/** "whose name starts with J", "with 'Dummy' in their titles", "containing the word 'x'". */
function likeFilters(
  chart: Chart,
  at: number,
  column: Slot | null,
  _start: number,
): readonly Parsed<Filter>[] {
  const out: Parsed<Filter>[] = []
  const negated =
    ['not'].includes(lowAt(chart, at)) ||
    (['does', 'do'].includes(lowAt(chart, at)) && lowAt(chart, at + 1) === 'not')
  const from = negated ? at + (lowAt(chart, at) === 'not' ? 1 : 2) : at
  for (const phrase of phrasesAt(chart.tokens, from, 'like')) {
    const textAt = ['letter', 'word', 'substring', 'the', 'string'].includes(lowAt(chart, phrase.end))
      ? phrase.end + 1
      : phrase.end
    const token = chart.tokens[textAt]
    if (
      !token ||
      (token.kind !== 'quoted' &&
        !(token.capital && token.text.length <= 3) &&
        phrase.sense === 'contain' &&
        !/word|letter|string|phrase|text/.test(lowAt(chart, textAt - 1)))
    )
      continue
    if (token.kind === 'mark') continue
    const mode = phrase.sense as 'start' | 'end' | 'contain'
    if (column?.mention.links.some(isColumnLink))
      out.push({
        value: { kind: 'like', slot: column, text: token.text, mode, negated },
        end: textAt + 1,
        cost: 0,
      })
    const inAt = lowAt(chart, textAt + 1) === 'in' ? skipDeterminers(chart, textAt + 2) : -1
    if (inAt > 0 && column === null) {
      for (const mention of chart.mentionsAt(inAt)) {
        const slot = slotFor(chart, mention, 'text', isColumnLink)
        if (slot)
          out.push({
            value: { kind: 'like', slot, text: token.text, mode, negated },
            end: mention.end,
            cost: 0,
          })
      }
    }
  }
  return out
}
