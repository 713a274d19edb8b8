/** Exit codes of the process, as docs promise them to scripts and cron jobs. */
export const exitCodes = {
  answered: 0,
  failed: 1,
  usage: 2,
  refused: 3,
  clarify: 4,
  needsModel: 5,
  databaseUnreachable: 6,
  budgetSpent: 7,
  timeSpent: 8,
  assertionFailed: 10,
  interrupted: 130,
} as const

/** One of the codes that the process may end with. */
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes]

interface ErrorDetails {
  /** What the user can do about it, one sentence. */
  readonly hint?: string | null
  readonly cause?: unknown
}

/** The base of every error agentdb throws: a stable code, a hint, and the exit code it ends a process with. */
export abstract class AgentDbError extends Error {
  abstract readonly exitCode: ExitCode
  readonly code: string
  readonly hint: string | null

  constructor(code: string, message: string, details: ErrorDetails = {}) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause })
    this.name = new.target.name
    this.code = code
    this.hint = details.hint ?? null
  }
}

/** The caller asked for something agentdb does not do: a bad flag, value, file or setting. */
export class UsageError extends AgentDbError {
  readonly exitCode = exitCodes.usage
}

/** The database asked about, or a named instrument store, cannot be reached or opened. */
export class UnreachableError extends AgentDbError {
  readonly exitCode = exitCodes.databaseUnreachable
}

/** A model endpoint refused, was silent, or answered with something no fallback can read. */
export class ModelError extends AgentDbError {
  readonly exitCode = exitCodes.needsModel
  /** The endpoint is out of order, and the same request may succeed at another time. */
  readonly down: boolean

  constructor(code: string, message: string, details: ErrorDetails & { readonly down?: boolean } = {}) {
    super(code, message, details)
    this.down = details.down === true
  }
}

/** `maxUsd` or `maxCalls` would be passed by the next call; nothing was sent. */
export class BudgetError extends AgentDbError {
  readonly exitCode = exitCodes.budgetSpent
}

/** The run's own time limit passed. */
export class TimeLimitError extends AgentDbError {
  readonly exitCode = exitCodes.timeSpent
}

/** A person who was asked did not let a statement run. */
export class DeclinedError extends AgentDbError {
  readonly exitCode = exitCodes.refused
}

/** The user interrupted the run. */
export class InterruptedError extends AgentDbError {
  readonly exitCode = exitCodes.interrupted
}

/** The instrument store cannot be used; a question is answered all the same, with a warning. */
export class StoreError extends AgentDbError {
  readonly exitCode = exitCodes.failed
}

/** A fault of agentdb itself. */
export class InternalError extends AgentDbError {
  readonly exitCode = exitCodes.failed
}
