import { saysAvailable } from './available.js'
import { type Chart, foundOnce, lowAt, none, type Parsed } from './chart.js'
import { nounAt } from './nouns/noun.js'
import { phraseAt, phrasesAt, wordClass } from './phrase-book.js'
import { modifierAt } from './pieces/modifier.js'
import type { Clause, Piece, Term } from './sketch.js'
import { aggregateTermAt } from './terms/aggregate.js'
import { moneyAt } from './terms/money.js'

interface State {
  readonly at: number
  readonly pieces: readonly Piece[]
  readonly cost: number
}

const beam = 10
const kept = 3
const mostPieces = 6

/** A measure with every modifier that follows it: "restaurants with a rating above 4 in New York", "orders in 2023 that were shipped". */
export function clauseAt(chart: Chart, at: number): readonly Parsed<Clause>[] {
  return foundOnce(chart, 'clause', at, () =>
    measuresAt(chart, at)
      .slice(0, 8)
      .flatMap((term) => grown(chart, term)),
  )
}

/** What one side of a ratio may measure: things counted, an aggregate, or a number of the row. */
function measuresAt(chart: Chart, at: number): readonly Parsed<Term>[] {
  const from = phrasesAt(chart.tokens, skipThe(chart, at), 'countStrict').map((phrase) => ({
    at: phrase.end,
    said: true,
  }))
  const counts = [{ at, said: false }, ...from].flatMap((start) =>
    nounAt(chart, start.at, 'count')
      .filter((noun) => noun.value.extreme === null)
      .map((noun) => ({
        value: { kind: 'count', noun: noun.value } as Term,
        end: noun.end,
        cost: noun.cost + (start.said ? 0 : 0.02),
      })),
  )
  const numbers = nounAt(chart, at, 'number').map((noun) => ({
    value: { kind: 'noun', noun: noun.value } as Term,
    end: noun.end,
    cost: noun.cost + 0.03,
  }))
  return [...moneyAt(chart, skipThe(chart, at)), ...aggregateTermAt(chart, at), ...counts, ...numbers]
}

function skipThe(chart: Chart, at: number): number {
  return ['the', 'all', 'our'].includes(lowAt(chart, at)) ? at + 1 : at
}

const modifiers: ReadonlySet<Piece['kind']> = new Set([
  'filter',
  'entity',
  'verb',
  'without',
  'group',
  'having',
])

function grown(chart: Chart, term: Parsed<Term>): readonly Parsed<Clause>[] {
  return runs(chart, term.end, term.cost).map((found) => ({
    ...found,
    value: { term: term.value, pieces: found.value },
  }))
}

/** Runs of modifiers without a head. */
export function segmentsAt(chart: Chart, at: number): readonly Parsed<readonly Piece[]>[] {
  return runs(chart, at, 0)
}

function runs(chart: Chart, from: number, cost: number): readonly Parsed<readonly Piece[]>[] {
  const columns = new Map<number, State[]>([[from, [{ at: from, pieces: none, cost }]]])
  const out: Parsed<readonly Piece[]>[] = []
  for (let at = from; at <= chart.tokens.length; at++) {
    const states = (columns.get(at) ?? []).sort((a, b) => a.cost - b.cost).slice(0, beam)
    for (const state of distinct(states).slice(0, kept))
      out.push({ value: state.pieces, end: at, cost: state.cost })
    for (const state of states) {
      for (const next of steps(chart, state)) columns.set(next.at, [...(columns.get(next.at) ?? []), next])
    }
  }
  return out
}

/** Cheapest first, each set of pieces once. */
function distinct(states: readonly State[]): readonly State[] {
  const seen = new Set<string>()
  return states.filter((state) => {
    const key = state.pieces.map((piece) => `${piece.kind}${piece.start}-${piece.end}`).join()
    return !seen.has(key) && seen.add(key)
  })
}

function steps(chart: Chart, state: State): readonly State[] {
  const token = chart.tokens[state.at]
  if (!token || ['?', '.', ';', ':', '!'].includes(token.low)) return none
  const out: State[] = []
  const mark = (piece: Piece, cost = 0) =>
    out.push({ at: piece.end, pieces: [...state.pieces, piece], cost: state.cost + cost })
  const place = { start: state.at, end: state.at + 1, cost: 0 }
  const became = phraseAt(chart.tokens, state.at, 'became')
  if (became) mark({ kind: 'stop', start: state.at, end: became.end, cost: 0 })
  if (copulas.has(token.low)) mark({ kind: 'stop', ...place })
  else if (token.low === 'and' || token.low === 'or') mark({ kind: token.low, ...place })
  else if (wordClass(token) === 'stop' && token.low !== 'than' && !isNameOfColumn(chart, state.at))
    out.push({ ...state, at: state.at + 1, cost: state.cost + 0.002 })
  else if (
    varying.has(token.low) &&
    ['by', 'across', 'over', 'between', 'per', 'with', 'from'].includes(lowAt(chart, state.at + 1))
  )
    out.push({ ...state, at: state.at + 1 })
  if (token.low === 'over' && lowAt(chart, state.at + 1) === 'all')
    out.push({ ...state, at: state.at + 1, cost: state.cost + 0.002 })
  for (const phrase of phrasesAt(chart.tokens, state.at, 'contributes')) {
    if (
      ['each', 'every'].includes(lowAt(chart, phrase.end)) ||
      (phrase.sense === 'tail' && state.pieces.some((piece) => piece.kind === 'group'))
    ) {
      const by = phrase.sense === 'by' ? phrase.end - 1 : phrase.end
      out.push({ ...state, at: phrase.sense === 'by' ? by : phrase.end })
    }
  }
  if (state.pieces.length >= mostPieces) return out
  for (const found of modifierAt(chart, state.at))
    if (modifiers.has(found.value.kind) && !isKey(chart, found.value, state)) mark(found.value, found.cost)
  return out
}

/** "by trained workers": not a key, since only some of them are meant. */
export function isDoneBy(piece: Piece): boolean {
  return (
    piece.kind === 'group' &&
    piece.word === 'by' &&
    piece.terms.some((term) => term.kind === 'noun' && term.noun.pre.length > 0)
  )
}

/** "by department" is what to group by, unless something is done by it. */
function isKey(chart: Chart, piece: Piece, state: State): boolean {
  if (isDoneBy(piece)) return true
  // "over all jobs": out of all of them, and not for each.
  if (
    piece.kind === 'group' &&
    scopes.has(lowAt(chart, piece.start)) &&
    lowAt(chart, piece.start + 1) === 'all'
  )
    return true
  const last = state.pieces.at(-1)
  if (piece.kind === 'entity' && last?.kind === 'group' && last.end === piece.start) return true
  return (
    piece.kind === 'entity' &&
    ['by', 'per', 'each', 'every', 'across', 'over'].includes(piece.preposition) &&
    lowAt(chart, piece.start - 1) !== 'all' &&
    state.pieces.at(-1)?.kind !== 'verb'
  )
}

const scopes: ReadonlySet<string> = new Set(['over', 'across', 'among'])

const nounLike: ReadonlySet<string> = new Set([
  'kind',
  'sort',
  'value',
  'values',
  'one',
  'total',
  'entries',
  'records',
  'details',
  'information',
])

/** "machine kind": a word that adds nothing elsewhere is a column here. */
export function isNameOfColumn(chart: Chart, at: number): boolean {
  if (saysAvailable(chart, at)) return true
  return (
    nounLike.has(lowAt(chart, at)) &&
    chart
      .mentionsAt(at)
      .some((mention) => mention.links.some((link) => link.kind === 'column' && link.score >= 0.95))
  )
}

/** Where what is asked of the whole begins: "orders in 2023 | were | shipped". */
const copulas: ReadonlySet<string> = new Set(
  'is are was were be been have has had do does did get got gets'.split(' '),
)

const varying: ReadonlySet<string> = new Set(
  'vary varies differ differs change changes develop develops evolve evolves'.split(' '),
)
