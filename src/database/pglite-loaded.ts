import type { Connection, ServerIdentity } from './connection.js'
import { identify } from './identity.js'
import { fillWhileStarting } from './fill-while-starting.js'
import type { PgliteSession } from './pglite-session.js'
import { createConnection } from './read-only.js'

const identifyTimeoutMs = 30_000

/**
 * A read-only connection to a database in memory that `fill` has filled. A session that a limit broke off is filled anew.
 * @returns the connection, and what the first `fill` gave
 */
export async function openLoaded<T>(
  label: string,
  fill: (starting: Promise<PgliteSession>) => Promise<T>,
): Promise<{ readonly connection: Connection; readonly filled: T }> {
  const start = async () => {
    const { session, filled } = await fillWhileStarting({ folder: null, dump: null }, fill)
    try {
      await session.script('set default_transaction_read_only = on')
      return { session, filled }
    } catch (error) {
      await session.close()
      throw error
    }
  }
  const { session, filled } = await start()
  try {
    const { optionsKept: _, ...identity } = await identify(session, identifyTimeoutMs)
    const server: ServerIdentity = { kind: 'pglite', label, ...identity, warnings: [] }
    const reopen = async () => (await start()).session
    return { connection: createConnection(server, session, reopen), filled }
  } catch (error) {
    await session.close()
    throw error
  }
}
