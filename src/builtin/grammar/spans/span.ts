import { type Chart, lowAt, none, type Parsed, production } from '../chart.js'
import type { Aggregate } from '../../planning/plan.js'
import type { Slot, Term } from '../sketch.js'
import { ageAt } from './ages.js'
import { momentsAt } from './moments.js'
import { openingAt, type SpanOpening } from './span-opening.js'
import { spanTail } from './span-tail.js'

type SpanTerm = Extract<Term, { kind: 'span' }>

/** "average number of days between order and shipping", "how long it took to close a ticket", "average age". */
export const spanAt = production<Term>('span', (chart, at) => {
  const opening = openingAt(chart, at)
  return [
    ...(opening ? [...between(chart, opening), ...untilDone(chart, opening)] : none),
    ...ageAt(chart, at),
  ]
})

/** "between X and Y", "from X to Y", "since X". */
function between(chart: Chart, opening: SpanOpening): readonly Parsed<Term>[] {
  const opener = lowAt(chart, opening.end)
  const out: Parsed<Term>[] = []
  const joiners = opener === 'between' ? ['and'] : opener === 'from' ? ['to', 'until', 'till'] : []
  for (const first of momentsAt(chart, opening.end + 1)) {
    if (!joiners.includes(lowAt(chart, first.end))) continue
    for (const second of momentsAt(chart, first.end + 1))
      out.push(done(chart, opening, first.value, second, first.cost + second.cost))
    out.push(...untilFirst(chart, opening, first))
  }
  if (opener === 'since') out.push(...sinceLatest(chart, opening))
  if (opener === 'since')
    for (const first of momentsAt(chart, opening.end + 1))
      out.push(done(chart, opening, first.value, { value: null, end: first.end, cost: 0 }, first.cost))
  return out
}

const picks: Readonly<Record<string, Aggregate>> = {
  first: 'min',
  earliest: 'min',
  last: 'max',
  latest: 'max',
}

/** "between registration and (the) first donation": the shortest of the times up to each of them; no average of these is read. */
function untilFirst(chart: Chart, opening: SpanOpening, first: Parsed<Slot>): readonly Parsed<Term>[] {
  const at = determiners.has(lowAt(chart, first.end + 1)) ? first.end + 2 : first.end + 1
  const fn = Object.hasOwn(picks, lowAt(chart, at)) ? picks[lowAt(chart, at)] : undefined
  if (fn === undefined || opening.fn !== null) return none
  return momentsAt(chart, at + 1, true).flatMap((second) => {
    const found = done(chart, opening, first.value, second, first.cost + second.cost)
    if (found.value.kind !== 'span' || found.value.fn !== null) return []
    return [{ ...found, value: { ...found.value, fn, pick: true } }]
  })
}

const determiners: ReadonlySet<string> = new Set(['the', 'their', 'his', 'her', 'its'])

function done(
  chart: Chart,
  opening: SpanOpening,
  from: Slot,
  to: Parsed<Slot | null>,
  cost: number,
): Parsed<Term> {
  const { end, fn, unit } = spanTail(chart, to.end)
  const term: SpanTerm = {
    kind: 'span',
    fn: opening.fn ?? fn,
    unit: unit ?? opening.unit,
    from,
    to: to.value,
    today: chart.today,
    open: false,
  }
  return { value: term, end, cost }
}

/** "it took to close a ticket": the date of closing, from the only other date of the row. */
function untilDone(chart: Chart, opening: SpanOpening): readonly Parsed<Term>[] {
  if (lowAt(chart, opening.end) !== 'to') return none
  return momentsAt(chart, opening.end + 1).map((point) => {
    const { end, fn, unit } = spanTail(chart, point.end)
    return {
      value: {
        kind: 'span',
        fn: opening.fn ?? fn,
        unit: unit ?? opening.unit,
        from: null,
        to: point.value,
        today: chart.today,
        open: true,
      } as const,
      end,
      cost: point.cost + 0.05,
    }
  })
}

/** "since the last admitted student": the shortest time up to today. */
function sinceLatest(chart: Chart, opening: SpanOpening): readonly Parsed<Term>[] {
  const start = lowAt(chart, opening.end + 1) === 'the' ? opening.end + 2 : opening.end + 1
  const word = lowAt(chart, start)
  const end =
    word === 'most' && lowAt(chart, start + 1) === 'recent'
      ? start + 2
      : ['last', 'latest', 'newest'].includes(word)
        ? start + 1
        : null
  if (end === null || opening.fn !== null) return none
  return momentsAt(chart, end, true).map((first) =>
    done(chart, { ...opening, fn: 'min' }, first.value, { value: null, end: first.end, cost: 0 }, first.cost),
  )
}
