import type { CompareOp } from '../../planning/plan.js'
import { type Chart, lowAt, type Parsed, skipDeterminers } from '../chart.js'
import { amountsAt } from '../filters/amounts.js'
import { nounAt } from '../nouns/noun.js'
import { phraseAt } from '../phrase-book.js'
import type { Piece } from '../sketch.js'
import { everyPieces } from './every-one.js'
import { piece } from './piece.js'

/** Conditions on how many there are: "more than two employees", "exactly one order", "multiple orders", "a number of orders above 5". */
export function havingPieces(chart: Chart, at: number): readonly Parsed<Piece>[] {
  // "rooms for three or more guests" says what they are made for, not who was there.
  if (lowAt(chart, at - 1) === 'for' && followsThing(chart, at - 1)) return []
  return [
    ...amountOfNoun(chart, at),
    ...nounOrMore(chart, at),
    ...multipleOfNoun(chart, at),
    ...countOfNounIs(chart, at),
    ...everyPieces(chart, at),
  ]
}

function followsThing(chart: Chart, at: number): boolean {
  return [1, 2, 3].some((back) =>
    chart
      .mentionsAt(at - back)
      .some((mention) => mention.end === at && mention.links.some((link) => link.kind === 'table')),
  )
}

interface Amount {
  readonly op: CompareOp
  readonly amount: number
  readonly upper: number | null
}

/** "more than two employees", "at least 3 heads"; a large bare number is more likely a year or a value. */
function amountOfNoun(chart: Chart, at: number): readonly Parsed<Piece>[] {
  return amountsAt(chart, at, true)
    .filter(({ value }) => !(value.op === '=' && value.amount > 50 && chart.tokens[at]?.kind === 'number'))
    .filter(({ value, end }) => !(value.op === '=' && pointsBack.has(lowAt(chart, end))))
    .flatMap((amount) => counted(chart, at, amount.end, amount.value))
}

/** "Return the name and the two numbers": those asked for before, and no two of anything. */
const pointsBack: ReadonlySet<string> = new Set(
  'numbers counts figures values totals amounts averages sums shares'.split(' '),
)

/** "5 ingredients or more", "two orders or fewer" */
function nounOrMore(chart: Chart, at: number): readonly Parsed<Piece>[] {
  const amount = chart.tokens[at]?.number ?? null
  if (amount === null) return []
  return counted(chart, at, at + 1, { op: '=', amount, upper: null }).flatMap(
    (found): readonly Parsed<Piece>[] => {
      const tail = phraseAt(chart.tokens, found.end, 'tail')
      if (!tail || found.value.kind !== 'having') return []
      const value = { ...found.value, op: tail.sense as CompareOp, end: tail.end }
      return [{ value, end: tail.end, cost: found.cost - 0.05 }]
    },
  )
}

/** "multiple orders". */
function multipleOfNoun(chart: Chart, at: number): readonly Parsed<Piece>[] {
  const multiple = phraseAt(chart.tokens, at, 'multiple')
  return multiple ? counted(chart, at, multiple.end, { op: '>', amount: 1, upper: null }) : []
}

function counted(
  chart: Chart,
  at: number,
  from: number,
  { op, amount, upper }: Amount,
): readonly Parsed<Piece>[] {
  const ofAt = lowAt(chart, from) === 'of' ? from + 1 : from
  const start = phraseAt(chart.tokens, ofAt, 'distinct')?.end ?? ofAt
  return nounAt(chart, start, 'count')
    .filter((noun) => !noun.value.extreme)
    .map((noun) => piece(at, noun, { kind: 'having', op, amount, upper, noun: noun.value }))
}

/** "a number of orders above 5". */
function countOfNounIs(chart: Chart, at: number): readonly Parsed<Piece>[] {
  const number = phraseAt(chart.tokens, skipDeterminers(chart, at), 'countStrict')
  if (!number) return []
  return nounAt(chart, number.end, 'count').flatMap((noun) =>
    amountsAt(chart, skipCopula(chart, noun.end), false).map((amount) =>
      piece(at, { end: amount.end, cost: noun.cost }, { kind: 'having', ...amount.value, noun: noun.value }),
    ),
  )
}

function skipCopula(chart: Chart, at: number): number {
  return ['is', 'are', 'was', 'of'].includes(lowAt(chart, at)) ? at + 1 : at
}
