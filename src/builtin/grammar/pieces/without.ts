import { isTemporal } from '../../../linking/catalog.js'
import type { Link } from '../../../linking/link.js'
import { type Chart, lowAt, none, type Parsed, slotFor } from '../chart.js'
import { homeEnd } from '../home-of.js'
import { filterAt } from '../filters/filter.js'
import { nounAt } from '../nouns/noun.js'
import { isParticiple } from '../participle.js'
import { phrasesAt, wordClass } from '../phrase-book.js'
import type { Filter, Noun, Piece } from '../sketch.js'
import { entityPieces } from './entity.js'
import { emphasisEnd } from './none-at-all.js'
import { piece } from './piece.js'

/** The absence of something, alone and with the conditions that follow it in the clause: "without orders in 2023". */
export function withoutPieces(chart: Chart, at: number): readonly Parsed<Piece>[] {
  return phrasesAt(chart.tokens, at, 'not').flatMap((phrase) =>
    absenceStarts(chart, phrase.end).flatMap((start) =>
      [...nounAt(chart, start, 'entity'), ...nounAt(chart, start, 'value')].flatMap((noun) =>
        absences(chart, at, start, withDone(chart, at, phrase.end, start, noun)),
      ),
    ),
  )
}

/**
 * "never paid an invoice": there is none that was paid. "have not paid for a delivery" may be about one that was not:
 * null then.
 */
function withDone(
  chart: Chart,
  at: number,
  from: number,
  start: number,
  noun: Parsed<Noun>,
): Parsed<Noun> | null {
  for (let next = from; next < start; next++) {
    if (!isParticiple(lowAt(chart, next))) continue
    const mention = chart.mentionsAt(next).find(({ end }) => end === next + 1)
    const state = mention && slotFor(chart, mention, 'any', (link) => isOpenState(chart, link))
    if (!state) continue
    // "not paid their invoices" is told apart later, by all that is read.
    if (owned.has(lowAt(chart, start - 1))) return noun
    if (lowAt(chart, at) !== 'never' && lowAt(chart, start - 1) !== 'any') return null
    const done: Filter = { kind: 'flag', slot: state, negated: false }
    return { ...noun, value: { ...noun.value, pre: [...noun.value.pre, done] } }
  }
  return noun
}

const owned: ReadonlySet<string> = new Set(['their', 'his', 'her', 'its', 'the'])

/** A yes or no, or a day that not every row has. */
function isOpenState(chart: Chart, link: Link): boolean {
  const column = link.kind === 'column' && link.score >= 0.8 ? chart.columnById.get(link.column) : undefined
  return (
    column !== undefined &&
    (column.kind === 'boolean' || (isTemporal(column) && column.nullable && column.nullFraction !== 0))
  )
}

function absences(
  chart: Chart,
  at: number,
  start: number,
  noun: Parsed<Noun> | null,
): readonly Parsed<Piece>[] {
  if (noun === null) return none
  const entity: Piece = {
    kind: 'entity',
    noun: noun.value,
    preposition: 'not',
    start,
    end: noun.end,
    cost: 0,
  }
  const alone = piece(at, noun, { kind: 'without', pieces: [entity] }, 0.02)
  const after = emphasisEnd(chart, noun.end)
  const inside = followers(chart, after)
  if (!inside) return [alone]
  const found = { end: inside.end, cost: noun.cost }
  // "never brewed in 2025": when it was not done, and nothing about whoever it was not done to.
  const [next] = inside.pieces
  const dated = next?.kind === 'filter' && next.filter.kind === 'date' && next.start === after
  // "never completed a course", "not completed any course": none at all.
  const never = lowAt(chart, at) === 'never' || anyBefore(chart, next?.start ?? 0)
  // "have not paid their invoices": all of them, or one?
  const unsure =
    next?.kind === 'entity' &&
    !never &&
    !owned.has(lowAt(chart, next.start - 1)) &&
    isParticiple(lowAt(chart, start))
  if (unsure && chart.mentionsAt(start).some(({ links }) => links.some((link) => isOpenState(chart, link))))
    if (noun.value.slot.mention.links.some((link) => link.kind === 'table')) return none
  const first: Piece = never ? { ...entity, preposition: 'never' } : entity
  return [...(dated ? [] : [alone]), piece(at, found, { kind: 'without', pieces: [first, ...inside.pieces] })]
}

function anyBefore(chart: Chart, at: number): boolean {
  return lowAt(chart, at) === 'any' || lowAt(chart, at - 1) === 'any'
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
    ].sort((a, b) => b.end - a.end || isPeriod(b.value) - isPeriod(a.value) || a.cost - b.cost)[0]
    if (found) {
      pieces.push(found.value)
      next = found.end
      end = next
    } else if (wordClass(token) === 'content') break
    else next++
  }
  return pieces.length > 0 ? { pieces, end } : null
}

/** "since 2024" is a period, whatever is called "since". */
function isPeriod(value: Piece): number {
  return value.kind === 'filter' && value.filter.kind === 'date' && value.filter.column === null ? 1 : 0
}

/** "not known whether there is a shelter" is not "no shelter". */
const unsure = new Set(['known', 'whether', 'if', 'given', 'recorded'])

const clauseEnds = new Set([',', ';', '?', '.', 'and', 'but'])
