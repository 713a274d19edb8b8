import type { QuestionResult } from './question-result.js'
import { type Share, shareOf } from './wilson.js'

/** The answers that state a confidence from `from` up to, but not with, `to`; the last bin holds 1 as well. */
export interface CalibrationBin {
  readonly from: number
  readonly to: number
  readonly answers: number
  /** The mean of what they state; null when there are none. */
  readonly stated: number | null
  /** How many of them are right. */
  readonly right: Share | null
}

const bins = 10
const fewestAnswers = 30

/**
 * Stated confidence beside the true share of right answers, in ten bins; null when fewer than 30 answers state one. An
 * answer to a question that must not be answered is one that is not right.
 */
export function calibrate(results: readonly QuestionResult[]): readonly CalibrationBin[] | null {
  const stated = results.flatMap(({ outcome, confidence }) =>
    confidence !== null && (outcome === 'right' || outcome === 'wrong')
      ? [{ confidence, right: outcome === 'right' }]
      : [],
  )
  if (stated.length < fewestAnswers) return null
  return Array.from({ length: bins }, (_, bin) => {
    const inside = stated.filter(({ confidence }) => binOf(confidence) === bin)
    const sum = inside.reduce((total, { confidence }) => total + confidence, 0)
    return {
      from: bin / bins,
      to: (bin + 1) / bins,
      answers: inside.length,
      stated: inside.length === 0 ? null : sum / inside.length,
      right: shareOf(inside.filter(({ right }) => right).length, inside.length),
    }
  })
}

function binOf(confidence: number): number {
  return Math.min(bins - 1, Math.max(0, Math.floor(confidence * bins)))
}
