import type { CompareOp, TimeUnit } from '../../planning/plan.js'
import { type Chart, lowAt, none, type Parsed } from '../chart.js'
import { isParticiple } from '../participle.js'
import { phrasesAt } from '../phrase-book.js'
import type { Filter, Slot, Term } from '../sketch.js'
import { type Doing, doingsAt } from '../spans/doings.js'
import { momentsAt } from '../spans/moments.js'
import { spanUnitOf } from '../spans/span-opening.js'

interface Length {
  readonly op: CompareOp
  readonly amount: number
  readonly unit: TimeUnit
  readonly within: boolean
}

/** "took more than 30 days to close", "closed within a week", "paid more than 10 days after the due date", "stayed over 5 nights". */
export function lastingFilters(chart: Chart, at: number): readonly Parsed<Filter>[] {
  const verb = lowAt(chart, at)
  if (taking.has(verb)) return took(chart, at + 1)
  if (staying.has(verb)) return stayed(chart, at)
  if (openers.has(verb)) return ofLength(chart, at)
  return isParticiple(verb) ? doneWithin(chart, at) : none
}

const taking: ReadonlySet<string> = new Set(['take', 'takes', 'took', 'taken', 'needed', 'need', 'needs'])
const staying: ReadonlySet<string> = new Set('stay stays stayed staying last lasts lasted lasting'.split(' '))

function took(chart: Chart, at: number): readonly Parsed<Filter>[] {
  return lengthsAt(chart, at).flatMap((length) => {
    if (lowAt(chart, length.end) !== 'to') return []
    const from = ['be', 'get'].includes(lowAt(chart, length.end + 1)) ? length.end + 2 : length.end + 1
    return doingsAt(chart, from).flatMap(({ value, end }) =>
      value.fn ? [] : [lasting(length.value, between(chart, null, slotOf(value)), end)],
    )
  })
}

function stayed(chart: Chart, at: number): readonly Parsed<Filter>[] {
  const from = lowAt(chart, at + 1) === 'for' ? at + 2 : at + 1
  return lengthsAt(chart, from).map((length) => lasting(length.value, null, length.end))
}

/** "stays of more than 10 nights", "bookings over 7 nights", "loans longer than 30 days": at the end of what is said of them. */
function ofLength(chart: Chart, at: number): readonly Parsed<Filter>[] {
  const from = lowAt(chart, at) === 'of' ? at + 1 : at
  return lengthsAt(chart, from)
    .filter(({ value, end }) => {
      const next = chart.tokens[end]
      const ends =
        !next || next.kind === 'mark' || ['and', 'in', 'per', 'by', 'were', 'are'].includes(next.low)
      const counted = chart
        .mentionsAt(end - 1)
        .some(({ links }) => links.some(({ kind, score }) => kind === 'column' && score >= 0.9))
      return (
        ends &&
        !counted &&
        !value.within &&
        (/^nights?$/.test(lowAt(chart, end - 1)) || lowAt(chart, at) === 'longer')
      )
    })
    .map((length) => lasting(length.value, null, length.end))
}

const openers: ReadonlySet<string> = new Set('of over under more less longer shorter at'.split(' '))

/** What is said from is a moment, or with "within" the only other date of the row. */
function doneWithin(chart: Chart, at: number): readonly Parsed<Filter>[] {
  const doing = doingsAt(chart, at)[0]
  if (!doing || doing.value.fn || doing.value.years) return none
  const to = slotOf(doing.value)
  return lengthsAt(chart, doing.end).flatMap((length) => {
    const joiners = length.value.within ? ['of', 'after', 'from'] : ['after', 'from']
    if (joiners.includes(lowAt(chart, length.end)))
      return momentsAt(chart, length.end + 1).map((moment) =>
        lasting(length.value, between(chart, moment.value, to), moment.end),
      )
    return length.value.within ? [lasting(length.value, between(chart, null, to), length.end)] : []
  })
}

function slotOf({ at, text, links }: Doing): Slot {
  return { mention: { start: at, end: at + 1, links }, role: 'any', text, plural: false, literal: null }
}

function between(chart: Chart, from: Slot | null, to: Slot): Extract<Term, { kind: 'span' }> {
  return { kind: 'span', fn: null, unit: 'day', from, to, today: chart.today, open: from === null }
}

function lasting(
  { op, amount, unit }: Length,
  of: Extract<Term, { kind: 'span' }> | null,
  end: number,
): Parsed<Filter> {
  return { value: { kind: 'lasting', of: of && { ...of, unit }, op, amount, unit }, end, cost: -0.1 }
}

/** "more than 30 days", "within a week", "in under 2 hours", "at least 5 nights" */
function lengthsAt(chart: Chart, at: number): readonly Parsed<Length>[] {
  const within = lowAt(chart, at) === 'within'
  const inside = lowAt(chart, at) === 'in'
  const opened = within
    ? [{ sense: '<=', end: at + 1 }]
    : phrasesAt(chart.tokens, inside ? at + 1 : at, 'compare')
  return opened.flatMap(({ sense, end }): readonly Parsed<Length>[] => {
    if (inside && !sense.startsWith('<')) return []
    const single = ['a', 'an', 'one'].includes(lowAt(chart, end))
    const amount = single ? 1 : (chart.tokens[end]?.number ?? null)
    if (amount === null) return []
    const place = end + 1
    const word = lowAt(chart, place)
    const unit = /^nights?$/.test(word) ? 'day' : spanUnitOf(word)
    if (!unit || unit === 'month' || unit === 'year') return []
    return [
      { value: { op: sense as CompareOp, amount, unit, within: within || inside }, end: place + 1, cost: 0 },
    ]
  })
}
