import { grainOf } from '../../../linking/date-words.js'
import { type Chart, lowAt, none } from '../chart.js'
import type { Piece } from '../sketch.js'
import { grown, type State } from './state.js'

/**
 * "in each of the last 8 weeks (excluding the current week)": those weeks, one by one. Only whole ones: of "each of the
 * last 6 months" the first is cut in two.
 */
export function eachOfLast(chart: Chart, state: State): readonly State[] {
  const from = ['in', 'for', 'during', 'on', 'over'].includes(lowAt(chart, state.at))
    ? state.at + 1
    : state.at
  if (lowAt(chart, from) !== 'each' || lowAt(chart, from + 1) !== 'of') return none
  const start = lowAt(chart, from + 2) === 'the' ? from + 3 : from + 2
  const span = chart.datesAt(start)[0]
  if (!span || !['last', 'past', 'previous', 'preceding'].includes(lowAt(chart, start))) return none
  const named = chart.tokens.slice(start + 1, span.end).flatMap(({ low }) => grainOf(low) ?? [])[0]
  if (!named || named === 'day' || span.grain !== named) return none
  const ends = { start: state.at, end: span.end, cost: 0 }
  const key: Piece = {
    kind: 'group',
    terms: [{ kind: 'grain', grain: named, noun: null }],
    word: 'each',
    ...ends,
  }
  const when: Piece = { kind: 'filter', filter: { kind: 'date', span, column: null }, ...ends }
  return [grown(grown(state, when, 0, state.stage), key, -0.1, state.stage)]
}
