import { type Chart, lowAt, none, type Parsed, skipDeterminers } from '../chart.js'
import { isWhole, type Paired, pairedNounsAt } from '../nouns/paired.js'
import { phraseAt, phrasesAt } from '../phrase-book.js'
import { keyListsAt } from '../pieces/keys.js'
import type { Filter, Piece, Slot, Term } from '../sketch.js'
import { grown, type State } from './state.js'

const versus: ReadonlySet<string> = new Set(['versus', 'vs', 'against'])
const joined: ReadonlySet<string> = new Set(['and', 'with', 'to', ...versus])

/**
 * Two kinds of one thing beside each other: "the average level of premium and non-premium players" is the level for each
 * of the two kinds, and "compare full-time and part-time staff: headcount and average salary" both for each.
 */
export function kindsBeside(chart: Chart, state: State): readonly State[] {
  if (state.pieces.some(isKinds)) return state.stage === 'tail' ? afterKinds(chart, state) : none
  if (state.stage !== 'tail') return comparedKinds(chart, state)
  return [...ofKinds(chart, state), ...(state.compares ? acrossKinds(chart, state) : none)]
}

/** Whether what a comparison is between was told, and of what is beside each other nothing but measures is asked. */
export function isCompared({ compares, pieces }: State): boolean {
  if (compares && !pieces.some((piece) => piece.kind === 'group')) return false
  if (!pieces.some(isKinds)) return true
  return pieces.every((piece) => piece.kind !== 'ask' || piece.terms.every(isMeasure))
}

const differing: ReadonlySet<string> = new Set('compare differ vary change'.split(' '))
const between: ReadonlySet<string> = new Set(['across', 'between', 'among', 'by', 'for', 'over', 'from'])

/** "(how does the average price) differ | across the channels" */
function acrossKinds(chart: Chart, state: State): readonly State[] {
  const { at } = state
  if (differing.has(lowAt(chart, at)) && between.has(lowAt(chart, at + 1)))
    return [{ ...state, at: at + 1, listing: false }]
  if (!['across', 'between', 'among'].includes(lowAt(chart, at))) return none
  return keyListsAt(chart, skipDeterminers(chart, at + 1)).map((list) =>
    grown(
      state,
      { kind: 'group', terms: list.value, word: 'each', start: at, end: list.end, cost: 0 },
      list.cost,
      'tail',
    ),
  )
}

/** "of each group", "for both": said of the kinds already. */
function afterKinds(chart: Chart, state: State): readonly State[] {
  const phrase = phraseAt(chart.tokens, state.at, 'eachKind')
  return phrase ? [{ ...state, at: phrase.end, cost: state.cost + 0.01 }] : none
}

const prepositions: ReadonlySet<string> = new Set(['of', 'for', 'between', 'among', 'in', 'by', 'from'])

/** "(the average level) of premium versus non-premium players" */
function ofKinds(chart: Chart, state: State): readonly State[] {
  if (!prepositions.has(lowAt(chart, state.at)) || !state.pieces.some(isMeasureAsk)) return none
  const compares = state.compares === true
  const apart = lowAt(chart, state.at) === 'between'
  return pairedNounsAt(chart, state.at + 1, joined)
    .filter(({ value }) => compares || apart || isWhole(chart, value) || saidVersus(chart, value))
    .map((pair) => withKinds(chart, state, state.at + 1, pair, 'tail'))
}

/** "compare A and B: …", "how do A and B compare in …": what is measured comes next. */
function comparedKinds(chart: Chart, state: State): readonly State[] {
  const { at, pieces } = state
  if (pieces.some((piece) => piece.kind === 'ask')) return none
  if (lowAt(chart, at) === 'compare')
    return [
      ...pairedNounsAt(chart, at + 1, joined).flatMap((pair) => measuredBy(chart, state, at + 1, pair)),
      ...comparesMeasure(chart, state, at + 1),
    ]
  if (lowAt(chart, at) !== 'how' || !['do', 'does', 'did'].includes(lowAt(chart, at + 1))) return none
  return [
    ...pairedNounsAt(chart, at + 2, joined)
      .filter(({ end }) => lowAt(chart, end) === 'compare')
      .flatMap((pair) => measuredBy(chart, state, at + 2, { ...pair, end: pair.end + 1 })),
    ...(chart.tokens.some(({ index, low }) => index > at && differing.has(low))
      ? comparesMeasure(chart, state, at + 2)
      : none),
  ]
}

/** "(compare) the average price of …": a measure, so that two kinds or a key must follow. */
function comparesMeasure(chart: Chart, state: State, at: number): readonly State[] {
  const start = skipDeterminers(chart, at)
  const measure = [
    ...phrasesAt(chart.tokens, start, 'aggregate'),
    ...phrasesAt(chart.tokens, start, 'countStrict'),
  ]
  if (measure.length === 0 || !splitsLater(chart, start)) return none
  return [{ ...state, at, stage: 'ask', key: `${state.key}|compare`, compares: true }]
}

const splitting: ReadonlySet<string> = new Set(
  'by per across between among each every and compare'.split(' '),
)

function splitsLater(chart: Chart, at: number): boolean {
  return chart.tokens.some(({ index, low }) => index > at && splitting.has(low))
}

/** ": headcount and average salary", "by average level", "in terms of average salary". */
function measuredBy(chart: Chart, state: State, at: number, pair: Parsed<Paired>): readonly State[] {
  const phrase = phraseAt(chart.tokens, pair.end, 'comparedBy')
  if (!phrase) return none
  const told = withKinds(chart, state, at, pair, 'ask')
  return [{ ...told, at: phrase.end }]
}

/** The column that tells the kinds apart is grouped by, and no other kind is shown. */
function withKinds(
  chart: Chart,
  state: State,
  at: number,
  { value: { left, right }, end, cost }: Parsed<Paired>,
  stage: State['stage'],
): State {
  const [one, other] = [left.pre[0], right.pre[0]]
  const pieces: Piece[] = []
  const key = one ? keyOf(chart, one) : null
  if (key) {
    const noun = { slot: key, pre: none, distinct: false, extreme: null, owner: null, start: at, end }
    pieces.push({ kind: 'group', terms: [{ kind: 'noun', noun }], word: kindsWord, start: at, end, cost: 0 })
  }
  pieces.push({ kind: 'entity', noun: { ...right, pre: none }, preposition: 'of', start: at, end, cost: 0 })
  if (one?.kind === 'value' && other?.kind === 'value')
    pieces.push({ kind: 'filter', filter: { ...one, more: [other.slot] }, start: at, end, cost: 0 })
  return pieces.reduce((each, piece) => grown(each, piece, 0, stage), {
    ...state,
    cost: state.cost + cost - 0.25,
  })
}

const kindsWord = 'kinds'

function isKinds(piece: Piece): boolean {
  return piece.kind === 'group' && piece.word === kindsWord
}

function isMeasureAsk(piece: Piece): boolean {
  return piece.kind === 'ask' && piece.terms.some(isMeasure)
}

const measures: ReadonlySet<Term['kind']> = new Set([
  'aggregate',
  'count',
  'money',
  'amount',
  'ratio',
  'formula',
])

function isMeasure(term: Term): boolean {
  if (term.kind === 'span' || term.kind === 'measured') return term.fn !== null
  return measures.has(term.kind)
}

/** The column of a yes or no, or the one that the values are in. */
function keyOf(chart: Chart, filter: Filter): Slot | null {
  if (filter.kind !== 'flag' && filter.kind !== 'value') return null
  const links = filter.slot.mention.links.flatMap((link) => {
    if (link.kind === 'table') return []
    const column = chart.columnById.get(link.column)
    if (filter.kind === 'flag' && column?.kind !== 'boolean') return []
    const { score } = link
    return [{ kind: 'column' as const, column: link.column, score, reason: 'synonym' as const, readAs: null }]
  })
  return { ...filter.slot, role: 'group', mention: { ...filter.slot.mention, links } }
}

/** "cancelled versus completed reservations" */
function saidVersus(chart: Chart, { left, right }: Paired): boolean {
  const from = left.pre[0]
  const start = from?.kind === 'value' || from?.kind === 'flag' ? from.slot.mention.end : right.start
  return chart.tokens.slice(start, right.end).some(({ low }) => versus.has(low))
}
