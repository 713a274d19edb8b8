import type { Connection } from './connection.js'
import type { DatabaseTarget } from './target.js'

/**
 * Opens the database asked about. The libraries for Postgres and for PGlite are loaded only here, when needed.
 * @throws {UnreachableError} when it cannot be reached, refuses the login, or its folder is in use or unreadable.
 * @example
 * const connection = await openConnection(target)
 * try {
 *   await connection.readOnly({ timeoutMs: 5000 }, (tx) => tx.query('select 1'))
 * } finally {
 *   await connection.close()
 * }
 */
export async function openConnection(target: DatabaseTarget): Promise<Connection> {
  switch (target.kind) {
    case 'postgres':
      return (await import('./postgres-connection.js')).openPostgres(target)
    case 'pglite':
      return (await import('./pglite-connection.js')).openPglite(target)
    default:
      return target satisfies never
  }
}
