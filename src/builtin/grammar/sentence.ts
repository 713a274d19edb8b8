import { type Chart, lowAt } from './chart.js'
import { isDoneBy, isNameOfColumn } from './clause.js'
import { reasonAt, regardlessAt } from './framing.js'
import { leaveOutAt } from './leave-out.js'
import { phraseAt, phrasesAt, wordClass } from './phrase-book.js'
import { askAt, eachAskAt, modifierAt } from './pieces.js'
import type { Piece, Sketch } from './sketch.js'
import { tallyStarts } from './tally.js'
import { grainAdjectiveAt } from './terms.js'

/** Where a sentence is: before its head, wanting something to show, or after it. */
type Stage = 'open' | 'ask' | 'tally' | 'tail'

interface State {
  readonly at: number
  readonly stage: Stage
  /** The last thing was a term to show, so "and" may bring another. */
  readonly listing: boolean
  readonly pieces: readonly Piece[]
  readonly cost: number
  readonly key: string
}

const beam = 48
const kept = 16

/** The cheapest ways to read all tokens as asks and modifiers; every content word is part of one. */
export function readSentences(chart: Chart): readonly Sketch[] {
  const length = chart.tokens.length
  const columns: Map<string, State>[] = Array.from({ length: length + 1 }, () => new Map())
  const push = (state: State) => {
    const column = columns[state.at]
    if (!column) return
    const id = `${state.stage}:${state.listing}:${state.key}`
    const other = column.get(id)
    if (!other || other.cost > state.cost) column.set(id, state)
  }
  push({ at: 0, stage: 'open', listing: false, pieces: [], cost: 0, key: '' })
  for (let at = 0; at < length; at++) {
    const states = [...(columns[at]?.values() ?? [])].sort((a, b) => a.cost - b.cost).slice(0, beam)
    for (const state of states) for (const next of steps(chart, state)) push(next)
  }
  return [...(columns[length]?.values() ?? [])]
    .filter((state) => state.stage === 'tail' && state.pieces.some((piece) => piece.kind === 'ask'))
    .sort((a, b) => a.cost - b.cost)
    .slice(0, kept)
    .map(({ pieces, cost }) => ({ pieces, cost }))
}

/** How far the reading came, for naming what was not understood: the furthest token any state reached. */
export function furthest(chart: Chart): number {
  let most = 0
  const seen = new Set<string>()
  let open: State[] = [{ at: 0, stage: 'open', listing: false, pieces: [], cost: 0, key: '' }]
  while (open.length > 0) {
    const next: State[] = []
    for (const state of open) {
      most = Math.max(most, state.at)
      for (const step of steps(chart, state)) {
        const id = `${step.at}:${step.stage}:${step.listing}`
        if (seen.has(id) || step.at > chart.tokens.length) continue
        seen.add(id)
        next.push(step)
      }
    }
    open = next
  }
  return most
}

function steps(chart: Chart, state: State): readonly State[] {
  const token = chart.tokens[state.at]
  if (!token) return []
  const out: State[] = [...skips(chart, state)]
  if (state.stage === 'open') out.push(...openings(chart, state))
  // "show both courses and scores": a determiner of what is shown; "both names" are of two rows.
  if (
    state.stage === 'ask' &&
    token.low === 'both' &&
    [2, 3, 4].some((ahead) => lowAt(chart, state.at + ahead) === 'and')
  )
    out.push({ ...state, at: state.at + 1, cost: state.cost + 0.01 })
  if (state.stage === 'open' || state.stage === 'ask')
    out.push(
      ...tallyStarts(chart, state.at, state.stage === 'open').map(({ end, cost }) => ({
        ...state,
        at: end,
        stage: 'tally' as const,
        cost: state.cost + cost,
      })),
    )
  if (state.stage !== 'tail' || state.listing) out.push(...asks(chart, state))
  if (state.stage === 'tail') out.push(...joins(chart, state))
  out.push(...rowPhrases(chart, state))
  if (state.stage !== 'ask' && state.stage !== 'tally') out.push(...modifiers(chart, state))
  else if (state.stage === 'ask' && grainAdjectiveAt(chart, state.at) !== null)
    out.push(...groupsOnly(chart, state))
  return out
}

function skips(chart: Chart, state: State): readonly State[] {
  const token = chart.tokens[state.at]
  if (!token || wordClass(token) !== 'stop' || token.low === 'than' || isNameOfColumn(chart, state.at))
    return []
  const opening = state.stage === 'open' && !skippableFirst.has(token.low) && token.kind !== 'mark'
  if (opening && (state.pieces.length === 0 || !relatives.has(token.low))) return []
  const ended =
    (['?', '.', '!', ';', ':'].includes(token.low) ||
      (token.low === '-' && chart.tokens[state.at + 1]?.sentence !== token.sentence)) &&
    state.stage === 'tail'
  return [
    {
      ...state,
      at: state.at + 1,
      stage: ended ? 'open' : state.stage,
      listing: ended ? false : state.listing && !['that', 'by', 'per'].includes(token.low),
      cost: state.cost + (namesColumn(chart, state.at) ? 0.6 : token.low === 'total' ? 0.15 : 0.002),
    },
  ].flatMap((next) => (ended ? [next, { ...next, stage: 'tail' as const, listing: false }] : [next]))
}

/** "by country and kind": a word that mostly says nothing names a column here. */
function namesColumn(chart: Chart, at: number): boolean {
  return (
    nounLike.has(lowAt(chart, at)) &&
    chart
      .mentionsAt(at)
      .some(
        (mention) =>
          mention.end === at + 1 &&
          mention.links.some((link) => link.kind === 'column' && link.score >= 0.95),
      )
  )
}

const nounLike = new Set([
  'kind',
  'sort',
  'information',
  'details',
  'entries',
  'records',
  'values',
  'actual',
  'current',
])

const skippableFirst = new Set([
  'the',
  'a',
  'an',
  'please',
  'just',
  'also',
  'me',
  'in',
  'for',
  'of',
  'among',
  'at',
  'on',
  'from',
  'to',
  'all',
  'during',
  'within',
  'over',
  'so',
  'then',
  'using',
  'out',
  'only',
  'with',
  'and',
  'total',
  'us',
  'our',
  'my',
  'we',
  'your',
  'as',
  'those',
  'these',
  'their',
  'there',
  'any',
  'across',
  'it',
  'its',
  'overall',
])

/** Imperatives that are more often nouns. */
const weakHeads = new Set([
  'name',
  'state',
  'count',
  'see',
  'know',
  'report',
  'view',
  'check',
  'include',
  'including',
  'mention',
  'extract',
  'present',
  'output',
  'search',
  'number',
  'select',
  'print',
])

const relatives = new Set([
  'that',
  'which',
  'who',
  'has',
  'have',
  'had',
  'is',
  'are',
  'was',
  'were',
  'do',
  'does',
  'did',
  'been',
])

/** "Can you show me", "what is": framing leaves the sentence open, a head wants its object. */
function openings(chart: Chart, state: State): readonly State[] {
  const out: State[] = []
  for (const phrase of phrasesAt(chart.tokens, state.at, 'framing'))
    out.push({ ...state, at: phrase.end, cost: state.cost + 0.005 })
  if (state.pieces.length > 0)
    for (const found of leaveOutAt(chart, state.at))
      out.push(
        found.value.reduce((next, piece) => grown(next, piece, 0, 'tail', false), {
          ...state,
          cost: state.cost + found.cost,
        }),
      )
  const reason = reasonAt(chart, state.at)
  if (reason !== null) out.push({ ...state, at: reason, cost: state.cost + 0.005 })
  if (lowAt(chart, state.at) === 'who' && chart.persons.length > 0) out.push(whoState(chart, state))
  if (
    lowAt(chart, state.at) === 'compare' &&
    chart.tokens.some((token) => phrasesAt(chart.tokens, token.index, 'overPeriod').length > 0)
  )
    out.push({ ...state, at: state.at + 1, stage: 'ask' })
  for (const phrase of phrasesAt(chart.tokens, state.at, 'head'))
    if (!dangling(chart, phrase.end))
      out.push({
        ...state,
        at: phrase.end,
        stage: 'ask',
        cost: state.cost + (weakHeads.has(lowAt(chart, phrase.end - 1)) ? 0.15 : 0),
      })
  return out
}

/** "what did we bill" asks for no noun; "name and email" is no imperative. */
function dangling(chart: Chart, at: number): boolean {
  if (weakHeads.has(lowAt(chart, at - 1)) && ['and', ',', '', '.'].includes(lowAt(chart, at))) return true
  return (
    ['what', 'who', 'which'].includes(lowAt(chart, at - 1)) &&
    ['did', 'do', 'does'].includes(lowAt(chart, at))
  )
}

/** "who holds …" asks for persons without naming them. */
function whoState(chart: Chart, state: State): State {
  const { at } = state
  const mention = { start: at, end: at + 1, links: chart.persons }
  const slot = { mention, role: 'thing' as const, text: 'who', plural: false, literal: null }
  const noun = { slot, pre: [], distinct: false, extreme: null, owner: null, start: at, end: at + 1 }
  const piece: Piece = {
    kind: 'ask',
    terms: [{ kind: 'noun', noun }],
    head: 'list',
    sentence: chart.tokens[at]?.sentence ?? 0,
    start: at,
    end: at + 1,
    cost: 0.1,
  }
  return grown(state, piece, 0.12, 'tail', false)
}

function asks(chart: Chart, state: State): readonly State[] {
  const fragment = state.stage === 'open' ? 0.05 : 0
  if (state.stage === 'tally')
    return askAt(chart, state.at).flatMap((found) =>
      found.value.kind === 'ask'
        ? [grown(state, { ...found.value, head: 'tally' }, found.cost, 'tail', false)]
        : [],
    )
  const found =
    state.stage === 'ask' || state.listing
      ? [...askAt(chart, state.at), ...eachAskAt(chart, state.at)]
      : askAt(chart, state.at)
  return found.map((found) => grown(state, found.value, found.cost + fragment, 'tail', false))
}

/** "for each record in X" adds nothing to X; "each" at the end of a clause points back. */
function rowPhrases(chart: Chart, state: State): readonly State[] {
  const phrase =
    phraseAt(chart.tokens, state.at, 'rows') ??
    (state.pieces.length > 0 ? phraseAt(chart.tokens, state.at, 'pad') : null)
  const out: State[] = phrase
    ? [
        {
          ...state,
          at: phrase.end,
          listing: false,
          stage:
            state.stage === 'ask'
              ? 'ask'
              : state.pieces.some((piece) => piece.kind === 'ask')
                ? 'tail'
                : state.stage,
          cost: state.cost + 0.01,
        },
      ]
    : []
  const said = state.stage === 'tail' ? (reasonAt(chart, state.at) ?? regardlessAt(chart, state.at)) : null
  if (said !== null) out.push({ ...state, at: said, listing: false, cost: state.cost + 0.01 })
  if (state.stage === 'tail' && phraseAt(chart.tokens, state.at, 'sqlHint'))
    out.push({ ...state, at: sentenceEnd(chart, state.at), cost: state.cost + 0.02 })
  const next = chart.tokens[state.at + 1]
  if (
    state.stage === 'tail' &&
    ['each', 'respectively'].includes(lowAt(chart, state.at)) &&
    (!next || next.kind === 'mark')
  )
    out.push({ ...state, at: state.at + 1 })
  return out
}

/** "each trainer with the number of classes": shown beside it. */
function withMeasure(chart: Chart, at: number): readonly { end: number }[] {
  if (lowAt(chart, at) !== 'with') return []
  const start = ['the', 'a', 'its', 'their'].includes(lowAt(chart, at + 1)) ? at + 2 : at + 1
  const measure =
    phraseAt(chart.tokens, start, 'countStrict') ??
    (['average', 'mean', 'total', 'combined'].includes(lowAt(chart, start))
      ? phraseAt(chart.tokens, start, 'aggregate')
      : null)
  return measure ? [{ end: at + 1 }] : []
}

/** Advice on how to write the SQL changes nothing in what is asked. */
function sentenceEnd(chart: Chart, at: number): number {
  const sentence = chart.tokens[at]?.sentence
  let end = at
  while (chart.tokens[end]?.sentence === sentence) end++
  return end
}

/** "and", ",": another thing to show, another condition, or a second question. */
function joins(chart: Chart, state: State): readonly State[] {
  const out: State[] = []
  for (const phrase of [...phrasesAt(chart.tokens, state.at, 'also'), ...withMeasure(chart, state.at)]) {
    const last = state.pieces.at(-1)
    const another = last && hasRatio(last) ? 0.3 : last?.kind === 'ask' ? 0.01 : 0.06
    out.push({ ...state, at: phrase.end, listing: true, cost: state.cost + another })
    const named = phraseAt(chart.tokens, phrase.end, 'head')
    const head =
      (named && !weakHeads.has(lowAt(chart, named.end - 1)) ? named : null) ??
      (phraseAt(chart.tokens, phrase.end, 'howMany') ? { end: phrase.end } : null)
    if (head) out.push({ ...state, at: head.end, stage: 'ask', listing: false, cost: state.cost + 0.02 })
  }
  if (['or', 'and', 'but'].includes(lowAt(chart, state.at))) {
    const kind = lowAt(chart, state.at) === 'or' ? 'or' : 'and'
    const piece: Piece = { kind, start: state.at, end: state.at + 1, cost: 0 }
    out.push(grown(state, piece, kind === 'or' ? 0.02 : 0, 'tail', false))
  }
  return out
}

/** "the monthly number of bookings" */
function groupsOnly(chart: Chart, state: State): readonly State[] {
  return modifierAt(chart, state.at)
    .filter((found) => found.value.kind === 'group')
    .map((found) => grown(state, found.value, found.cost, 'ask', false))
}

function modifiers(chart: Chart, state: State): readonly State[] {
  const ranked = state.pieces.some((piece) => carriesExtreme(piece))
  const closed = state.stage === 'tail' && state.pieces.some(hasRatio)
  const before = state.pieces.filter((piece) => piece.kind === 'filter').at(-1)
  const elidable =
    before?.kind === 'filter' && before.filter.kind === 'compare' && before.filter.term !== null
  const elided = (piece: Piece) =>
    piece.kind === 'filter' && piece.filter.kind === 'compare' && piece.filter.term === null
  const fits = (piece: Piece) =>
    (!closed || (mayFollowRatio.has(piece.kind) && !isDoneBy(piece))) &&
    (elidable || !elided(piece)) &&
    (piece.kind !== 'group' ||
      !['tallied', 'spread'].includes(piece.word) ||
      state.pieces.some((each) => each.kind === 'ask' && each.head === 'tally')) &&
    !(piece.kind === 'order' && piece.term === null && state.pieces.at(-1)?.kind === 'order') &&
    !(
      state.listing &&
      piece.kind === 'entity' &&
      ['and', ',', 'their', 'its', 'or', '', 'as', 'well', 'plus', 'including'].includes(piece.preposition)
    ) &&
    (state.stage !== 'open' ||
      mayLead(piece) ||
      (state.pieces.length > 0 &&
        ['entity', 'filter', 'without', 'having', 'verb'].includes(piece.kind) &&
        !isAskedFor(piece))) &&
    (ranked || piece.kind !== 'extreme' || piece.extreme.word !== 'by')
  return modifierAt(chart, state.at)
    .filter((found) => fits(found.value))
    .map((found) => {
      const leading =
        (state.stage === 'open' ? 0.1 : 0) +
        (elidable &&
        found.value.kind === 'filter' &&
        found.value.filter.kind === 'degree' &&
        ['or', 'and'].includes(lowAt(chart, state.at - 1))
          ? 0.3
          : 0)
      return grown(state, found.value, found.cost + leading, state.stage, false)
    })
}

/** "by revenue" ranks only what was called top, best or first. */
function carriesExtreme(piece: Piece): boolean {
  if (piece.kind === 'ask')
    return piece.terms.some(
      (term) => (term.kind === 'noun' || term.kind === 'count') && term.noun.extreme !== null,
    )
  return (piece.kind === 'entity' && piece.noun.extreme !== null) || piece.kind === 'extreme'
}

/** "which worker": what follows a question word is asked for, not told in passing. */
function isAskedFor(piece: Piece): boolean {
  return (
    piece.kind === 'entity' &&
    ['which', 'what', 'who', 'is', 'are', 'was', 'were', 'whose'].includes(piece.preposition)
  )
}

/** A ratio holds all its conditions itself. */
function hasRatio(piece: Piece): boolean {
  if (piece.kind === 'ask') return piece.terms.some((term) => term.kind === 'ratio')
  return (
    (piece.kind === 'extreme' && piece.extreme.by?.kind === 'ratio') ||
    (piece.kind === 'order' && piece.term?.kind === 'ratio')
  )
}

const mayFollowRatio: ReadonlySet<Piece['kind']> = new Set(['group', 'order', 'extreme', 'form'])

/** What may stand before the head: "in 2023,", "for each city,", "among members from Leeds,". */
function mayLead(piece: Piece): boolean {
  if (piece.kind === 'filter') return piece.filter.kind === 'date' || piece.filter.kind === 'value'
  if (piece.kind === 'entity')
    return ['in', 'for', 'among', 'of', 'at', 'from', 'across'].includes(piece.preposition)
  return piece.kind === 'group'
}

function grown(state: State, piece: Piece, cost: number, stage: Stage, listing: boolean): State {
  return {
    at: piece.end,
    stage,
    listing,
    pieces: [...state.pieces, piece],
    cost: state.cost + cost,
    key: `${state.key}|${signature(piece)}`,
  }
}

const unsigned = new Set(['links', 'cost', 'start', 'end', 'text', 'plural'])

function spanOf(mention: unknown): unknown {
  return mention && typeof mention === 'object' && 'start' in mention && 'end' in mention
    ? `${mention.start}-${mention.end}`
    : mention
}

/** Two states with equal signatures differ only in words skipped. */
function signature(piece: Piece): string {
  const known = signatures.get(piece)
  if (known !== undefined) return known
  const made = JSON.stringify(piece, (key, value: unknown) =>
    unsigned.has(key) ? undefined : key === 'mention' ? spanOf(value) : value,
  )
  signatures.set(piece, made)
  return made
}

/** Remembers what is derived from a piece alone; entries die with their pieces. */
const signatures = new WeakMap<Piece, string>()
