import type { Aggregate } from '../../planning/plan.js'
import { type Chart, lowAt, none, type Parsed } from '../chart.js'
import { phraseAt } from '../phrase-book.js'
import type { Term } from '../sketch.js'
import { spanUnitOf } from './span-opening.js'

const lengths: ReadonlySet<string> = new Set('duration delay time wait gap length period'.split(' '))

/** "(Return the case and) the number of days", "the average delay", "(order by) the duration": the time spoken of before. */
export function sameTimeAt(chart: Chart, at: number): readonly Parsed<Term>[] {
  const told = ['the', 'that', 'this'].includes(lowAt(chart, at))
  const start = told ? at + 1 : at
  const aggregate = phraseAt(chart.tokens, start, 'aggregate')
  const from = aggregate?.end ?? start
  const number = lowAt(chart, from) === 'number' && lowAt(chart, from + 1) === 'of'
  const word = lowAt(chart, number ? from + 2 : from)
  const unit = spanUnitOf(word) !== null || /^nights?$/.test(word)
  if (number ? !unit : !lengths.has(word) && !(unit && told && word.endsWith('s'))) return none
  const end = number ? from + 3 : from + 1
  if (!endsHere(chart, end) || !wasSpokenOf(chart, at)) return none
  const fn = (aggregate?.sense as Aggregate | undefined) ?? null
  return [{ value: { kind: 'same', lasting: true, ...(fn ? { fn } : {}) }, end, cost: 0.05 }]
}

function endsHere(chart: Chart, at: number): boolean {
  const token = chart.tokens[at]
  return (
    !token ||
    token.kind === 'mark' ||
    ['and', 'in', 'first', 'from', 'descending', 'ascending', 'of'].includes(token.low)
  )
}

/** A length of time was asked for in a sentence before this one, or before a comma. */
function wasSpokenOf(chart: Chart, at: number): boolean {
  return chart.tokens
    .slice(0, at)
    .some(
      ({ low }) =>
        low === 'long' ||
        low === 'longest' ||
        low === 'shortest' ||
        lengths.has(low) ||
        spanUnitOf(low) !== null ||
        /^nights?$/.test(low) ||
        low === 'stay',
    )
}
