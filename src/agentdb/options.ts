import type { Environment } from '../config.js'
import type { Turn } from '../conversation/turn.js'
import type { ServerIdentity } from '../database/connection.js'
import type { Snapshot } from '../database/snapshot.js'
import type { Approve, BoundParameter, RunEvent } from '../events.js'
import type { LoadWatch } from '../files/open-files.js'
import type { Briefing } from '../linking/briefing.js'
import type { Envelope } from '../output/envelope.js'

/** How one question or statement is to be run; whatever is left out is as the settings say. */
export interface AskOptions {
  /** Ends the run, whose answer is then `failed` with the code `interrupted`. */
  readonly signal?: AbortSignal | undefined
  /** A name to note the run under. */
  readonly session?: string | null | undefined
  /** Further names to find the run by. */
  readonly tags?: readonly string[] | undefined
  /** The reading chosen of those a `clarify` answer offered: its `interpretation`. */
  readonly meaning?: string | null | undefined
  /** The questions before it that it may go on from ("now by month"), oldest first: `turnOf` makes them of answers. */
  readonly earlier?: readonly Turn[] | undefined
  /** Write and check the SQL, but do not run it. */
  readonly dryRun?: boolean | undefined
  /** For a statement of your own: the critic reads it too, and its findings are in `checks`. */
  readonly review?: boolean | undefined
  /** How many further questions the team is to ask and answer by itself, at most 10, instead of the setting; within the same budget. */
  readonly insights?: number | undefined
  /** Who is asked before statements run, where the setting `approve` says so; without anybody, none runs then. */
  readonly approve?: Approve | undefined
  /** False: the run leaves no trace in the history. */
  readonly record?: boolean | undefined
  /**
   * The statements that would be right, when the answer is to be judged: verified queries that ask the same, or hold
   * one of these, are neither used nor shown to a model.
   */
  readonly judgedBy?: readonly string[] | undefined
}

/** What a statement is run with. */
export interface SqlOptions extends AskOptions {
  /** What is bound to `$1`, `$2` and so on. */
  readonly parameters?: readonly BoundParameter[] | undefined
  /** The saved query whose statement this is. */
  readonly saved?: string | null | undefined
  /** The question that the statement answers: the team mends a statement that does not run any more. */
  readonly heal?: string | undefined
}

/** An open database with its team. Whoever opens it closes it. */
export interface AgentDb {
  readonly server: ServerIdentity
  /** True when no database was named and the embedded sample answers. */
  readonly sample: boolean
  /** The events of one question; the last is `{ type: 'finished', answer }`. Never throws. */
  ask(question: string, options?: AskOptions): AsyncGenerator<RunEvent>
  /** One question as the contract's JSON object. */
  answer(question: string, options?: AskOptions): Promise<Envelope>
  /** The guard alone. */
  check(
    sql: string,
  ): Promise<{ readonly ok: true } | { readonly ok: false; readonly code: string; readonly message: string }>
  /** The events of one guarded statement. */
  runSql(sql: string, options?: SqlOptions): AsyncGenerator<RunEvent>
  /** One guarded statement as the contract's JSON object, with `question` null. */
  sql(sql: string, options?: SqlOptions): Promise<Envelope>
  schema(): Promise<Snapshot>
  /** What the data engineer hands on for a question, without any model call. */
  brief(question: string): Promise<Briefing>
  close(): Promise<void>
}

/** What opening a database may be told beside the settings themselves. */
export interface OpenOptions {
  /** Instead of process.env. */
  readonly environment?: Environment
  /** Where `.env` and `agentdb.config.json` are looked for; the working folder by default. */
  readonly cwd?: string
  /** Ends the opening, loading of files included. */
  readonly signal?: AbortSignal
  /** Read catalogue and profiles again even when the cached ones still match. */
  readonly refresh?: boolean
  /** Told how far the loading of `files` is, and what came of it. */
  readonly onLoad?: Pick<LoadWatch, 'onProgress' | 'onLoaded'>
  /** A database in which nothing is visible is opened too: statements of one's own need no table. */
  readonly mayBeEmpty?: boolean
  /** Limits on calls and money that were set hold for all questions together; by default, for each. */
  readonly oneBudget?: boolean
}
