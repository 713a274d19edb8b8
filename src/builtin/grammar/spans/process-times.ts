import type { Aggregate } from '../../planning/plan.js'
import { type Chart, lowAt, none, type Parsed, skipDeterminers } from '../chart.js'
import { nounAt } from '../nouns/noun.js'
import { phraseAt } from '../phrase-book.js'
import type { Slot, Term } from '../sketch.js'
import { momentsAt } from './moments.js'
import { spanTail } from './span-tail.js'

/** "average delivery time in days", "longest resolution time": from the only other date of the row to the one that ends it. */
export function processTimeAt(chart: Chart, at: number): readonly Parsed<Term>[] {
  const start = skipDeterminers(chart, at)
  const aggregate = phraseAt(chart.tokens, start, 'aggregate')
  const extreme = aggregate ? null : phraseAt(chart.tokens, start, 'extreme')
  const found = aggregate ?? extreme
  if (!found) return none
  const noun = skipDeterminers(chart, found.end, true)
  if (!processes.has(lowAt(chart, noun)) || !/^times?$/.test(lowAt(chart, noun + 1))) return none
  const fn = (aggregate ? aggregate.sense : extreme?.sense === 'desc' ? 'max' : 'min') as Aggregate
  return momentsAt(chart, noun)
    .filter(({ end }) => end === noun + 1)
    .flatMap(({ value: to }): readonly Parsed<Term>[] => {
      const { end, unit } = spanTail(chart, ofThem(chart, noun + 2, to))
      // Hours or days between two moments have to be said; between two days there are only days.
      if (unit === null && !isDay(chart, to)) return []
      const term: Term = {
        kind: 'span',
        fn,
        unit: unit ?? 'day',
        from: null,
        to,
        today: chart.today,
        open: true,
      }
      return [{ value: term, end, cost: 0.05 }]
    })
}

/** What takes time; "arrival time" and "closing time" are moments. */
const processes: ReadonlySet<string> = new Set(
  'delivery shipping shipment resolution response settlement approval processing repair fulfilment fulfillment handling payment treatment'.split(
    ' ',
  ),
)

function isDay(chart: Chart, slot: Slot): boolean {
  return slot.mention.links.every(
    (link) => link.kind === 'column' && chart.columnById.get(link.column)?.kind === 'date',
  )
}

/** "of a shipment" */
function ofThem(chart: Chart, at: number, { mention }: Slot): number {
  if (lowAt(chart, at) !== 'of') return at
  const own = nounAt(chart, at + 1, 'entity').find(
    ({ value }) =>
      value.pre.length === 0 &&
      !value.extreme &&
      value.slot.mention.links.some(
        (link) =>
          link.kind === 'table' &&
          mention.links.some((date) => date.kind === 'column' && date.column.startsWith(`${link.table}.`)),
      ),
  )
  return own?.end ?? at
}
