import type { Difference } from './difference.js'

/**
 * What became of a question. For one that must not be answered, `declined` is right and `wrong` means it was answered.
 * `no-gold`: no gold statement ran, so it was not asked and counts nowhere.
 */
export const outcomes = ['right', 'wrong', 'declined', 'failed', 'no-gold'] as const

/** How one question was judged. */
export type Outcome = (typeof outcomes)[number]

/** One question of an evaluation, judged. */
export interface QuestionResult {
  readonly id: string | null
  readonly question: string
  readonly category: string | null
  readonly answerable: boolean
  readonly outcome: Outcome
  /** `subset`: right, with further columns. Null when not right. */
  readonly match: 'exact' | 'subset' | null
  /** What is wrong, or why there is no answer. */
  readonly reason: string | null
  /** The code of the reason why there is no answer. */
  readonly code: string | null
  readonly sql: string | null
  /** The gold statement it was compared with; null for rows written down and for what was not compared. */
  readonly gold: string | null
  /** Gold statements that did not run, beside others that did. */
  readonly goldProblems: readonly string[]
  /** The answer was cut off by a limit and judged as far as it goes. */
  readonly truncated: boolean
  readonly difference: Difference | null
  /** 0 to 1, as the answer states it; null when it states none. */
  readonly confidence: number | null
  /** Null when it was not asked. */
  readonly model: string | null
  readonly calls: number
  readonly inputTokens: number
  readonly outputTokens: number
  /** Null when a price is unknown. */
  readonly usd: number | null
  /** From question to answer; null when it was not asked. */
  readonly durationMs: number | null
}

/** Whether this is what was wanted: a right answer, or none where none can be given. */
export function isGood({ answerable, outcome }: Pick<QuestionResult, 'answerable' | 'outcome'>): boolean {
  return outcome === (answerable ? 'right' : 'declined')
}
