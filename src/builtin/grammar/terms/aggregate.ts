import { type Aggregate, needsNumbers } from '../../planning/plan.js'
import { type Chart, type Parsed, production, skipDeterminers } from '../chart.js'
import { nounAt } from '../nouns/noun.js'
import { phrasesAt } from '../phrase-book.js'
import type { Noun, SlotRole, Term } from '../sketch.js'
import { type AggregateList, aggregateListsAt } from './aggregate-words.js'
import { coordinatedAmounts } from './coordinated-amounts.js'
import { countAt } from './count.js'

/** One aggregate or several over one noun, a term each: "average age", "average, minimum, and maximum capacity". */
export function aggregatesAt(chart: Chart, at: number): readonly Parsed<readonly Term[]>[] {
  const start = skipDeterminers(chart, at)
  return aggregateListsAt(chart, start).flatMap((list) => {
    const from = skipDeterminers(chart, list.end, true)
    return [
      ...overCounted(chart, list, from),
      ...overCounts(chart, list, from),
      ...overNouns(chart, list, from, isOfSize(chart, start, list.end) ? 'number' : roleOf(list.fns)),
      ...overCoordinated(chart, list, from),
    ]
  })
}

/** Exactly one aggregate over one noun. */
export const aggregateTermAt = production<Term>('aggregate', (chart, at) =>
  aggregatesAt(chart, at).flatMap((found) => {
    const [term, ...others] = found.value
    return term && others.length === 0 ? [{ ...found, value: term }] : []
  }),
)

/** "total number of seats": where a column already holds the number. */
function overCounted(chart: Chart, { fns }: AggregateList, from: number): readonly Parsed<readonly Term[]>[] {
  return phrasesAt(chart.tokens, from, 'countStrict').flatMap((phrase) =>
    nounAt(chart, phrase.end, 'number')
      .filter((noun) => !isAmountOfThings(chart, noun.value))
      .map((noun) => ({
        value: eachOf(fns, { kind: 'noun', noun: noun.value }),
        end: noun.end,
        cost: noun.cost + 0.01,
      })),
  )
}

/** "the number of payments" is not held by the payment amount. */
function isAmountOfThings(chart: Chart, { slot }: Noun): boolean {
  return slot.mention.links.every(
    (link) =>
      link.kind === 'column' &&
      link.score < 0.9 &&
      chart.columnById.get(link.column)?.lemmas.some((word) => amountWords.has(word)),
  )
}

const amountWords: ReadonlySet<string> = new Set(
  'amount price cost fee value charge rate salary wage'.split(' '),
)

/** "average number of orders": the rows are counted first. */
function overCounts(chart: Chart, { fns }: AggregateList, from: number): readonly Parsed<readonly Term[]>[] {
  if (fns.length !== 1 || fns[0] !== 'avg') return []
  return countAt(chart, from).map((count) => ({
    value: eachOf(fns, count.value),
    end: count.end,
    cost: count.cost + 0.05,
  }))
}

function overNouns(
  chart: Chart,
  { fns }: AggregateList,
  from: number,
  role: SlotRole,
): readonly Parsed<readonly Term[]>[] {
  return nounAt(chart, from, role)
    .filter((noun) => noun.value.extreme === null)
    .map((noun) => ({
      value: eachOf(fns, { kind: 'noun', noun: noun.value }),
      end: noun.end,
      cost: noun.cost,
    }))
}

/** "average width and height" is the average of both. */
function overCoordinated(
  chart: Chart,
  { fns }: AggregateList,
  from: number,
): readonly Parsed<readonly Term[]>[] {
  const [fn, ...more] = fns
  if (fn !== 'avg' || more.length > 0) return []
  return coordinatedAmounts(chart, from).map(({ value, end, cost }) => ({
    value: value.flatMap((noun) => eachOf(fns, { kind: 'noun', noun })),
    end,
    cost: cost - 0.1,
  }))
}

function eachOf(fns: readonly Aggregate[], of: Term): readonly Term[] {
  return fns.map((fn): Term => ({ kind: 'aggregate', fn, of }))
}

function roleOf(fns: readonly Aggregate[]): SlotRole {
  return fns.some(needsNumbers) ? 'number' : 'extreme'
}

function isOfSize(chart: Chart, from: number, to: number): boolean {
  return chart.tokens.slice(from, to).some((token) => sizeWords.has(token.low))
}

/** Of sizes, not of dates: no date is large. */
const sizeWords = new Set([
  'highest',
  'largest',
  'lowest',
  'smallest',
  'greatest',
  'biggest',
  'best',
  'worst',
  'peak',
  'cheapest',
  'shortest',
  'longest',
  'top',
  'least',
])
