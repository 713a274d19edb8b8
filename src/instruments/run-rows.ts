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

/** A row of `agentdb.runs`: one question, or one statement checked and run by itself. */
export interface RunRow {
  readonly id: string
  readonly database: string
  /** Of the schema as the team saw it; null when it was not read. */
  readonly fingerprint: string | null
  readonly session: string | null
  readonly tags: readonly string[]
  /** The saved query that ran; null for any other run. */
  readonly saved: string | null
  /** Of `$1`, `$2` and so on in turn. */
  readonly parameters: readonly BoundParameter[]
  /** Null for a statement run without a question. */
  readonly question: string | null
  readonly model: string
  readonly status: Answer['status'] | 'interrupted'
  readonly exit_code: number | null
  readonly answer: string | null
  /** The statement that answered; every statement tried is in the attempts. */
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
  /** Null when a price is unknown, never 0 for that. */
  readonly usd: number | null
  /** ISO 8601, as is `finished_at`. */
  readonly started_at: string
  /** Null when the run was interrupted or its process killed. */
  readonly finished_at: string | null
  readonly total_ms: number
  readonly model_ms: number
  readonly database_ms: number
}

/** A row of `agentdb.messages`: what one agent handed to another. */
export interface MessageRow {
  /** From 1, in the order of the run. */
  readonly number: number
  /** ISO 8601. */
  readonly at: string
  readonly sender: AgentRole | 'user'
  readonly recipient: AgentRole | 'user' | 'model'
  readonly kind: string
  /** JSON, its shape given by `kind`. */
  readonly body: unknown
}

/** A row of `agentdb.attempts`: one statement a run tried, with the database's own words where it failed. */
export interface AttemptRow {
  readonly number: number
  readonly origin: Attempt['origin']
  readonly sql: string
  /** Null when the statement ran. */
  readonly error_code: string | null
  readonly sqlstate: string | null
  readonly message: string | null
  readonly detail: string | null
  readonly hint: string | null
  /** 1-based character offset into `sql`. */
  readonly position: number | null
  /** Null when its run was cut off while it ran. */
  readonly duration_ms: number | null
  /** The planner's total cost, in its own units. */
  readonly plan_cost: number | null
  readonly row_count: number | null
}

/** A row of `agentdb.model_calls`: one request to an endpoint, failed ones included. */
export interface ModelCallRow {
  readonly number: number
  readonly at: string
  readonly role: AgentRole
  readonly model: string
  readonly input_tokens: number
  readonly output_tokens: number
  /** Null when the model's price is unknown. */
  readonly usd: number | null
  readonly latency_ms: number
  readonly outcome: ModelCall['outcome']
  readonly error: string | null
}

/** A row of `agentdb.results`: the answer's leading rows, kept to be looked at again. */
export interface ResultRow {
  readonly columns: readonly ResultColumn[]
  readonly rows: readonly (readonly Cell[])[]
  /** Of the answer, of which `rows` may be fewer. */
  readonly row_count: number
  /** The database had more rows than the answer. */
  readonly truncated: boolean
  /** The answer had more rows than are stored. */
  readonly capped: boolean
}

/** One event, without the bodies that stand in the other tables; `restoreEvents` puts them back. */
export interface EventRow {
  readonly number: number
  readonly at: string
  readonly event: unknown
}
