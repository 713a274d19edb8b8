import { amountAskAt } from '../amount-asks.js'
import { averageCountAt } from '../average-counts.js'
import { averageOfOneAt } from '../average-of-one.js'
import { type Chart, lowAt, none, type Parsed, production } from '../chart.js'
import { measuredAt } from '../measured.js'
import { amountHeadAt } from '../measured-openings.js'
import { nounAt } from '../nouns/noun.js'
import { phraseAt, phrasesAt } from '../phrase-book.js'
import { shiftAt } from '../shift-terms.js'
import { ownCountAt, sideCountAt } from '../side-counts.js'
import type { Piece, Term } from '../sketch.js'
import { aggregateTermAt } from '../terms/aggregate.js'
import { moneyAt } from '../terms/money.js'
import { nounTerm } from '../terms/noun-term.js'
import { termsAt } from '../terms/terms.js'
import { together } from '../together.js'
import { asksKinds } from './kinds.js'
import { piece } from './piece.js'

/** What is asked for: "how many X", "how long is X", "how much is X", or terms to show. */
export const askAt = production<Piece>('ask', (chart, at) => {
  const amount = amountHeadAt(chart, at)
  return together(
    howManyAt(chart, at),
    shiftAt(chart, at).map((found) => list(chart, at, found, [found.value], -0.15)),
    measuredAt(chart, at).map((found) => list(chart, at, found, found.value, -0.1)),
    sideCountAt(chart, at).map((found) => list(chart, at, found, [found.value])),
    ownCountAt(chart, at).map((found) => list(chart, at, found, [found.value])),
    averageCountAt(chart, at).map((found) => list(chart, at, found, [found.value], -0.1)),
    averageOfOneAt(chart, at).map((found) => list(chart, at, found, [found.value], -0.1)),
    amountAskAt(chart, at).map((found) => list(chart, at, found, found.value, -0.1)),
    (amount === null ? none : amountTerms(chart, amount)).map((found) =>
      list(chart, at, found, [found.value], -0.1),
    ),
    termsAt(chart, at).map((found) => list(chart, at, found, found.value)),
  )
})

/** What is asked for right after a head, where "each city" is every city. */
export const eachAskAt = production<Piece>('each-ask', (chart, at) =>
  ['each', 'every'].includes(lowAt(chart, at))
    ? termsAt(chart, at + 1).map((found) => list(chart, at, found, found.value))
    : [],
)

/** "how many X", "how many of the X". */
function howManyAt(chart: Chart, at: number): readonly Parsed<Piece>[] {
  const phrases = phrasesAt(chart.tokens, at, 'howMany').filter(
    ({ sense, end }) => (sense !== 'rows' || !namesTable(chart, at, end)) && !pointsBack(chart, end),
  )
  return phrases.flatMap((phrase) => {
    const from = ['of', 'the', 'all'].includes(lowAt(chart, phrase.end)) ? phrase.end + 1 : phrase.end
    const values = nounAt(chart, from, 'value').map((noun) => ({ ...noun, cost: noun.cost + 0.05 }))
    return [...nounAt(chart, from, 'count'), ...values].map((noun) =>
      piece(
        at,
        noun,
        {
          kind: 'ask',
          terms: [{ kind: 'count', noun: noun.value }],
          head: 'count',
          sentence: sentenceAt(chart, at),
        },
        -0.05,
      ),
    )
  })
}

/** "how many of those are open": some of what was counted before, and no count of all that are open. */
function pointsBack(chart: Chart, at: number): boolean {
  const of = lowAt(chart, at) === 'of' ? at + 1 : at
  return pointers.has(lowAt(chart, of)) && copulas.has(lowAt(chart, of + 1))
}

const pointers: ReadonlySet<string> = new Set(['them', 'those', 'these', 'which'])
const copulas: ReadonlySet<string> = new Set('are were is was have has had did do'.split(' '))

/** "how many entries are there for": where entries are things of this schema they are what is counted. */
function namesTable(chart: Chart, from: number, end: number): boolean {
  return chart.tokens
    .slice(from, end)
    .some(({ index }) =>
      chart
        .mentionsAt(index)
        .some(({ links }) => links.some((link) => link.kind === 'table' && link.score >= 0.85)),
    )
}

/** "(how much is) the total cost", "the cost in total", "the hourly rate": never a thing. */
function amountTerms(chart: Chart, at: number): readonly Parsed<Term>[] {
  const columns = nounAt(chart, at, 'number').filter(
    (noun) =>
      noun.value.slot.mention.links.every(
        (link) => link.kind === 'column' && chart.columnById.get(link.column)?.role === 'measure',
      ) && noun.value.extreme === null,
  )
  const summed = columns.flatMap((noun): readonly Parsed<Term>[] => {
    const whole = phraseAt(chart.tokens, noun.end, 'whole')
    if (!whole) return []
    const sum: Term = { kind: 'aggregate', fn: 'sum', of: { kind: 'noun', noun: noun.value } }
    return [{ value: sum, end: whole.end, cost: noun.cost - 0.3 }]
  })
  return [
    ...aggregateTermAt(chart, at),
    ...moneyAt(chart, at),
    ...summed,
    ...columns.map((noun) => nounTerm(noun)),
  ]
}

function list(
  chart: Chart,
  at: number,
  found: { readonly end: number; readonly cost: number },
  terms: readonly Term[],
  extra = 0,
): Parsed<Piece> {
  const kinds = asksKinds(chart, at, terms)
  return piece(at, found, { kind: 'ask', terms, head: 'list', kinds, sentence: sentenceAt(chart, at) }, extra)
}

function sentenceAt(chart: Chart, at: number): number {
  return chart.tokens[at]?.sentence ?? 0
}
