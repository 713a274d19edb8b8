import type { AttemptError } from '../events.js'
import type { ResultSet, StatementFault } from './connection.js'

/** A statement the guard let through; only the guard makes one. `text` has no trailing semicolon. */
export interface ReadStatement {
  readonly kind: 'select' | 'explain' | 'show'
  readonly text: string
}

/** How much one statement may read, hold and cost; the first limit reached acts. */
export interface ExecutionLimits {
  /** Rows beyond it are not fetched, and the result is `truncated`. */
  readonly maxRows: number
  /** Of the result as the server sends it; beyond it the fault is `too-large`. */
  readonly maxBytes: number
  /** Wall clock of the whole transaction, EXPLAIN included. */
  readonly timeoutMs: number
  /** Refuse a statement whose EXPLAIN total cost is above this; null for no ceiling. */
  readonly maxPlanCost: number | null
}

/** What came of a statement; a failure is data for the next attempt, never thrown. */
export type Execution =
  | {
      readonly ok: true
      readonly result: ResultSet
      /** More rows exist than `maxRows`. */
      readonly truncated: boolean
      readonly durationMs: number
      /** The planner's total cost, in its own units; null when it was not asked or could not say. */
      readonly planCost: number | null
      readonly planRows: number | null
    }
  | {
      readonly ok: false
      readonly fault: StatementFault
      readonly error: AttemptError
      readonly durationMs: number
      readonly planCost: number | null
    }
