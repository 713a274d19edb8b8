import { type Chart, lowAt, type Parsed } from '../chart.js'
import { homeEnd } from '../home-of.js'
import { filterAt } from '../filters/filter.js'
import { nounAt } from '../nouns/noun.js'
import { phrasesAt, wordClass } from '../phrase-book.js'
import type { Noun, Piece } from '../sketch.js'
import { entityPieces } from './entity.js'
import { piece } from './piece.js'

/** The absence of something, alone and with the conditions that follow it in the clause: "without orders in 2023". */
export function withoutPieces(chart: Chart, at: number): readonly Parsed<Piece>[] {
  return phrasesAt(chart.tokens, at, 'not').flatMap((phrase) =>
    absenceStarts(chart, phrase.end).flatMap((start) =>
      [...nounAt(chart, start, 'entity'), ...nounAt(chart, start, 'value')].flatMap((noun) =>
        absences(chart, at, start, noun),
      ),
    ),
  )
}

function absences(chart: Chart, at: number, start: number, noun: Parsed<Noun>): readonly Parsed<Piece>[] {
  const entity: Piece = {
    kind: 'entity',
    noun: noun.value,
    preposition: 'not',
    start,
    end: noun.end,
    cost: 0,
  }
  const alone = piece(at, noun, { kind: 'without', pieces: [entity] }, 0.02)
  const inside = followers(chart, noun.end)
  if (!inside) return [alone]
  const found = { end: inside.end, cost: noun.cost }
  return [alone, piece(at, found, { kind: 'without', pieces: [entity, ...inside.pieces] })]
}

const mostSkipped = 4

/** Where the absent thing may begin: here, or past a few words that say little. */
function absenceStarts(chart: Chart, at: number): readonly number[] {
  const out = [at]
  let next = at
  for (let skipped = 0; skipped < mostSkipped; skipped++) {
    const token = chart.tokens[next]
    if (token?.kind !== 'word') break
    const home = homeEnd(chart, next)
    if (home !== null) {
      next = home
      out.push(next)
      continue
    }
    if (isThing(chart, next)) break
    const single = token.low === 'single' && chart.tokens[next - 1]?.low === 'a'
    if ((wordClass(token) === 'content' && !single) || clauseEnds.has(token.low) || unsure.has(token.low))
      break
    if (isThing(chart, next) || isState(chart, next)) break
    next++
    out.push(next)
  }
  return out
}

/** "without a sponsor in …": after an article a word that also tells what is done is the thing itself. */
function isThing(chart: Chart, at: number): boolean {
  return (
    ['a', 'an', 'any', 'the', 'without', 'no'].includes(lowAt(chart, at - 1)) &&
    chart
      .mentionsAt(at)
      .some(({ links }) => links.some((link) => link.kind === 'table' && link.score >= 0.95))
  )
}

/** "no open cases": right before a thing a word of little meaning tells which ones are meant. */
function isState(chart: Chart, at: number): boolean {
  const token = chart.tokens[at]
  const things = chart.mentionsAt(at + 1).flatMap(({ links }) => links)
  if (!token || !things.some((link) => link.kind === 'table')) return false
  const adjective = ['no', 'without'].includes(lowAt(chart, at - 1)) && wordClass(token) !== 'stop'
  return (
    adjective ||
    chart
      .mentionsAt(at)
      .some(({ links }) =>
        links.some(
          (link) => (link.kind === 'value' && link.exact) || (link.kind === 'column' && link.score >= 0.9),
        ),
      )
  )
}

/** Filters and entities up to the end of the clause, the longest and then the cheapest at each step. */
function followers(chart: Chart, at: number): { pieces: readonly Piece[]; end: number } | null {
  const pieces: Piece[] = []
  let end = at
  for (let next = at; next < chart.tokens.length; ) {
    const token = chart.tokens[next]
    if (!token || clauseEnds.has(token.low)) break
    const found = [
      ...filterAt(chart, next).map((each) => piece(next, each, { kind: 'filter', filter: each.value })),
      ...entityPieces(chart, next),
    ].sort((a, b) => b.end - a.end || a.cost - b.cost)[0]
    if (found) {
      pieces.push(found.value)
      next = found.end
      end = next
    } else if (wordClass(token) === 'content') break
    else next++
  }
  return pieces.length > 0 ? { pieces, end } : null
}

/** "not known whether there is a shelter" is not "no shelter". */
const unsure = new Set(['known', 'whether', 'if', 'given', 'recorded'])

const clauseEnds = new Set([',', ';', '?', '.', 'and', 'but'])
