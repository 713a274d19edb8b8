import type { CompareOp } from '../../planning/plan.js'
import { type Chart, type Parsed, textOf } from '../chart.js'
import { phraseAt } from '../phrase-book.js'
import type { Filter } from '../sketch.js'

/** Idioms for a number in a column: "out of stock". */
export function idiomFilters(chart: Chart, at: number): Parsed<Filter>[] {
  const phrase = phraseAt(chart.tokens, at, 'idiom')
  if (!phrase) return []
  const [hint = '', op = '=', amount = '0'] = phrase.sense.split('|')
  return [
    {
      value: {
        kind: 'degree',
        hints: hint.split('/'),
        op: op as CompareOp,
        amount: Number(amount),
        word: textOf(chart, at, phrase.end),
      },
      end: phrase.end,
      cost: 0.02,
    },
  ]
}
