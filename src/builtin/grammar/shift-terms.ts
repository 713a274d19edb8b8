import type { DateSpan } from '../../linking/dates.js'
import { type Chart, lowAt, none, type Parsed, production } from './chart.js'
import { clauseAt } from './clause.js'
import { phrasesAt } from './phrase-book.js'
import type { Clause, Formula, Term } from './sketch.js'

interface TwoPeriods {
  readonly first: DateSpan
  readonly second: DateSpan
  readonly start: number
  readonly end: number
}

/**
 * A measure of one period against that of an earlier one: "how much did sales grow from 2022 to 2023, in percent",
 * "the percentage change in revenue between 2022 and 2023".
 */
export const shiftAt = production<Term>('shift', (chart, at) => [
  ...askedByVerb(chart, at),
  ...askedByNoun(chart, at),
])

/** "(by) how much did M grow from A to B", "by what percentage did M change", "how did M change …, in percent". */
function askedByVerb(chart: Chart, at: number): readonly Parsed<Term>[] {
  const by = lowAt(chart, at) === 'by' ? at + 1 : at
  const opening = verbOpening(chart, by)
  if (!opening || !['did', 'has', 'have'].includes(lowAt(chart, opening.end))) return none
  const out: Parsed<Term>[] = []
  for (const found of clauseAt(chart, opening.end + 1)) {
    if (!risings.has(lowAt(chart, found.end))) continue
    const grouped = ['by', ','].includes(lowAt(chart, found.end + 1)) ? found.end + 2 : found.end + 1
    const periods = twoPeriods(chart, grouped) ?? twoPeriods(chart, found.end + 1)
    if (!periods) continue
    const percent = opening.percent ?? inPercent(chart, at)
    if (opening.neutral && !percent) continue
    out.push(...shift(found, periods, percent))
  }
  return out
}

/** "how much", "what percentage", "how many percent", and "how", which does not say whether it is relative. */
function verbOpening(
  chart: Chart,
  at: number,
): { readonly end: number; readonly percent: true | null; readonly neutral: boolean } | null {
  const words = [lowAt(chart, at), lowAt(chart, at + 1)].join(' ')
  if (words === 'how much') return { end: at + 2, percent: null, neutral: false }
  if (['what percentage', 'what percent', 'which percentage'].includes(words))
    return { end: at + 2, percent: true, neutral: false }
  if (words === 'how many' && lowAt(chart, at + 2) === 'percent')
    return { end: at + 3, percent: true, neutral: false }
  return lowAt(chart, at) === 'how' ? { end: at + 1, percent: null, neutral: true } : null
}

const risings: ReadonlySet<string> = new Set(
  'grow grown increase increased rise risen change changed go gone'.split(' '),
)

/** "percentage change in M from A to B", "difference in M between A and B". */
function askedByNoun(chart: Chart, at: number): readonly Parsed<Term>[] {
  const start = lowAt(chart, at) === 'the' ? at + 1 : at
  return phrasesAt(chart.tokens, start, 'changeOf').flatMap(({ sense, end }): readonly Parsed<Term>[] => {
    const percent = sense === 'pct' || inPercent(chart, at)
    if (sense === 'both' && !percent) return none
    const from = ['in', 'of'].includes(lowAt(chart, end)) ? end + 1 : end
    return clauseAt(chart, lowAt(chart, from) === 'the' ? from + 1 : from).flatMap((found) => {
      const periods = twoPeriods(chart, found.end)
      return periods ? shift(found, periods, percent) : none
    })
  })
}

/** "from A to B", "between A and B": two periods of one length, the later one second. */
function twoPeriods(chart: Chart, at: number): TwoPeriods | null {
  const opener = lowAt(chart, at)
  const joiners = opener === 'from' ? ['to', 'until'] : opener === 'between' ? ['and'] : none
  for (const first of chart.datesAt(at + 1)) {
    if (!joiners.some((joiner) => joiner === lowAt(chart, first.end))) continue
    for (const second of chart.datesAt(first.end + 1)) {
      const whole = first.from && first.to && second.from && second.to
      if (whole && first.grain === second.grain && first.to <= second.from && !spans(second) && !spans(first))
        return { first, second, start: at, end: second.end }
    }
  }
  return null
}

/** A range of its own is no period. */
function spans({ text }: DateSpan): boolean {
  return /\b(?:to|and|until|since|before|after|between|from)\b/i.test(text)
}

/** "in percent", "as a percentage", anywhere in the sentence. */
function inPercent(chart: Chart, at: number): boolean {
  const sentence = chart.tokens[at]?.sentence
  return chart.tokens.some(
    (token) => token.sentence === sentence && ['percent', 'percentage', '%', 'pct'].includes(token.low),
  )
}

function shift(found: Parsed<Clause>, periods: TwoPeriods, percent: boolean): readonly Parsed<Term>[] {
  if (found.value.pieces.some((piece) => piece.kind === 'group' || isDate(piece))) return none
  const of = (span: DateSpan): Formula => ({
    kind: 'clause',
    clause: {
      ...found.value,
      pieces: [
        ...found.value.pieces,
        {
          kind: 'filter',
          filter: { kind: 'date', span, column: null },
          start: span.start,
          end: span.end,
          cost: 0,
        },
      ],
    },
  })
  const [before, after] = [of(periods.first), of(periods.second)]
  const change: Formula = { kind: 'op', op: '-', left: after, right: before }
  const relative: Formula = {
    kind: 'op',
    op: '*',
    left: { kind: 'op', op: '/', left: change, right: before },
    right: { kind: 'number', number: 100 },
  }
  return [
    {
      value: { kind: 'formula', of: percent ? relative : change },
      end: periods.end,
      cost: found.cost - 0.1,
    },
  ]
}

function isDate(piece: Clause['pieces'][number]): boolean {
  return piece.kind === 'filter' && piece.filter.kind === 'date'
}
