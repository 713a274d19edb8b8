import type { Aggregate } from '../../planning/plan.js'
import { type Chart, type Parsed, skipDeterminers, textOf } from '../chart.js'
import { phrasesAt } from '../phrase-book.js'
import type { Term } from '../sketch.js'

/** An amount of money that no column is called by: "revenue", "total sales". Empty where a column's name says it better. */
export function moneyAt(chart: Chart, at: number): readonly Parsed<Term>[] {
  const start = skipDeterminers(chart, at)
  return phrasesAt(chart.tokens, start, 'money')
    .filter(({ end }) => !namesColumn(chart, start, end))
    .map(({ end, sense }) => ({
      value: { kind: 'money', word: textOf(chart, start, end), fn: sense as Aggregate },
      end,
      cost: 0.12,
    }))
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
