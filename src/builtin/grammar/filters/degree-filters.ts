import type { CompareOp } from '../../planning/plan.js'
import { averageFrom } from '../multiples.js'
import { type Chart, lowAt, none, type Parsed } from '../chart.js'
import { comparativeAt } from '../degrees.js'
import { nounAt } from '../nouns/noun.js'
import type { Filter } from '../sketch.js'
import { numberAt } from './number.js'

/** "older than 20", "no longer than 30", "longer than average", "longer than the average duration": the adjective hints at the column. */
export function degreeFilters(chart: Chart, at: number): Parsed<Filter>[] {
  const negated = lowAt(chart, at) === 'not' || lowAt(chart, at) === 'no'
  const degree = comparativeAt(chart.tokens, negated ? at + 1 : at)
  if (!degree || lowAt(chart, degree.end) !== 'than') return []
  const op = opOf(degree.descending, negated)
  const out: Parsed<Filter>[] = []
  const number = numberAt(chart, degree.end + 1)
  const strict = ['or', 'equal'].includes(lowAt(chart, degree.end + 1))
  if (number && !strict) {
    const { amount, unit } = number
    out.push({
      value: { kind: 'degree', hints: degree.hints, op, amount, word: degree.word, unit },
      end: number.end,
      cost: 0,
    })
  }
  return [...out, ...thanAverage(chart, degree.end + 1, degree.hints, op)]
}

function opOf(descending: boolean, negated: boolean): CompareOp {
  if (negated) return descending ? '<=' : '>='
  return descending ? '>' : '<'
}

function thanAverage(
  chart: Chart,
  at: number,
  hints: readonly string[],
  op: CompareOp,
): readonly Parsed<Filter>[] {
  const average = averageFrom(chart, at)
  if (!average) return none
  const { factor } = average
  return [
    { value: { kind: 'average', term: null, hints, op, factor }, end: average.end, cost: 0 },
    ...nounAt(chart, average.end, 'number').map(
      (noun): Parsed<Filter> => ({
        value: { kind: 'average', term: { kind: 'noun', noun: noun.value }, hints: none, op, factor },
        end: noun.end,
        cost: noun.cost,
      }),
    ),
  ]
}
