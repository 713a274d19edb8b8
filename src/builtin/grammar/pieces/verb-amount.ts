import { verbAt } from '../amount-asks.js'
import { type Chart, none, type Parsed } from '../chart.js'
import { amountsAt } from '../filters/amounts.js'
import { phraseAt } from '../phrase-book.js'
import type { Piece } from '../sketch.js'
import { piece } from './piece.js'

/** "spent more than 100 in total", "have given at least 500 altogether": without the last words it could be at one time. */
export function verbAmounts(chart: Chart, at: number): readonly Parsed<Piece>[] {
  return verbAt(chart, at, { noun: null, unit: null }).flatMap(({ value, end, cost }) => {
    const before =
      phraseAt(chart.tokens, end - 1, 'whole') !== null || phraseAt(chart.tokens, end - 2, 'whole') !== null
    return amountsAt(chart, end, false).flatMap((amount): readonly Parsed<Piece>[] => {
      const whole = phraseAt(chart.tokens, amount.end, 'whole')
      const { op, amount: number, upper, unit } = amount.value
      if ((!whole && !before) || op === '=') return none
      return [
        piece(
          at,
          { end: whole?.end ?? amount.end, cost: cost - 0.1 },
          {
            kind: 'amounting',
            op,
            amount: number,
            upper,
            term: { ...value, around: true },
            unit: unit ?? null,
          },
        ),
      ]
    })
  })
}
