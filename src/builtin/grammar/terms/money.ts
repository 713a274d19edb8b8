import type { Aggregate } from '../../planning/plan.js'
import { type Chart, lowAt, type Parsed, skipDeterminers, textOf } from '../chart.js'
import { phrasesAt } from '../phrase-book.js'
import type { Term } from '../sketch.js'

/** An amount of money that no column is called by: "revenue", "total sales". Empty where a column's name says it better. */
export function moneyAt(chart: Chart, at: number): readonly Parsed<Term>[] {
  const start = skipDeterminers(chart, at)
  return [...phrasesAt(chart.tokens, start, 'money'), ...madeWith(chart, start)]
    .filter(({ end }) => !namesColumn(chart, start, end))
    .map(({ end, sense, made = madeFrom(chart, end) }: Earned) => ({
      value: {
        kind: 'money',
        word: textOf(chart, start, end),
        fn: sense as Aggregate,
        ...(made === null ? {} : { made }),
      },
      end,
      cost: 0.12,
    }))
}

interface Earned {
  readonly end: number
  readonly sense: string
  readonly made?: string | null
}

/** "ticket revenue", "total booking turnover", "average ad revenue": a word of a table's name before the amount. */
function madeWith(chart: Chart, at: number): readonly Earned[] {
  const fn = aggregates.get(lowAt(chart, at))
  const from = fn === undefined ? at : at + 1
  const made = chart.tokens[from]
  if (made?.kind !== 'word' || !chart.tableLemmas.has(made.lemma) || !amounts.has(lowAt(chart, from + 1)))
    return []
  return [{ end: from + 2, sense: fn ?? 'sum', made: made.lemma }]
}

const amounts: ReadonlySet<string> = new Set('revenue revenues turnover takings'.split(' '))
const aggregates: ReadonlyMap<string, string> = new Map([
  ['total', 'sum'],
  ['overall', 'sum'],
  ['combined', 'sum'],
  ['average', 'avg'],
  ['mean', 'avg'],
  ['avg', 'avg'],
])

/** "(revenue) from tests", "in bookings": the name of a table right behind; it is read once more, as what it is. */
function madeFrom(chart: Chart, end: number): string | null {
  if (!['from', 'in', 'through', 'on'].includes(lowAt(chart, end))) return null
  const made = chart.tokens[skipDeterminers(chart, end + 1)]
  return made?.kind === 'word' && chart.tableLemmas.has(made.lemma) ? made.lemma : null
}

/** Whether any of these words begins the name of a column. */
function namesColumn(chart: Chart, from: number, to: number): boolean {
  return chart.tokens
    .slice(from, to)
    .some((token) =>
      chart
        .mentionsAt(token.index)
        .some((mention) => mention.links.some((link) => link.kind === 'column' && link.score >= 0.9)),
    )
}
