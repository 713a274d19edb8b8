import type { ExitCode } from './errors.js'

/**
 * A cell of a result as JavaScript, the same from every kind of connection:
 * SQL NULL is null; int2, int4, float and bool are what they look like; int8 and numeric are numbers when a double
 * holds them exactly, else strings; NaN and Infinity are strings; dates and timestamps are ISO 8601 strings
 * (timestamptz with its offset); json is its value; arrays are arrays; everything else is the server's text.
 */
export type Cell = null | boolean | number | string | readonly Cell[] | { readonly [key: string]: Cell }

/** A column of a result. `type` is the server's name for it, e.g. `numeric(10,2)`, `timestamptz`, `text[]`. */
export interface ResultColumn {
  readonly name: string
  readonly type: string
}

/** Who of the team sent a message or called a model. */
export type AgentRole = 'data-engineer' | 'sql-analyst' | 'critic' | 'decision'

/** How a question ended: with rows, with a question back, with a no, or not as it should have. */
export type AnswerStatus = 'answered' | 'clarify' | 'refused' | 'failed'

/** Why there is no answer, or why an attempt failed: a stable code, what happened, what to do. */
export interface Problem {
  readonly code: string
  readonly message: string
  readonly hint: string | null
}

/** The error of one attempt; the fields are the database's own words, null where it said nothing. */
export interface AttemptError extends Problem {
  readonly sqlstate: string | null
  readonly detail: string | null
  /** 1-based character offset into the attempt's SQL. */
  readonly position: number | null
}

/** One statement the team tried. */
export interface Attempt {
  readonly sql: string
  readonly error: AttemptError | null
  readonly durationMs: number
  /** The planner's total cost, in its own units; null when it was not asked or could not say. */
  readonly planCost: number | null
  readonly rowCount: number | null
  /** Who wrote it: a draft, a revision after an error or finding, code that corrected a name, or a verified query. */
  readonly origin: 'draft' | 'revision' | 'repair' | 'user' | 'verified'
}

/** A line of the receipt: what was looked at, and what came of it. */
export interface Check {
  /** Stable, for scripts: `names`, `empty-result`. */
  readonly id: string
  readonly outcome: 'passed' | 'warned' | 'failed'
  readonly detail: string
}

/** Tokens, calls and money of a run. `usd` is null when a price is unknown, never 0. */
export interface Cost {
  readonly usd: number | null
  readonly inputTokens: number
  readonly outputTokens: number
  readonly calls: number
  /** True when the endpoint did not count all of the tokens, and some are estimated. */
  readonly estimated: boolean
}

/** A question back to the user, where theirs can be meant in several ways. */
export interface Clarification {
  readonly question: string
  readonly options: readonly ClarificationOption[]
}

/** One way to mean it; asked again with `interpretation` as its meaning, the question is answered so. */
export interface ClarificationOption {
  /** For a menu: short. */
  readonly label: string
  readonly interpretation: string
  /** What to remember for such a question to be answered in this way from now on; null or absent when nothing would do. */
  readonly remember?: { readonly term: string; readonly meaning: string } | null | undefined
}

/** A further question that the team asked by itself, whose statement ran and was reviewed. */
export interface Insight {
  readonly question: string
  /** What was found, in one sentence. */
  readonly finding: string
  readonly sql: string
}

/** What a question came to: the same shape whatever happened. Rows are arrays in column order. */
export interface Answer {
  readonly version: 1
  readonly status: AnswerStatus
  readonly exitCode: ExitCode
  readonly question: string | null
  readonly answer: string | null
  readonly sql: string | null
  readonly columns: readonly ResultColumn[]
  readonly rows: readonly (readonly Cell[])[]
  readonly truncated: boolean
  readonly interpretation: string | null
  readonly assumptions: readonly string[]
  readonly warnings: readonly string[]
  readonly checks: readonly Check[]
  /** 0 to 1; null when the model states none. */
  readonly confidence: number | null
  readonly model: string
  readonly attempts: readonly Attempt[]
  readonly cost: Cost
  readonly clarification: Clarification | null
  /** Empty when none were asked for; absent from records of earlier versions. */
  readonly insights?: readonly Insight[]
  readonly error: Problem | null
  readonly runId: string
  readonly session: string | null
  readonly timings: { readonly totalMs: number; readonly modelMs: number; readonly databaseMs: number }
}

/** One exchange with a model endpoint, as it was billed. */
export interface ModelCall {
  readonly role: AgentRole
  readonly model: string
  readonly inputTokens: number
  readonly outputTokens: number
  /** Null when the model's price is unknown. */
  readonly usd: number | null
  readonly latencyMs: number
  readonly outcome: 'ok' | 'unreadable' | 'refused' | 'truncated' | 'failed'
  readonly error: string | null
  /** The endpoint did not count the tokens: they are an estimate. */
  readonly estimated: boolean
  /** All that left the machine for this call, further tries included, in order. */
  readonly sent: readonly SentRequest[]
}

/** The body of one request to a model, word for word as it was sent. Keys travel in headers, which are not kept. */
export interface SentRequest {
  /** Without credentials and query. */
  readonly url: string
  readonly text: string
}

/** What was bound to one parameter of a statement. */
export interface BoundParameter {
  readonly name: string
  /** As the user declared it: `date`, `integer`. */
  readonly type: string
  /** As text; null is SQL NULL. */
  readonly value: string | null
}

/** The facts of a run known before its first step. Never holds a password. */
export interface RunStart {
  readonly runId: string
  /** ISO 8601, UTC. */
  readonly startedAt: string
  readonly question: string | null
  /** The database asked about, as `host:port/name` or `sample`. */
  readonly database: string
  readonly fingerprint: string | null
  readonly model: string
  readonly session: string | null
  /** Names the user gave the run, each once; absent is none. */
  readonly tags?: readonly string[] | undefined
  /** The saved query that runs; absent or null for any other run. */
  readonly saved?: string | null | undefined
  /** Of `$1`, `$2` and so on; absent is none. */
  readonly parameters?: readonly BoundParameter[] | undefined
}

/** A statement that waits for a person's word before it runs. */
export interface Proposal {
  /** Of the attempt that it is to become. */
  readonly number: number
  readonly sql: string
  readonly interpretation: string | null
  readonly assumptions: readonly string[]
  readonly confidence: number | null
  /** What the planner expects it to cost, in its own units; null when it could not say. */
  readonly planCost: number | null
  /** What the critic holds against it, unrun. */
  readonly doubts: readonly string[]
  /** Why it cannot be run as it stands: only of a statement that the person edited. */
  readonly problem: Problem | null
  /** Why the team cannot be told what is wrong with it; null when it can. */
  readonly untellable: string | null
}

/** A person's word on a proposal. */
export type Approval =
  | { readonly kind: 'run' }
  /** Another statement in its place, which is checked and proposed in its turn. */
  | { readonly kind: 'edit'; readonly sql: string }
  /** What is wrong with it, for the analyst to revise it. */
  | { readonly kind: 'tell'; readonly words: string }
  /** The question ends without an answer. */
  | { readonly kind: 'stop' }

/** Asks a person about a statement; aborted when the run is, or when nobody answered in an hour. */
export type Approve = (proposal: Proposal, signal: AbortSignal) => Promise<Approval>

/**
 * Everything that happens in a run, in order. Terminal, JSON, journal and store fold this stream and nothing else.
 * The first event is `started`, the last is `finished`.
 */
export type RunEvent =
  /** `maxAttempts`: the statements the team may try; absent where it tries none of its own. */
  | ({ readonly type: 'started'; readonly maxAttempts?: number } & RunStart)
  | {
      readonly type: 'agent'
      readonly agent: AgentRole
      readonly state: 'working' | 'done'
      readonly note: string
    }
  | {
      readonly type: 'message'
      readonly from: AgentRole | 'user'
      readonly to: AgentRole | 'user'
      readonly kind: 'question' | 'briefing' | 'draft' | 'error' | 'findings' | 'decision'
      readonly body: unknown
    }
  | { readonly type: 'model-call'; readonly call: ModelCall }
  | { readonly type: 'proposal'; readonly proposal: Proposal }
  | { readonly type: 'approval'; readonly number: number; readonly approval: Approval }
  | {
      readonly type: 'attempt-started'
      readonly number: number
      readonly sql: string
      readonly origin: Attempt['origin']
    }
  | { readonly type: 'attempt-finished'; readonly number: number; readonly attempt: Attempt }
  | { readonly type: 'warning'; readonly message: string }
  | { readonly type: 'finished'; readonly finishedAt: string; readonly answer: Answer }
