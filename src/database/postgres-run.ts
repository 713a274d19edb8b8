import type pg from 'pg'
import { StatementError } from './connection.js'
import type { RawResult, RunLimits } from './session.js'
import {
  connectionLost,
  refusedByServer,
  type ServerWords,
  type StopReason,
  stoppedByUs,
} from './statement-error.js'

interface Statement {
  readonly sql: string
  readonly params: readonly (string | null)[]
  readonly limits: RunLimits
}

interface Backend {
  /** Asks the server to cancel; resolves when it has heard, or after `timeoutMs`. */
  cancel(timeoutMs: number): Promise<void>
  /** The session cannot be used any more. */
  broken(): void
}

/** The server's own statement_timeout comes first; the client acts when it did not. */
const graceMs = 200
/** How long a cancelled statement may take to end before its socket is destroyed. */
const cancelGraceMs = 250

/** Runs one statement by the extended protocol, within its limits: they hold even when the server ignores them. */
export function runStatement(client: pg.Client, statement: Statement, backend: Backend): Promise<RawResult> {
  const { limits } = statement
  const startedAt = performance.now()
  return new Promise((resolve, reject) => {
    const { stream } = client.connection
    let stopped: StopReason | null = null
    let hardStop: NodeJS.Timeout | undefined
    const cancelled = { heard: Promise.resolve() }

    const settle = () => {
      clearTimeout(deadline)
      clearTimeout(hardStop)
      limits.signal?.removeEventListener('abort', onAbort)
      stream.off('data', onData)
    }
    const destroy = () => {
      settle()
      backend.broken()
      stream.destroy()
      if (stopped) reject(stoppedByUs(stopped, limits))
    }
    const stop = (reason: StopReason) => {
      if (stopped) return
      stopped = reason
      cancelled.heard = backend.cancel(cancelGraceMs)
      if (reason === 'too-large') {
        stream.pause()
        cancelled.heard.then(destroy)
      } else {
        hardStop = setTimeout(destroy, cancelGraceMs)
      }
    }
    let receivedBytes = 0
    const onData = (chunk: Buffer) => {
      receivedBytes += chunk.length
      if (limits.maxBytes !== undefined && receivedBytes > limits.maxBytes) stop('too-large')
    }
    const onAbort = () => stop('cancelled')
    const deadline = setTimeout(() => stop('timeout'), Math.max(0, limits.timeoutMs) + graceMs)
    if (limits.maxBytes !== undefined) stream.on('data', onData)
    limits.signal?.addEventListener('abort', onAbort, { once: true })

    send(client, statement).then(
      async (result) => {
        settle()
        // A cancel request that is still on its way would hit the next statement.
        await cancelled.heard
        if (stopped) reject(stoppedByUs(stopped, limits))
        else resolve(result)
      },
      async (error: unknown) => {
        settle()
        await cancelled.heard
        if (!isServerError(error)) backend.broken()
        if (stopped) reject(stoppedByUs(stopped, limits))
        else reject(failed(error, performance.now() - startedAt < limits.timeoutMs / 2))
      },
    )
    if (limits.signal?.aborted) stop('cancelled')
  })
}

/** All cells stay the server's text: there is one table that reads them, for every kind of connection. */
async function send(client: pg.Client, { sql, params }: Statement): Promise<RawResult> {
  const query: pg.QueryArrayConfig & { readonly queryMode: 'extended' } = {
    text: sql,
    values: [...params],
    rowMode: 'array',
    queryMode: 'extended',
    types: { getTypeParser: () => (text: string) => text } as unknown as pg.CustomTypesConfig,
  }
  const { fields, rows } = await client.query<(string | null)[]>(query)
  return {
    fields: fields.map((field) => ({
      name: field.name,
      typeOid: field.dataTypeID,
      modifier: field.dataTypeModifier,
    })),
    rows,
    transaction: client.getTransactionStatus() ?? 'I',
  }
}

function isServerError(error: unknown): error is Error & ServerWords {
  return error instanceof Error && 'severity' in error && error.severity === 'ERROR'
}

/** A statement cancelled long before its time limit was cancelled by somebody else, an administrator perhaps. */
function failed(error: unknown, early: boolean): StatementError {
  if (isServerError(error)) {
    if (error.code === '57014' && early) {
      return new StatementError('cancelled', error.message, { sqlstate: error.code, cause: error })
    }
    return refusedByServer(error, error)
  }
  // FATAL: the server's last words; the session ends with them.
  if (error instanceof Error && 'severity' in error) {
    const words = error as Error & ServerWords
    return new StatementError('connection', words.message, { sqlstate: words.code ?? null, cause: error })
  }
  return connectionLost(error)
}
