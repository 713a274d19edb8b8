import { AgentDbError, InternalError, TimeLimitError } from '../errors.js'

/** The budget, the endpoint or the time for a further call is used up; an interruption is the user's. */
export function isEndOfMeans(error: unknown, signal: AbortSignal): error is Error {
  if (signal.aborted) return signal.reason instanceof TimeLimitError && error instanceof Error
  return error instanceof AgentDbError && !(error instanceof InternalError)
}
