import { add, type Clock, type Day, type Grain } from './calendar.js'
import type { Token } from './tokens.js'

/** A period named in the question, half open: from <= t < to. */
export interface Period {
  readonly from: Day
  readonly to: Day
  readonly grain: Grain
  /** Token after the last one of the phrase. */
  readonly end: number
  /** A lone four-digit number: a year only when its surroundings say so. */
  readonly bare: boolean
}

/** Reads one form of a period from token `at` on; null when it does not stand there. */
export type PeriodReader = (tokens: readonly Token[], at: number, clock: Clock) => Period | null

/** One whole grain from its first day on, said by the tokens before `end`. */
export function period(from: Day, grain: Grain, end: number, bare = false): Period {
  return { from, to: add(from, 1, grain), grain, end, bare }
}
