import type { QuestionResult } from './question-result.js'
import { type Share, shareOf } from './wilson.js'

/** The figures of a set of questions. */
export interface Summary {
  /** Questions that can be answered and whose gold ran. */
  readonly answerable: number
  /** Of the answerable ones: `right` + `wrong`. */
  readonly answered: number
  readonly right: number
  readonly wrong: number
  readonly declined: number
  readonly failed: number
  /** Left out of everything else. */
  readonly noGold: number
  /** Answers cut off by a limit and judged as far as they go. */
  readonly truncated: number
  /** Right of answered; null when none was answered. */
  readonly precision: Share | null
  /** Right of answerable; null when there are none. */
  readonly recall: Share | null
  readonly unanswerable: {
    readonly asked: number
    readonly declined: number
    readonly wronglyAnswered: number
    readonly failed: number
  }
  readonly cost: Costs
  /** Per question asked; null when none was. */
  readonly durationMs: { readonly median: number; readonly p95: number } | null
}

interface Costs {
  readonly calls: number
  readonly inputTokens: number
  readonly outputTokens: number
  /** Null when the price of a question is unknown. */
  readonly usd: number | null
  readonly usdPerQuestion: number | null
}

/** Adds up results. */
export function summarise(results: readonly QuestionResult[]): Summary {
  const judged = results.filter(({ outcome }) => outcome !== 'no-gold')
  const answerable = judged.filter((result) => result.answerable)
  const unanswerable = judged.filter((result) => !result.answerable)
  const right = count(answerable, 'right')
  const wrong = count(answerable, 'wrong')
  return {
    answerable: answerable.length,
    answered: right + wrong,
    right,
    wrong,
    declined: count(answerable, 'declined'),
    failed: count(answerable, 'failed'),
    noGold: results.length - judged.length,
    truncated: judged.filter(({ truncated }) => truncated).length,
    precision: shareOf(right, right + wrong),
    recall: shareOf(right, answerable.length),
    unanswerable: {
      asked: unanswerable.length,
      declined: count(unanswerable, 'declined'),
      wronglyAnswered: count(unanswerable, 'wrong'),
      failed: count(unanswerable, 'failed'),
    },
    cost: costsOf(judged),
    durationMs: durationsOf(judged),
  }
}

/** The same figures for each category, by name; questions without one come last, under null. */
export function summariseCategories(
  results: readonly QuestionResult[],
): readonly { readonly category: string | null; readonly summary: Summary }[] {
  const names = [...new Set(results.map(({ category }) => category))]
  names.sort((a, b) => Number(a === null) - Number(b === null) || ((a ?? '') < (b ?? '') ? -1 : 1))
  return names.map((category) => ({
    category,
    summary: summarise(results.filter((result) => result.category === category)),
  }))
}

function count(results: readonly QuestionResult[], outcome: QuestionResult['outcome']): number {
  return results.filter((result) => result.outcome === outcome).length
}

function costsOf(results: readonly QuestionResult[]): Costs {
  const sum = (of: (result: QuestionResult) => number) =>
    results.reduce((total, result) => total + of(result), 0)
  const priced = results.every(({ usd }) => usd !== null)
  const usd = priced ? sum((result) => result.usd ?? 0) : null
  return {
    calls: sum(({ calls }) => calls),
    inputTokens: sum(({ inputTokens }) => inputTokens),
    outputTokens: sum(({ outputTokens }) => outputTokens),
    usd,
    usdPerQuestion: usd === null || results.length === 0 ? null : usd / results.length,
  }
}

function durationsOf(results: readonly QuestionResult[]): Summary['durationMs'] {
  const sorted = results.flatMap(({ durationMs }) => durationMs ?? []).sort((a, b) => a - b)
  if (sorted.length === 0) return null
  return { median: quantile(sorted, 0.5), p95: quantile(sorted, 0.95) }
}

/** The smallest value that at least this share of the values does not exceed. */
function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0
}
