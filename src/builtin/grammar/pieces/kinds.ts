import { type Chart, lowAt, type Parsed } from '../chart.js'
import { phrasesAt } from '../phrase-book.js'
import type { Piece, Term } from '../sketch.js'
import { piece } from './piece.js'

/** "which nationalities", "what kinds of": what there is of something, each told once; not "which customer". */
export function asksKinds(chart: Chart, at: number, terms: readonly Term[]): boolean {
  const [only, ...more] = terms
  if (only?.kind !== 'noun' || more.length > 0) return false
  const { slot, extreme, pre, owner } = only.noun
  if (!slot.plural || extreme || pre.length > 0) return false
  // "what ship types are there": of which things is said right before.
  if (owner && (owner.slot.plural || owner.slot.mention.end !== slot.mention.start)) return false
  if (throughWhich(chart, only.noun.end) || kindsOf(chart, only.noun.end)) return true
  let before = at - 1
  while (['of', 'our', 'the', 'other'].includes(lowAt(chart, before))) before--
  return ['which', 'what'].includes(lowAt(chart, before))
}

/** "the kinds of tanks": what kinds there are; "the kinds of the tanks" may be that of each. */
function kindsOf(chart: Chart, end: number): boolean {
  if (!ofKind.has(lowAt(chart, end - 1)) || lowAt(chart, end) !== 'of') return false
  const from = lowAt(chart, end + 1) === 'our' ? end + 2 : end + 1
  const noun = chart.tokens[from]
  return (
    noun !== undefined &&
    noun.low !== noun.lemma &&
    chart.mentionsAt(from).some(({ links }) => links.some((link) => link.kind === 'table'))
  )
}

const ofKind: ReadonlySet<string> = new Set(['kinds', 'types', 'sorts', 'categories', 'classes'])

/** "the channels through which bookings come in": the ways there are; "in which" tells of a place or a time. */
function throughWhich(chart: Chart, end: number): boolean {
  return (
    ['through', 'via', 'by', 'under', 'into'].includes(lowAt(chart, end)) && lowAt(chart, end + 1) === 'which'
  )
}

/** "each name once", "list every building only once", "without duplicates", "are represented": no row twice. */
export function oncePieces(chart: Chart, at: number): readonly Parsed<Piece>[] {
  return [eachOnce(chart, at), loneOnce(chart, at), represented(chart, at)]
    .filter((end) => end !== null)
    .concat(phrasesAt(chart.tokens, at, 'once').map((phrase) => phrase.end))
    .map((end) => piece(at, { end, cost: -0.08 }, { kind: 'distinct' }))
}

/** Where "each name once" ends. */
function eachOnce(chart: Chart, at: number): number | null {
  if (!['each', 'every'].includes(lowAt(chart, at))) return null
  const length = [3, 4, 5].find((length) => lowAt(chart, at + length - 1) === 'once')
  return length === undefined ? null : at + length
}

/** The "once" of "list each customer name once", after what is listed. */
function loneOnce(chart: Chart, at: number): number | null {
  const from = ['just', 'only'].includes(lowAt(chart, at)) ? at + 1 : at
  const next = chart.tokens[from + 1]
  if (lowAt(chart, from) !== 'once' || (next && next.kind !== 'mark')) return null
  const sentence = chart.tokens[from]?.sentence
  const listed = chart.tokens.some(
    (token) =>
      token.sentence === sentence &&
      token.index < at &&
      token.index >= at - 4 &&
      ['each', 'every'].includes(token.low),
  )
  return listed ? from + 1 : null
}

/** "nationalities are represented among the authors": those that occur; "represented by" is a verb. */
function represented(chart: Chart, at: number): number | null {
  const from = ['are', 'is', 'were'].includes(lowAt(chart, at)) ? at + 1 : at
  return lowAt(chart, from) === 'represented' && lowAt(chart, from + 1) !== 'by' ? from + 1 : null
}
