/** A column as the wire protocol describes it. */
export interface RawField {
  readonly name: string
  readonly typeOid: number
  /** The type's modifier (precision, length), -1 when it has none. */
  readonly modifier: number
}

/** A result in the server's own text. */
export interface RawResult {
  readonly fields: readonly RawField[]
  readonly rows: readonly (readonly (string | null)[])[]
  /** The transaction after the statement: `I` idle, `T` in a transaction, `E` in a failed one. */
  readonly transaction: 'I' | 'T' | 'E'
}

/** What ends one statement of a session early. */
export interface RunLimits {
  /** The client's own deadline for this statement; the session must be free or gone soon after. */
  readonly timeoutMs: number
  /** The limit this deadline comes from, to be named in the error; the deadline itself when absent. */
  readonly allowedMs?: number | undefined
  /** Of the result as the server sends it; absent is no limit. */
  readonly maxBytes?: number | undefined
  readonly signal?: AbortSignal | undefined
}

/** One session with a server. Runs one statement at a time, by the extended protocol. */
export interface Session {
  /** @throws {StatementError} */
  run(sql: string, params: readonly (string | null)[], limits: RunLimits): Promise<RawResult>
  /** False once it was broken off: a new session must be opened. */
  readonly usable: boolean
  close(): Promise<void>
}
