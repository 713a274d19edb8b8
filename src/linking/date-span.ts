import type { ResolvedDate } from './briefing.js'
import type { Grain } from './calendar.js'
import type { Period } from './period.js'
import type { Token } from './tokens.js'

/** A date phrase with its place in the question. */
export interface DateSpan extends ResolvedDate {
  readonly start: number
  readonly end: number
  readonly grain: Grain
  /** Only a four-digit number: needs a date column, a preposition or a verb beside it to count as a year. */
  readonly bare: boolean
}

/** The span of the tokens from `start` to before `period.end`, with its own words; null is an open end. */
export function dateSpan(
  tokens: readonly Token[],
  start: number,
  period: Pick<Period, 'grain' | 'end' | 'bare'>,
  from: string | null,
  to: string | null,
): DateSpan {
  const words = tokens.slice(start, period.end).map((token) => token.text)
  return {
    start,
    end: period.end,
    text: words.join(' ').replaceAll(' ,', ',').replaceAll(' of_', "'s"),
    from,
    to,
    grain: period.grain,
    bare: period.bare,
  }
}
