import type { AgentRole, Answer, Attempt, BoundParameter, Cell, ModelCall, ResultColumn } from '../events.js'

/** One run as the store's tables hold it; keys are column names. `database` is the label, its row made on writing. */
export interface FoldedRun {
  readonly run: RunRow
  readonly messages: readonly MessageRow[]
  readonly attempts: readonly AttemptRow[]
  readonly modelCalls: readonly ModelCallRow[]
  /** Null when the run came to no result. */
  readonly result: ResultRow | null
  readonly events: readonly EventRow[]
}

export interface RunRow {
  readonly id: string
  readonly database: string
  readonly fingerprint: string | null
  readonly session: string | null
  readonly tags: readonly string[]
  readonly saved: string | null
  readonly parameters: readonly BoundParameter[]
  readonly question: string | null
  readonly model: string
  readonly status: Answer['status'] | 'interrupted'
  readonly exit_code: number | null
  readonly answer: string | null
  readonly sql: string | null
  readonly interpretation: string | null
  readonly assumptions: readonly string[]
  readonly warnings: readonly string[]
  readonly checks: Answer['checks']
  readonly clarification: Answer['clarification']
  readonly confidence: number | null
  readonly error_code: string | null
  readonly error_message: string | null
  readonly error_hint: string | null
  readonly calls: number
  readonly input_tokens: number
  readonly output_tokens: number
  readonly usd: number | null
  readonly started_at: string
  readonly finished_at: string | null
  readonly total_ms: number
  readonly model_ms: number
  readonly database_ms: number
}

export interface MessageRow {
  readonly number: number
  readonly at: string
  readonly sender: AgentRole | 'user'
  readonly recipient: AgentRole | 'user' | 'model'
  readonly kind: string
  readonly body: unknown
}

export interface AttemptRow {
  readonly number: number
  readonly origin: Attempt['origin']
  readonly sql: string
  readonly error_code: string | null
  readonly sqlstate: string | null
  readonly message: string | null
  readonly detail: string | null
  readonly hint: string | null
  readonly position: number | null
  readonly duration_ms: number | null
  readonly plan_cost: number | null
  readonly row_count: number | null
}

export interface ModelCallRow {
  readonly number: number
  readonly at: string
  readonly role: AgentRole
  readonly model: string
  readonly input_tokens: number
  readonly output_tokens: number
  readonly usd: number | null
  readonly latency_ms: number
  readonly outcome: ModelCall['outcome']
  readonly error: string | null
}

export interface ResultRow {
  readonly columns: readonly ResultColumn[]
  readonly rows: readonly (readonly Cell[])[]
  readonly row_count: number
  readonly truncated: boolean
  readonly capped: boolean
}

/** One event, without the bodies that stand in the other tables; `restoreEvents` puts them back. */
export interface EventRow {
  readonly number: number
  readonly at: string
  readonly event: unknown
}
