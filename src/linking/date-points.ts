import type { Clock } from './calendar.js'
import { decade, halfOf, isoDay, loneYear, monthPhrase, quarterOf, weekOf } from './named-periods.js'
import type { Period } from './period.js'
import { relativePhrase } from './relative-periods.js'
import type { Token } from './tokens.js'

/** The period that starts at token `at`, longest reading first; null when none does. */
export function periodAt(tokens: readonly Token[], at: number, clock: Clock): Period | null {
  for (const read of [isoDay, quarterOf, halfOf, weekOf, monthPhrase, relativePhrase, decade, loneYear]) {
    const period = read(tokens, at, clock)
    if (period) return period
  }
  return null
}
