import type { Transaction } from './connection.js'
import { StatementError } from './connection.js'

/**
 * Runs work that may fail without spoiling the transaction around it; null when the server refused a part of it.
 * @throws {StatementError} when a limit acted or the connection was lost: nothing can follow then.
 */
export async function attempt<T>(tx: Transaction, work: () => Promise<T>): Promise<T | null> {
  await tx.query('savepoint attempt')
  try {
    const value = await work()
    await tx.query('release savepoint attempt')
    return value
  } catch (error) {
    if (!(error instanceof StatementError) || !isRefusal(error)) throw error
    await tx.query('rollback to savepoint attempt')
    return null
  }
}

function isRefusal(error: StatementError): boolean {
  const lockNotAvailable = error.sqlstate === '55P03'
  return error.fault === 'sql' || error.fault === 'permission' || lockNotAvailable
}

/** How long agentdb's own look around waits for a lock that somebody holds on a table. */
const shortLockWaitMs = 300

/** For the rest of this transaction: skip a locked table rather than wait for it. */
export async function waitLittleForLocks(tx: Transaction): Promise<void> {
  await tx.query("select set_config('lock_timeout', $1, true)", [shortLockWaitMs])
}
