import { type Chart, lowAt } from '../chart.js'
import { phraseAt, phrasesAt } from '../phrase-book.js'
import type { Piece } from '../sketch.js'
import { secondHeadAt } from './heads.js'
import { holdsRatio } from './ratio-pieces.js'
import { ofAnother } from './of-another.js'
import { grown, type State } from './state.js'
import { withColumns } from './with-columns.js'

/** "and", ",", "with the number of": another thing to show, a second question, or another condition. */
export function joins(chart: Chart, state: State): readonly State[] {
  const ends = [
    ...phrasesAt(chart.tokens, state.at, 'also').map((phrase) => phrase.end),
    ...withMeasure(chart, state.at),
    ...withColumns(chart, state.at),
  ]
  return [
    ...ends.flatMap((end) => another(chart, state, end)),
    ...ofAnother(chart, state),
    ...connective(chart, state),
  ]
}

/** Another thing to show after the joiner that ends here, and a second question where a head follows it. */
function another(chart: Chart, state: State, end: number): readonly State[] {
  const last = state.pieces.at(-1)
  const cost = last && holdsRatio(last) ? 0.3 : last?.kind === 'ask' ? 0.01 : 0.06
  const more: State = { ...state, at: end, listing: true, cost: state.cost + cost }
  const head = secondHeadAt(chart, end)
  return head === null
    ? [more]
    : [more, { ...state, at: head, stage: 'ask', listing: false, cost: state.cost + 0.02 }]
}

/** "each trainer with the number of classes": shown beside it. */
function withMeasure(chart: Chart, at: number): readonly number[] {
  if (lowAt(chart, at) !== 'with') return []
  const start = ['the', 'a', 'its', 'their'].includes(lowAt(chart, at + 1)) ? at + 2 : at + 1
  const measure =
    phraseAt(chart.tokens, start, 'countStrict') ??
    (['average', 'mean', 'total', 'combined'].includes(lowAt(chart, start))
      ? phraseAt(chart.tokens, start, 'aggregate')
      : null)
  const trend = phraseAt(chart.tokens, start, 'running') ?? phraseAt(chart.tokens, start, 'changeOf')
  return measure || trend ? [at + 1] : []
}

/** "or", "and", "but" between conditions. */
function connective(chart: Chart, state: State): readonly State[] {
  const word = lowAt(chart, state.at)
  if (!['or', 'and', 'but'].includes(word) || insideOpener(chart, state.at)) return []
  const kind = word === 'or' ? 'or' : 'and'
  const piece: Piece = { kind, start: state.at, end: state.at + 1, cost: 0 }
  return [grown(state, piece, kind === 'or' ? 0.02 : 0, 'tail')]
}

/** "on or after 1 May": one opener of a date. */
function insideOpener(chart: Chart, at: number): boolean {
  return (
    lowAt(chart, at) === 'or' &&
    lowAt(chart, at - 1) === 'on' &&
    ['after', 'before'].includes(lowAt(chart, at + 1))
  )
}
