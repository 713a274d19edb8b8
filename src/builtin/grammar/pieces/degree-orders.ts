import { type Chart, lowAt, none, type Parsed, skipDeterminers } from '../chart.js'
import { type Degree, hintsOf, positiveAt, superlativeAt } from '../degrees.js'
import { phraseAt } from '../phrase-book.js'
import type { Piece, RowOrder } from '../sketch.js'
import { piece } from './piece.js'
import { firstEnd, pastOpener, restatedEnd } from './restated.js'

/**
 * "from the oldest to the youngest", "heaviest first", "starting with the most expensive": rows in the order of what the
 * adjective measures.
 */
export function degreeOrders(chart: Chart, at: number): readonly Parsed<Piece>[] {
  const found = degreeOrderAt(chart, at)
  if (!found) return none
  const { order, end } = found
  return [piece(at, { end, cost: -0.1 }, { kind: 'order', term: null, ...order })]
}

/** The order and the end of its words; null where no adjective says one. */
export function degreeOrderAt(
  chart: Chart,
  at: number,
): { readonly order: RowOrder; readonly end: number } | null {
  const ordered = phraseAt(chart.tokens, at, 'orderVerb')?.end ?? at
  return fromTo(chart, ordered) ?? firstOnes(chart, ordered)
}

/** "from the oldest to the youngest", "starting with the oldest to the youngest", "old to new" */
function fromTo(chart: Chart, at: number): { order: RowOrder; end: number } | null {
  const opened =
    phraseAt(chart.tokens, at, 'startingWith')?.end ?? (lowAt(chart, at) === 'from' ? at + 1 : null)
  const split = opened === null ? null : mostToLeast(chart, opened)
  if (split) return split
  const first = degreeAt(chart, opened ?? at)
  if (!first || lowAt(chart, first.end) !== 'to') return null
  const last = degreeAt(chart, first.end + 1)
  if (!last || last.word === first.word || !areOpposite(first, last)) return null
  const other = hintsOf(last).filter((hint) => !hintsOf(first).includes(hint))
  return { order: orderOf(first, other), end: last.end }
}

/** "from most to least expensive" */
function mostToLeast(chart: Chart, at: number): { order: RowOrder; end: number } | null {
  const first = chart.tokens[skipDeterminers(chart, at)]
  const to = first ? first.index + 1 : at
  const last = chart.tokens[skipDeterminers(chart, to + 1)]
  const adjective = last ? chart.tokens[last.index + 1] : undefined
  if (!first || !last || !adjective || lowAt(chart, to) !== 'to') return null
  if (!['most least', 'least most'].includes(`${first.low} ${last.low}`)) return null
  const degree = superlativeAt([first, adjective], 0)
  return degree ? { order: orderOf(degree, none), end: adjective.index + 1 } : null
}

/** "oldest first", "starting with the oldest", "with the oldest ones first", "put the largest tank on top" */
function firstOnes(chart: Chart, at: number): { order: RowOrder; end: number } | null {
  const opened = phraseAt(chart.tokens, at, 'startingWith')?.end ?? null
  const from = opened ?? pastOpener(chart, at)
  const degree = superlativeAt(chart.tokens, skipDeterminers(chart, from))
  if (!degree) return null
  const end = restatedEnd(chart, meant.has(lowAt(chart, degree.end)) ? degree.end + 1 : degree.end)
  const closed = firstEnd(chart, end)
  if (closed === null && (opened === null || end > degree.end + 1 || !endsHere(chart, end))) return null
  return { order: orderOf(degree, none), end: closed ?? end }
}

/** "the oldest ones first", "longest wait first": nothing that the adjective does not say. */
const meant: ReadonlySet<string> = new Set('one ones wait waits delay delays time times duration'.split(' '))

/** "starting with the oldest animal" names what is ordered, and is left to others. */
function endsHere(chart: Chart, at: number): boolean {
  const token = chart.tokens[at]
  return !token || token.kind === 'mark' || token.low === 'and'
}

function degreeAt(chart: Chart, at: number): Degree | null {
  const from = skipDeterminers(chart, at)
  return superlativeAt(chart.tokens, from) ?? positiveAt(chart.tokens, from)
}

/** The one runs up where the other runs down; the oldest and the newest are opposite by their dates alone. */
function areOpposite(first: Degree, last: Degree): boolean {
  const anyDate = ({ dateHints }: Degree) => dateHints.includes('*')
  if (anyDate(first) !== anyDate(last)) return first.dateHints.length > 0 && last.dateHints.length > 0
  const shared = hintsOf(first).some((hint) => hintsOf(last).includes(hint))
  return shared && first.descending !== last.descending
}

function orderOf(degree: Degree, other: readonly string[]): RowOrder {
  const anyDate = degree.dateHints.includes('*')
  return {
    descending: degree.descending,
    word: degree.word,
    degree: { hints: [...hintsOf(degree), ...other], anyDate },
  }
}
