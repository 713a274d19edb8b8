import { type Chart, lowAt } from '../chart.js'
import type { Noun, Piece } from '../sketch.js'
import { grown, type State } from './state.js'

/**
 * "the names of the staff and of their managers", "the city of the buyer and that of the seller": the same of another
 * thing, asked for once more.
 */
export function ofAnother(chart: Chart, state: State): readonly State[] {
  const of = ofAfterAnd(chart, state.at)
  const noun = of === null ? null : nounOf(state.pieces)
  if (of === null || noun === null) return []
  const again: Noun = { ...noun, slot: { ...noun.slot }, start: of, end: of }
  const piece: Piece = {
    kind: 'ask',
    terms: [{ kind: 'noun', noun: again }],
    head: 'list',
    sentence: chart.tokens[of]?.sentence ?? 0,
    start: of,
    end: of,
    cost: 0,
  }
  return [grown(state, piece, 0.01, 'tail')]
}

/** Whether a thing told in passing is what such a repetition is of. */
export function repeatsOf(chart: Chart, { start }: Piece, { pieces }: State): boolean {
  const last = pieces.at(-1)
  const told = last?.kind === 'and' ? pieces.slice(0, -1) : pieces
  for (let back = start - 1; back >= Math.max(0, start - 3); back--)
    if (lowAt(chart, back) === 'of') {
      const joiner = ['that', 'those'].includes(lowAt(chart, back - 1)) ? back - 2 : back - 1
      return lowAt(chart, joiner) === 'and' && nounOf(told) !== null
    }
  return false
}

/** Where "of" stands in "and of", "and that of", "as well as those of". */
function ofAfterAnd(chart: Chart, at: number): number | null {
  const joined = lowAt(chart, at) === 'and' ? at + 1 : isAsWellAs(chart, at) ? at + 3 : null
  if (joined === null) return null
  const of = ['that', 'those'].includes(lowAt(chart, joined)) ? joined + 1 : joined
  return lowAt(chart, of) === 'of' ? of : null
}

function isAsWellAs(chart: Chart, at: number): boolean {
  return ['as', 'well', 'as'].every((word, offset) => lowAt(chart, at + offset) === word)
}

/** "names" of "names of the staff": a plain noun that was asked for last, and of what. */
function nounOf(pieces: readonly Piece[]): Noun | null {
  const [ask, whose] = pieces.slice(-2)
  const owned =
    (whose?.kind === 'entity' && whose.preposition === 'of') ||
    (whose?.kind === 'group' && (whose.word === 'each' || whose.word === 'every'))
  if (ask?.kind !== 'ask' || ask.head !== 'list' || !owned) return null
  const [term, ...more] = ask.terms
  if (term?.kind !== 'noun' || more.length > 0) return null
  const { owner, extreme, distinct, pre } = term.noun
  return owner === null && extreme === null && !distinct && pre.length === 0 ? term.noun : null
}
