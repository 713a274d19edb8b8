import type { Cell, ResultColumn } from '../events.js'

/** Who we are talking to, as the server itself says it. */
export interface ServerIdentity {
  readonly kind: 'postgres' | 'pglite'
  /** What a person may be shown: `host:port/database`, `sample`, a folder. Never a password. */
  readonly label: string
  /** e.g. 180004 for 18.4. */
  readonly versionNumber: number
  readonly database: string
  readonly user: string
  /** The session's TimeZone setting, e.g. `Europe/Paris`. */
  readonly timeZone: string
  /** What a careful user should know about this login: superuser, may create, dropped startup options. */
  readonly warnings: readonly string[]
}

/** Rows are arrays in column order, so that duplicate column names survive. */
export interface ResultSet {
  readonly columns: readonly ResultColumn[]
  readonly rows: readonly (readonly Cell[])[]
}

/** One read-only transaction on the database asked about. */
export interface Transaction {
  /**
   * Runs exactly one statement by the extended protocol.
   * @throws {StatementError} when the server refuses or the limits act.
   */
  query(sql: string, params?: readonly unknown[], limits?: { readonly maxBytes?: number }): Promise<ResultSet>
}

/** What ends a transaction early. */
export interface TransactionOptions {
  /** Wall clock of the whole transaction; the server's statement_timeout is set from it where it has one. */
  readonly timeoutMs: number
  readonly signal?: AbortSignal | undefined
}

/** A database asked about. Whoever opens it closes it. */
export interface Connection {
  readonly server: ServerIdentity
  /** Runs `work` in a transaction that is REPEATABLE READ, READ ONLY, verified as such, and always rolled back. */
  readOnly<T>(options: TransactionOptions, work: (tx: Transaction) => Promise<T>): Promise<T>
  close(): Promise<void>
}

/** Why a statement failed, from the team's point of view. Only `sql` can be mended by other SQL. */
export type StatementFault = 'sql' | 'permission' | 'connection' | 'timeout' | 'cancelled' | 'too-large'

/** The server's own words about a failed statement. Caught and turned into data by `execute`. */
export class StatementError extends Error {
  readonly fault: StatementFault
  readonly sqlstate: string | null
  readonly detail: string | null
  readonly hint: string | null
  /** 1-based character offset into the statement as sent; null when the server gave none. */
  readonly position: number | null

  constructor(
    fault: StatementFault,
    message: string,
    words: {
      readonly sqlstate?: string | null
      readonly detail?: string | null
      readonly hint?: string | null
      readonly position?: number | null
      readonly cause?: unknown
    } = {},
  ) {
    super(message, { cause: words.cause })
    this.name = 'StatementError'
    this.fault = fault
    this.sqlstate = words.sqlstate ?? null
    this.detail = words.detail ?? null
    this.hint = words.hint ?? null
    this.position = words.position ?? null
  }
}
