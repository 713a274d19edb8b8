import { type Chart, lowAt, none, type Parsed, production } from '../chart.js'
import type { Slot, Term } from '../sketch.js'
import { ageAt } from './ages.js'
import { momentsAt } from './moments.js'
import { openingAt, type SpanOpening, spanUnitOf } from './span-opening.js'

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
  }
  if (opener === 'since')
    for (const first of momentsAt(chart, opening.end + 1))
      out.push(done(chart, opening, first.value, { value: null, end: first.end, cost: 0 }, first.cost))
  return out
}

function done(
  chart: Chart,
  opening: SpanOpening,
  from: Slot,
  to: Parsed<Slot | null>,
  cost: number,
): Parsed<Term> {
  const inUnit = lowAt(chart, to.end) === 'in' ? spanUnitOf(lowAt(chart, to.end + 1)) : null
  const term: SpanTerm = {
    kind: 'span',
    fn: opening.fn,
    unit: inUnit ?? opening.unit,
    from,
    to: to.value,
    today: chart.today,
    open: false,
  }
  return { value: term, end: inUnit ? to.end + 2 : to.end, cost }
}

/** "it took to close a ticket": the date of closing, from the only other date of the row. */
function untilDone(chart: Chart, opening: SpanOpening): readonly Parsed<Term>[] {
  if (lowAt(chart, opening.end) !== 'to') return none
  return momentsAt(chart, opening.end + 1).map((point) => ({
    value: {
      kind: 'span',
      fn: opening.fn,
      unit: opening.unit,
      from: null,
      to: point.value,
      today: chart.today,
      open: true,
    } as const,
    end: point.end,
    cost: point.cost + 0.05,
  }))
}
