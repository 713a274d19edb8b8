import { UsageError } from '../errors.js'
import type { Summary } from './summary.js'

/** Of the questions answered, or of all that have an answer, the share that is right. */
export type Measure = 'precision' | 'recall'

/** A least share that was asked for, with what was reached (null: there was nothing to measure it by). */
export interface Threshold {
  readonly measure: Measure
  readonly wanted: number
  readonly reached: number | null
  readonly met: boolean
}

/** The least precision and recall that were asked for; null: none. */
export type Wanted = Readonly<Record<Measure, number | null>>

/**
 * A share as people write it: `0.95` or `95%`.
 * @throws {UsageError} for anything else.
 */
export function parseShare(flag: string, text: string): number {
  const parts = /^(\d+(?:\.\d+)?|\.\d+)\s*(%?)$/.exec(text.trim())
  const share = parts ? Number(parts[1]) / (parts[2] === '%' ? 100 : 1) : Number.NaN
  if (share >= 0 && share <= 1) return share
  throw new UsageError('bad_setting', `${flag}: "${text}" is not a share from 0 to 1.`, {
    hint: `Write 0.95 or 95%.`,
  })
}

/** Holds a summary against what was asked for. A share of nothing meets no threshold. */
export function checkThresholds(wanted: Wanted, summary: Summary): readonly Threshold[] {
  return (['precision', 'recall'] as const).flatMap((measure) => {
    const least = wanted[measure]
    if (least === null) return []
    const reached = summary[measure]?.value ?? null
    return [{ measure, wanted: least, reached, met: reached !== null && reached >= least }]
  })
}
