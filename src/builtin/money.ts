import { dateColumn } from './choose-column.js'
import type { TimeGrain } from './plan.js'
import { isMeasure, type KeySpec, tableOfSpec } from './spec.js'
import type { Draft } from './understand.js'

/** The date that "per month" cuts: of what is measured. */
function dateKey(draft: Draft, grain: TimeGrain): KeySpec {
  const measure = draft.outputs.find(isMeasure)
  const starts = [measure ? tableOfSpec(measure) : null, draft.target, draft.near].filter((each) => each !== null)
  return { kind: 'grain', grain, column: dateColumn(draft.catalog, [...new Set(starts)], draft.verbs, grain) }
}

export const moneyMeasure = { dateKey }
