import type { Plan } from '../planning/plan.js'
import { measureOf } from './measure.js'
import { againstBefore, byPeriod } from './periods.js'
import type { FurtherQuestion } from './same-rows.js'
import { bySplits, firstShare } from './shares.js'

/**
 * What else the rows of an answer can tell, most telling first; nothing where the plan is about no number that other
 * groups have. Deterministic, as the parser is.
 */
export function furtherQuestions(plan: Plan): readonly FurtherQuestion[] {
  const measure = measureOf(plan)
  if (measure === null) return []
  return [
    firstShare(plan, measure),
    byPeriod(plan, measure),
    againstBefore(plan, measure),
    ...bySplits(plan, measure),
  ].filter((each) => each !== null)
}
