import { ModelError } from '../errors.js'
import type { Analyst } from './sql-analyst.js'

/** How sure the built-in model must be to stand in for an endpoint that is down. */
const sureEnough = 0.9

/** The endpoint's analyst, with the built-in one as its safety net while the endpoint cannot be used. */
export function autoAnalyst(endpoint: Analyst, builtin: Analyst): Analyst {
  return {
    ...endpoint,
    async draft(task, signal) {
      try {
        return await endpoint.draft(task, signal)
      } catch (error) {
        if (!(error instanceof ModelError) || task.failures.length > 0) throw error
        const draft = await builtin.draft(task, signal)
        if (draft.kind !== 'draft' || (draft.confidence ?? 0) < sureEnough) throw error
        const said = `${error.message} Answered by the built-in model instead.`
        return { ...draft, assumptions: [said, ...draft.assumptions] }
      }
    },
  }
}
