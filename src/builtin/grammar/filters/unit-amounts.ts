import { type Chart, lowAt, type Parsed } from '../chart.js'
import { measuringVerb } from '../measured.js'
import type { Filter } from '../sketch.js'
import { nounsOf, unitOf } from '../units.js'
import { amountsAt } from './amounts.js'
import { degreeFilters } from './degree-filters.js'

const amountVerbs = new Set(
  'last lasts lasted take takes took run runs ran weigh weighs weighed cost costs travel travels travelled traveled go goes went drove cover covers covered measure measures measured hold holds held contain contains contained'.split(
    ' ',
  ),
)

/** "last longer than an hour", "take more than 60 minutes", "travelled over 1000 km": the unit or the verb says of what. */
export function verbAmounts(chart: Chart, at: number): Parsed<Filter>[] {
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

/** "parcels over 5 kg", "tanks of 60 hl": the unit alone says of what, where one amount of the rows is kept in such. */
export function unitOnly(chart: Chart, at: number): Parsed<Filter>[] {
  const opened = joining.has(lowAt(chart, at - 1))
  if (!followsTable(chart, opened ? at - 1 : at)) return []
  return amountsAt(chart, at, opened).flatMap((amount) => {
    const { op, unit, upper } = amount.value
    const said = unit && unitOf(lowAt(chart, amount.end - 1)) === unit
    if (!said || upper !== null || !dimensions.has(unit.dimension)) return []
    if (['in', 'of'].includes(lowAt(chart, amount.end))) return []
    const hints = [`unit:${unit.dimension}`]
    const word = lowAt(chart, amount.end - 1)
    return [
      {
        value: { kind: 'degree' as const, hints, op, amount: amount.value.amount, word, unit },
        end: amount.end,
        cost: 0.05,
      },
    ]
  })
}

const joining: ReadonlySet<string> = new Set(['of', 'with', 'weighing', 'measuring', 'holding'])
const dimensions: ReadonlySet<string> = new Set([
  'length',
  'mass',
  'area',
  'energy',
  'power',
  'volume',
  'data',
])

function followsTable(chart: Chart, end: number): boolean {
  return [1, 2, 3].some((back) =>
    chart
      .mentionsAt(end - back)
      .some(
        (mention) =>
          mention.end === end && mention.links.some((link) => link.kind === 'table' && link.score >= 0.7),
      ),
  )
}

/** "over 60 minutes in length": the unit and the noun after it say of what. */
export function trailingDegree(chart: Chart, at: number): Parsed<Filter>[] {
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
