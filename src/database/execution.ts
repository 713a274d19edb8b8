import type { AttemptError } from '../events.js'
import type { ResultSet, StatementFault } from './connection.js'

/** A statement the guard let through; only the guard makes one. `text` has no trailing semicolon. */
export interface ReadStatement {
  readonly kind: 'select' | 'explain' | 'show'
  readonly text: string
}

export interface ExecutionLimits {
  readonly maxRows: number
  readonly maxBytes: number
  readonly timeoutMs: number
  /** Refuse a statement whose EXPLAIN total cost is above this; null for no ceiling. */
  readonly maxPlanCost: number | null
}

export type Execution =
  | {
      readonly ok: true
      readonly result: ResultSet
      /** More rows exist than `maxRows`. */
      readonly truncated: boolean
      readonly durationMs: number
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
