import type { JoinTree } from '../joins.js'
import type { Plan } from '../plan.js'

/** A plan with the joins it rests on, and what was inferred on the way, in plain words. */
export interface Shaped {
  readonly plan: Plan
  readonly tree: JoinTree
  readonly notes: readonly string[]
}
