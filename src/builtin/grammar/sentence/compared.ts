import { type Chart, lowAt, type Parsed, skipDeterminers } from '../chart.js'
import { clauseAt, segmentsAt } from '../clause.js'
import { phraseAt } from '../phrase-book.js'
import type { Clause, Filter, Piece, Term } from '../sketch.js'
import { grown, type State } from './state.js'

/**
 * "Compare the average fare of economy bookings with that of business bookings", "compare the orders placed in 2025
 * with 2026", "how does … compare with that of …": one measure, once for each of two sets of rows.
 */
export function compared(chart: Chart, state: State): readonly State[] {
  const { at, pieces } = state
  if (pieces.some((piece) => piece.kind === 'ask')) return []
  const start = openingAt(chart, at)
  if (start === null) return []
  const out: State[] = []
  for (const left of clauseAt(chart, start.at)) {
    const from = bridgeAt(chart, left.end, start.asked)
    if (from === null || !isCompared(left.value) || !isTold(chart, start.at, left.value)) continue
    for (const right of [...segmentsAt(chart, from.at), ...bareYears(chart, from.at)]) {
      const other = beside(left.value, right.value, from.pointed)
      if (!other) continue
      const ask: Piece = {
        kind: 'ask',
        terms: [asTerm(left.value), asTerm(other)],
        head: 'list',
        sentence: chart.tokens[at]?.sentence ?? 0,
        start: at,
        end: right.end,
        cost: 0,
      }
      out.push(grown(state, ask, left.cost + right.cost - 0.2, 'tail'))
    }
  }
  return out
}

/** Where the measure begins; `asked`: the comparing verb is still to come. */
function openingAt(chart: Chart, at: number): { at: number; asked: boolean } | null {
  if (lowAt(chart, at) === 'compare') return { at: at + 1, asked: false }
  return lowAt(chart, at) === 'how' && ['do', 'does', 'did'].includes(lowAt(chart, at + 1))
    ? { at: at + 2, asked: true }
    : null
}

const joiners: ReadonlySet<string> = new Set(['with', 'to', 'against', 'versus', 'vs'])
const pointers: ReadonlySet<string> = new Set(['that', 'those'])

/** Past "(compare) with that": `pointed` where the measure is spoken of again. */
function bridgeAt(chart: Chart, end: number, asked: boolean): { at: number; pointed: boolean } | null {
  if (asked && lowAt(chart, end) !== 'compare') return null
  const joiner = asked ? end + 1 : end
  if (!joiners.has(lowAt(chart, joiner))) return null
  const pointed = pointers.has(lowAt(chart, joiner + 1))
  return { at: pointed ? joiner + 2 : joiner + 1, pointed }
}

/** "(2025) with 2026" */
function bareYears(chart: Chart, at: number): readonly Parsed<readonly Piece[]>[] {
  return chart
    .datesAt(at)
    .filter((span) => span.bare)
    .map((span) => {
      const filter: Filter = { kind: 'date', span, column: null }
      return {
        value: [{ kind: 'filter', filter, start: at, end: span.end, cost: 0 }],
        end: span.end,
        cost: 0.02,
      }
    })
}

/** "the number" alone is no count; "the fares of economy": their sum, or their average? */
function isTold(chart: Chart, at: number, { term }: Clause): boolean {
  if (term.kind === 'count') return term.noun.slot.mention.links.some((link) => link.kind === 'table')
  return phraseAt(chart.tokens, skipDeterminers(chart, at), 'aggregate') !== null
}

function isCompared({ term, pieces }: Clause): boolean {
  return (term.kind === 'count' || term.kind === 'aggregate') && said(pieces).length > 0
}

/** The other side: after "that of" all is said anew; a bare time or value takes the place of the last one said. */
function beside(left: Clause, right: readonly Piece[], pointed: boolean): Clause | null {
  const [own, other] = [said(left.pieces), said(right)]
  if (!narrows(own) || right.length !== other.length + verbs(right).length) return null
  if (pointed)
    return narrows(other) && kinds(own) === kinds(other) ? { term: left.term, pieces: right } : null
  const last = own.at(-1)
  if (other.length !== 1 || !last || kinds([last]) !== kinds(other) || last.kind !== 'filter') return null
  return {
    term: left.term,
    pieces: left.pieces.map((piece) => (piece === last ? (other[0] as Piece) : piece)),
  }
}

/** Some of the rows, not all of a kind. */
function narrows(pieces: readonly Piece[]): boolean {
  return pieces.some(
    (piece) =>
      piece.kind === 'filter' ||
      (piece.kind === 'entity' && (piece.noun.pre.length > 0 || piece.noun.slot.role === 'value')),
  )
}

function said(pieces: readonly Piece[]): readonly Piece[] {
  return pieces.filter((piece) => piece.kind !== 'verb' && piece.kind !== 'stop')
}

function verbs(pieces: readonly Piece[]): readonly Piece[] {
  return pieces.filter((piece) => piece.kind === 'verb' || piece.kind === 'stop')
}

/** What kind of thing each piece says; anything but a condition makes the sides unlike. */
function kinds(pieces: readonly Piece[]): string {
  return pieces
    .map((piece, at) =>
      piece.kind === 'filter'
        ? piece.filter.kind
        : piece.kind === 'entity'
          ? `entity${piece.noun.pre.map((filter) => filter.kind).join('+')}`
          : `${piece.kind}${at}!`,
    )
    .join()
}

function asTerm(clause: Clause): Term {
  return { kind: 'formula', of: { kind: 'clause', clause } }
}
