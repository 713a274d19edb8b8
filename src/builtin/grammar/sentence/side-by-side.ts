import { type Chart, lowAt, none, type Parsed, production, skipDeterminers } from '../chart.js'
import { segmentsAt } from '../clause.js'
import { nounAt } from '../nouns/noun.js'
import { isWhole, pairedNounsAt } from '../nouns/paired.js'
import { opposite } from '../opposite.js'
import { phraseAt, phrasesAt } from '../phrase-book.js'
import type { Noun, Piece, Term } from '../sketch.js'
import { grown, type State } from './state.js'

/**
 * "How many hotels have a pool and how many do not", "how many jobs are open and how many are closed": things of one
 * kind, counted once for each of two opposed conditions.
 */
export function sideBySide(chart: Chart, state: State): readonly State[] {
  if (state.pieces.some((piece) => piece.kind === 'ask' && !namesOnly(piece))) return none
  return [...opposedCounts(chart, state.at), ...pairedCounts(chart, state.at)].map(({ value, end, cost }) => {
    const sentence = chart.tokens[state.at]?.sentence ?? 0
    const ask: Piece = {
      kind: 'ask',
      terms: value,
      head: 'list',
      contrasted: true,
      sentence,
      start: state.at,
      end,
      cost: 0,
    }
    return grown(state, ask, cost - 0.2, 'tail')
  })
}

/** "show the clinic name, the number of …": what was asked for before is no amount. */
function namesOnly(piece: Extract<Piece, { readonly kind: 'ask' }>): boolean {
  return piece.terms.every((term) => term.kind === 'noun' && term.noun.extreme === null)
}

const opposedCounts = production<readonly Term[]>('opposed-counts', (chart, at) =>
  countsLater(chart, at) ? countedAt(chart, at).flatMap((counted) => opposedTo(chart, counted)) : none,
)

function opposedTo(chart: Chart, counted: Parsed<Noun>): readonly Parsed<readonly Term[]>[] {
  return segmentsAt(chart, counted.end)
    .filter(
      ({ value }) =>
        value.some((piece) => piece.kind !== 'stop') && value.every((piece) => piece.kind !== 'group'),
    )
    .flatMap((left): readonly Parsed<readonly Term[]>[] => {
      const next = againAt(chart, left.end)
      if (next === null) return none
      return othersAt(chart, next, counted.value, left.value).map((right) => ({
        value: [left.value, right.value].map((pieces) => countOf(counted.value, pieces)),
        end: right.end,
        cost: counted.cost + left.cost + right.cost,
      }))
    })
}

const betweenKinds: ReadonlySet<string> = new Set(['and', 'versus', 'vs'])

/** "how many male and female patients", "the number of paid versus unpaid fines". */
const pairedCounts = production<readonly Term[]>('paired-counts', (chart, at) =>
  phrasesAt(chart.tokens, skipDeterminers(chart, at), 'countStrict').flatMap(({ end }) =>
    pairedNounsAt(chart, end, betweenKinds)
      .filter(({ value }) => isWhole(chart, value))
      .map((pair) => ({
        ...pair,
        value: [pair.value.left, pair.value.right].map((noun) => countOf(noun, none)),
      })),
  ),
)

/** A second count is still to come. */
function countsLater(chart: Chart, at: number): boolean {
  if (phrasesAt(chart.tokens, skipDeterminers(chart, at), 'countStrict').length === 0) return false
  return chart.tokens.some(({ index }) => index > at + 2 && againAt(chart, index) !== null)
}

/** "how many hotels", "the number of hotels", "how many of the hotels". */
function countedAt(chart: Chart, at: number): readonly Parsed<Noun>[] {
  return phrasesAt(chart.tokens, skipDeterminers(chart, at), 'countStrict')
    .flatMap(({ end }) =>
      nounAt(chart, lowAt(chart, end) === 'of' ? skipDeterminers(chart, end + 1) : end, 'count'),
    )
    .filter(
      ({ value }) =>
        value.extreme === null &&
        value.owner === null &&
        value.slot.mention.links.some((link) => link.kind === 'table'),
    )
}

const joiners: ReadonlySet<string> = new Set(['and', 'but', 'or', 'versus', 'vs', 'against', ';'])

/** Past "and how many", ", how many", "versus the number". */
function againAt(chart: Chart, at: number): number | null {
  const comma = lowAt(chart, at) === ',' ? at + 1 : at
  const joined = joiners.has(lowAt(chart, comma)) ? comma + 1 : comma
  if (joined === at) return null
  const start = lowAt(chart, joined) === 'the' ? joined + 1 : joined
  const many = lowAt(chart, start) === 'how' && lowAt(chart, start + 1) === 'many'
  if (!many && !(lowAt(chart, start) === 'number' && chart.tokens[start - 1]?.low === 'the')) return null
  return start + (many ? 2 : 1)
}

/** What the second count is of: the opposite of what was said before, or something else of the same kind. */
function othersAt(
  chart: Chart,
  at: number,
  counted: Noun,
  left: readonly Piece[],
): readonly Parsed<readonly Piece[]>[] {
  const { shared, claim } = split(left)
  const negated = negationAt(chart, at)
  if (negated !== null) {
    const turned = opposite(claim)
    return turned ? [{ value: [...shared, ...turned], end: negated, cost: 0 }] : none
  }
  return segmentsAt(chart, afterNoun(chart, at, counted))
    .filter(({ value }) => value.some((piece) => ['filter', 'entity', 'without'].includes(piece.kind)))
    .map((right) => {
      const own = split(right.value)
      const kept = own.shared.some((piece) => piece.kind !== 'verb') ? none : shared
      // "were dispatched in 2023 and how many in 2024": dispatched, too.
      const anew = right.value.some((piece) => piece.kind === 'stop' || piece.kind === 'verb')
      const verbs = anew ? none : claim.filter((piece) => piece.kind === 'verb')
      return { ...right, value: [...kept, ...verbs, ...right.value] }
    })
}

/** "(how many) jobs are …" after jobs were counted. */
function afterNoun(chart: Chart, at: number, counted: Noun): number {
  const of = lowAt(chart, at) === 'of' ? skipDeterminers(chart, at + 1) : at
  const last = chart.tokens[counted.slot.mention.end - 1]?.lemma
  const again = nounAt(chart, of, 'count').find(
    ({ value }) => value.pre.length === 0 && chart.tokens[value.slot.mention.end - 1]?.lemma === last,
  )
  return again?.end ?? at
}

/** Before the main verb stands what holds for all that are counted; after it the claim. */
function split(pieces: readonly Piece[]): {
  readonly shared: readonly Piece[]
  readonly claim: readonly Piece[]
} {
  const at = pieces.findLastIndex((piece) => piece.kind === 'stop')
  const claim = at < 0 ? pieces : pieces.slice(at + 1)
  if (claim.every((piece) => piece.kind === 'verb')) return { shared: none, claim: pieces }
  return { shared: at < 0 ? none : pieces.slice(0, at).filter((piece) => piece.kind !== 'stop'), claim }
}

/** Past "do not", "haven't", "are not", "without", at the end of the clause. */
function negationAt(chart: Chart, at: number): number | null {
  const phrase = phraseAt(chart.tokens, at, 'opposed')
  if (!phrase) return null
  const next = chart.tokens[phrase.end]
  const ends =
    !next || next.kind === 'mark' || ['and', 'per', 'by', 'for', 'in', 'within', 'at'].includes(next.low)
  return ends ? phrase.end : null
}

function countOf(noun: Noun, pieces: readonly Piece[]): Term {
  return {
    kind: 'formula',
    of: {
      kind: 'clause',
      clause: { term: { kind: 'count', noun }, pieces: pieces.filter((piece) => piece.kind !== 'stop') },
    },
  }
}
