import type { CompareOp } from '../../planning/plan.js'
import { averageFrom } from '../multiples.js'
import { type Chart, lowAt, none, type Parsed } from '../chart.js'
import { phraseAt, phrasesAt } from '../phrase-book.js'
import type { Unit } from '../units.js'
import { type NumberInWords, numberAt } from './number.js'

/** What a number is compared with: `upper` is set for a range only, whose `op` is then ">=". */
interface Amount {
  readonly op: CompareOp
  readonly amount: number
  readonly upper: number | null
  readonly unit?: Unit | null
}

/** "above 300", "between 10 and 15", "2011 or later", "= 5", "of 20": the last three only when `bareAllowed`. */
export function amountsAt(chart: Chart, at: number, bareAllowed: boolean): readonly Parsed<Amount>[] {
  return [...comparedAt(chart, at), ...betweenAt(chart, at), ...(bareAllowed ? bareAt(chart, at) : none)]
}

/** "above 300" */
function comparedAt(chart: Chart, at: number): readonly Parsed<Amount>[] {
  return phrasesAt(chart.tokens, at, 'compare').flatMap((phrase) => {
    const number = numberAt(chart, phrase.end)
    return number ? [single(phrase.sense as CompareOp, number, number.end, 0)] : []
  })
}

/** "between 10 and 15" */
function betweenAt(chart: Chart, at: number): readonly Parsed<Amount>[] {
  const between = phraseAt(chart.tokens, at, 'between')
  const low = between && numberAt(chart, between.end)
  const high = low && ['and', 'to', '-'].includes(lowAt(chart, low.end)) ? numberAt(chart, low.end + 1) : null
  return low && high ? [range(low, high, 0)] : none
}

/** "2011 or later", "10 to 15", "20" */
function bareAt(chart: Chart, at: number): readonly Parsed<Amount>[] {
  const bare = numberAt(chart, at)
  if (!bare) return none
  const tail = phraseAt(chart.tokens, bare.end, 'tail')
  if (tail) return [single(tail.sense as CompareOp, bare, tail.end, 0)]
  const high = ['to', '-'].includes(lowAt(chart, bare.end)) ? numberAt(chart, bare.end + 1) : null
  return [...(high ? [range(bare, high, 0.02)] : none), single('=', bare, bare.end, 0.05)]
}

function single(op: CompareOp, number: NumberInWords, end: number, cost: number): Parsed<Amount> {
  return { value: { op, amount: number.amount, upper: null, unit: number.unit }, end, cost }
}

function range(low: NumberInWords, high: NumberInWords, cost: number): Parsed<Amount> {
  return {
    value: { op: '>=', amount: low.amount, upper: high.amount, unit: high.unit },
    end: high.end,
    cost,
  }
}

/** "above the average": how it compares, and where "average" ends. Null when no such comparison stands here. */
export function averageAt(chart: Chart, at: number): { op: CompareOp; factor: number; end: number } | null {
  for (const phrase of phrasesAt(chart.tokens, at, 'compare')) {
    const average = averageFrom(chart, phrase.end)
    if (average) return { op: phrase.sense as CompareOp, ...average }
  }
  return null
}
