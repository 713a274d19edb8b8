import type { Token } from '../../../linking/tokens.js'
import { isMoneyPast } from '../amount-asks.js'
import { isBound } from '../at-least.js'
import { type Chart, lowAt, none, type Parsed, skipDeterminers } from '../chart.js'
import { hintsOf, superlativeAt } from '../degrees.js'
import { nounAt } from '../nouns/noun.js'
import { phraseAt, phrasesAt } from '../phrase-book.js'
import type { Piece, Term } from '../sketch.js'
import { grainOfWord } from '../terms/grain.js'
import { moneyAt } from '../terms/money.js'
import { nounTerm } from '../terms/noun-term.js'
import { measureAt } from '../terms/terms.js'
import { piece } from './piece.js'
import { verbExtremes } from './verb-extreme.js'

/** The first by some measure: "the most orders", "largest", "booked most often", "the highest number of citations". */
export function extremePieces(chart: Chart, at: number): readonly Parsed<Piece>[] {
  const start = skipDeterminers(chart, at)
  if (isBound(chart, start)) return none
  return [
    ...mostOf(chart, at, start),
    ...superlatives(chart, at, start),
    ...mostOften(chart, at, start),
    ...highest(chart, at, start),
    ...whenHighest(chart, at),
    ...verbExtremes(chart, at),
  ]
}

interface Ranking {
  readonly descending: boolean
  readonly by: Term | null
  readonly word: string
  readonly hints?: readonly string[]
}

function ranked(
  at: number,
  found: { readonly end: number; readonly cost: number },
  { descending, by, word, hints = none }: Ranking,
): Parsed<Piece> {
  return piece(at, found, { kind: 'extreme', extreme: { descending, limit: 1, hints, by, word } })
}

/** "the most orders", "the most revenue", "the least capacity". */
function mostOf(chart: Chart, at: number, start: number): readonly Parsed<Piece>[] {
  return phrasesAt(chart.tokens, start, 'most').flatMap((phrase) => {
    const from = skipDeterminers(chart, pastOf(chart, phrase.end))
    const counted = phraseAt(chart.tokens, from, 'countStrict')?.end ?? from
    const measures: readonly Parsed<Term>[] = [
      ...nounAt(chart, counted, 'count').map((noun) => ({
        value: { kind: 'count' as const, noun: noun.value },
        end: noun.end,
        cost: noun.cost,
      })),
      ...moneyAt(chart, from),
      ...nounAt(chart, from, 'number').map((noun) => nounTerm(noun, 0.03)),
    ]
    return measures.map((measure) =>
      ranked(at, measure, { descending: phrase.sense === 'desc', by: measure.value, word: 'most' }),
    )
  })
}

/** "most of our (customers)" */
function pastOf(chart: Chart, at: number): number {
  return lowAt(chart, at) === 'of' && ['our', 'the', 'all', 'these', 'those'].includes(lowAt(chart, at + 1))
    ? at + 2
    : at
}

/** "largest", "oldest" at the end of a clause: the adjective hints at the column. */
function superlatives(chart: Chart, at: number, start: number): readonly Parsed<Piece>[] {
  const degree = superlativeAt(chart.tokens, start)
  if (!degree) return mostCommon(chart, at, start)
  const end = ['one', 'ones'].includes(lowAt(chart, degree.end)) ? degree.end + 1 : degree.end
  if (!endsClause(chart, end)) return []
  const { descending } = degree
  const state = lowAt(chart, lowAt(chart, at - 1) === 'the' ? at - 2 : at - 1)
  const word = goingOn.has(state) && times.has(degree.word) ? `${state} ${degree.word}` : degree.word
  const hints = word !== degree.word || (lasting.has(state) && times.has(word)) ? durations : hintsOf(degree)
  return [ranked(at, { end, cost: 0.02 }, { descending, by: null, word, hints })]
}

/** "(which sector is) the most common": by the number of rows. */
function mostCommon(chart: Chart, at: number, start: number): readonly Parsed<Piece>[] {
  const common = phraseAt(chart.tokens, start, 'common')
  if (!common || !copulas.has(lowAt(chart, at - 1)) || !endsClause(chart, common.end)) return []
  const descending = common.sense === 'desc'
  return [ranked(at, { end: common.end, cost: 0.02 }, { descending, by: null, word: 'common' })]
}

const copulas: ReadonlySet<string> = new Set(['is', 'are', 'was', 'were'])

/** "took the longest" is said of time, not of the way. */
const lasting: ReadonlySet<string> = new Set('took take takes lasted lasts last ran stayed stays'.split(' '))
/** What has been so the longest began first. */
const goingOn: ReadonlySet<string> = new Set('open pending waiting ongoing outstanding unresolved'.split(' '))
const times: ReadonlySet<string> = new Set(['longest', 'shortest'])
const durations: readonly string[] = [
  'duration',
  'runtime',
  'running time',
  'time',
  'minute',
  'hour',
  'second',
]

function endsClause(chart: Chart, at: number): boolean {
  const token = chart.tokens[at]
  return (
    !token ||
    token.kind === 'mark' ||
    ['and', 'in', 'of', 'by', 'among', 'at', 'from', 'with', 'overall', 'for'].includes(token.low)
  )
}

/** "reviewed most often", "most frequently booked": by the number of rows the verb names. */
function mostOften(chart: Chart, at: number, start: number): readonly Parsed<Piece>[] {
  const tables = (from: number) =>
    nounAt(chart, from, 'count').filter((noun) =>
      noun.value.slot.mention.links.some((link) => link.kind === 'table'),
    )
  const before = tables(start).flatMap((noun) => {
    const phrase = phraseAt(chart.tokens, noun.end, 'often')
    // "paid the most" is an amount, "paid most often" a number of times.
    if (phrase && isMoneyPast(lowAt(chart, noun.end - 1)) && !saysOften(chart, noun.end, phrase.end))
      return []
    return phrase ? [{ noun, end: phrase.end, descending: phrase.sense === 'desc' }] : []
  })
  const phrase = phraseAt(chart.tokens, start, 'often')
  const after = phrase
    ? tables(phrase.end).map((noun) => ({ noun, end: noun.end, descending: phrase.sense === 'desc' }))
    : []
  return [...before, ...after].map(({ noun, end, descending }) => {
    const by: Term = { kind: 'count', noun: noun.value }
    return ranked(at, { end, cost: noun.cost + 0.02 }, { descending, by, word: 'most' })
  })
}

function saysOften(chart: Chart, from: number, to: number): boolean {
  return chart.tokens.slice(from, to).some(({ low }) => ['often', 'frequently', 'times'].includes(low))
}

/** "the highest number of citations", "largest population". */
function highest(chart: Chart, at: number, start: number): readonly Parsed<Piece>[] {
  return phrasesAt(chart.tokens, start, 'extreme').flatMap((phrase) =>
    measureAt(chart, skipDeterminers(chart, phrase.end)).map((measure) =>
      ranked(at, measure, {
        descending: phrase.sense === 'desc',
        by: measure.value,
        word: lowAt(chart, start),
      }),
    ),
  )
}

/** "in which month was the revenue highest", "in which year were the costs at their lowest". */
function whenHighest(chart: Chart, at: number): readonly Parsed<Piece>[] {
  const asked = ['in', 'on', 'during'].includes(lowAt(chart, 0)) ? 1 : 0
  if (!['which', 'what'].includes(lowAt(chart, asked)) || !chart.tokens.slice(asked + 1, at).some(isPeriod))
    return none
  return measureAt(chart, skipDeterminers(chart, at)).flatMap((measure): readonly Parsed<Piece>[] => {
    if (measure.value.kind === 'noun' && measure.value.noun.extreme) return none
    const from = lowAt(chart, measure.end) === 'at' ? measure.end + 2 : measure.end
    return phrasesAt(chart.tokens, from, 'extreme')
      .filter(({ end }) => endsClause(chart, end))
      .map(({ end, sense }) =>
        ranked(
          at,
          { end, cost: measure.cost },
          { descending: sense === 'desc', by: measure.value, word: 'most' },
        ),
      )
  })
}

function isPeriod(token: Token): boolean {
  return grainOfWord(token.low) !== null
}
