import type { Connection, ServerIdentity } from './connection.js'
import { droppedOptions, identify } from './identity.js'
import { connectPostgres } from './postgres-session.js'
import { createConnection } from './read-only.js'
import type { PostgresTarget } from './target.js'

/**
 * Opens a read-only connection to a Postgres server.
 * @throws {UnreachableError} when it cannot be reached or refuses the login.
 */
export async function openPostgres(target: PostgresTarget): Promise<Connection> {
  const session = await connectPostgres(target)
  try {
    const { optionsKept, ...identity } = await identify(session, target.connectTimeoutMs)
    const server: ServerIdentity = {
      kind: 'postgres',
      label: target.label,
      ...identity,
      warnings: optionsKept ? identity.warnings : [...identity.warnings, droppedOptions],
    }
    return createConnection(server, session, () => connectPostgres(target))
  } catch (error) {
    await session.close()
    throw error
  }
}
