import { InternalError } from '../errors.js'
import type { Connection, ServerIdentity, Transaction, TransactionOptions } from './connection.js'
import { StatementError } from './connection.js'
import { parameterText } from './parameters.js'
import { createResultReader, type ResultReader } from './results.js'
import type { RawResult, Session } from './session.js'
import { lockTimeoutFor, openingAnswer, openingStatement } from './settings.js'
import { stoppedByUs } from './statement-error.js'

/** Rolling back takes no time; a session that cannot even do that is given up. */
const rollbackTimeoutMs = 2000

/**
 * A Connection over sessions: one transaction at a time, each read-only, verified and rolled back. A session that was
 * broken off (by a limit, an interruption or the network) is replaced by `reopen` when the next transaction starts.
 */
export function createConnection(
  server: ServerIdentity,
  firstSession: Session,
  reopen: () => Promise<Session>,
): Connection {
  let session = firstSession
  let last: Promise<unknown> = Promise.resolve()
  let closed = false
  const reader = createResultReader()

  /** Opening a session has a time limit of its own; the transaction's deadline starts when there is one. */
  const begin = async (options: TransactionOptions): Promise<Deadline> => {
    if (closed) throw new InternalError('connection_closed', 'The connection was already closed.')
    if (options.signal?.aborted) throw stoppedByUs('cancelled', options)
    const fresh = !session.usable
    if (fresh) session = await reopen()
    try {
      return await openTransaction(session, options)
    } catch (error) {
      // An idle session may have been ended by the server long ago: nothing has run on it yet.
      if (fresh || closed || !(error instanceof StatementError) || error.fault !== 'connection') throw error
      await session.close()
      session = await reopen()
      return openTransaction(session, options)
    }
  }

  return {
    server,
    readOnly<T>(options: TransactionOptions, work: (tx: Transaction) => Promise<T>): Promise<T> {
      const turn = last.then(async () => {
        try {
          const deadline = await begin(options)
          return await runWork(session, options, deadline, reader, work)
        } finally {
          await rollback(session)
        }
      })
      last = turn.catch(() => undefined)
      return turn
    },
    async close() {
      closed = true
      await last
      await session.close()
    },
  }
}

interface Deadline {
  remainingMs(): number
}

function startDeadline(timeoutMs: number): Deadline {
  const end = performance.now() + timeoutMs
  return { remainingMs: () => Math.max(1, Math.ceil(end - performance.now())) }
}

async function openTransaction(session: Session, options: TransactionOptions): Promise<Deadline> {
  const deadline = startDeadline(options.timeoutMs)
  const limits = () => ({ timeoutMs: deadline.remainingMs(), signal: options.signal })
  await session.run('begin isolation level repeatable read read only', [], limits())
  const timeoutMs = deadline.remainingMs()
  const timeouts = [String(timeoutMs), String(lockTimeoutFor(timeoutMs))]
  const { rows } = await session.run(openingStatement, timeouts, limits())
  const answer = rows[0]?.slice(-openingAnswer.length)
  if (answer?.join() !== openingAnswer.join()) {
    throw new StatementError(
      'connection',
      `The server did not open a read-only transaction (it says "${answer?.join(', ')}").`,
    )
  }
  return deadline
}

async function runWork<T>(
  session: Session,
  options: TransactionOptions,
  deadline: Deadline,
  reader: ResultReader,
  work: (tx: Transaction) => Promise<T>,
): Promise<T> {
  let open = true
  const run = async (sql: string, params: readonly unknown[], maxBytes?: number): Promise<RawResult> => {
    if (!open) throw new InternalError('transaction_over', 'A statement came after its transaction was over.')
    const timeoutMs = deadline.remainingMs()
    const limits = { timeoutMs, allowedMs: options.timeoutMs, maxBytes, signal: options.signal }
    const result = await session.run(sql, params.map(parameterText), limits)
    if (result.transaction !== 'I') return result
    open = false
    throw new StatementError('sql', 'The statement ended its transaction, which is not allowed.')
  }
  const tx: Transaction = {
    query: async (sql, params = [], limits) =>
      reader.read(await run(sql, params, limits?.maxBytes), (text, values) => run(text, values)),
  }
  try {
    return await work(tx)
  } finally {
    open = false
  }
}

async function rollback(session: Session): Promise<void> {
  if (!session.usable) return
  try {
    await session.run('rollback', [], { timeoutMs: rollbackTimeoutMs })
  } catch {
    await session.close()
  }
}
