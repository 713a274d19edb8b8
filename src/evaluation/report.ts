import { type Baseline, type Comparison, compareWith } from './baseline.js'
import { type CalibrationBin, calibrate } from './calibration.js'
import type { QuestionResult } from './question-result.js'
import { type Summary, summarise, summariseCategories } from './summary.js'
import { checkThresholds, type Threshold, type Wanted } from './threshold.js'

/** A whole evaluation: what `--json` prints and `--baseline` reads. */
export interface Report {
  readonly kind: 'agentdb-evaluation'
  readonly version: 1
  /** ISO 8601, UTC. */
  readonly startedAt: string
  readonly database: string
  /** Who answered, as the answers say. */
  readonly models: readonly string[]
  /** True when it was broken off: the questions are those judged by then, of `planned`. */
  readonly interrupted: boolean
  readonly planned: number
  readonly summary: Summary
  readonly categories: readonly { readonly category: string | null; readonly summary: Summary }[]
  readonly calibration: readonly CalibrationBin[] | null
  readonly comparison: Comparison | null
  readonly thresholds: readonly Threshold[]
  readonly questions: readonly QuestionResult[]
}

/** What a report is made of. */
export interface ReportParts {
  readonly startedAt: string
  readonly database: string
  readonly interrupted: boolean
  readonly planned: number
  readonly baseline: Baseline | null
  readonly wanted: Wanted
}

/** Draws everything there is to say from the results. */
export function toReport(results: readonly QuestionResult[], parts: ReportParts): Report {
  const { baseline, wanted, ...facts } = parts
  const summary = summarise(results)
  return {
    kind: 'agentdb-evaluation',
    version: 1,
    ...facts,
    models: [...new Set(results.flatMap(({ model }) => model ?? []))],
    summary,
    categories: summariseCategories(results),
    calibration: calibrate(results),
    comparison: baseline === null ? null : compareWith(baseline, results),
    // A part of the questions decides nothing.
    thresholds: parts.interrupted ? [] : checkThresholds(wanted, summary),
    questions: results,
  }
}
