import type { PostgresTarget } from '../database/target.js'
import { AgentDbError, StoreError } from '../errors.js'
import { type StoreConnection, storeConnection } from './store-connection.js'

/**
 * Opens a store on a Postgres server.
 * @throws {StoreError} `store_unreachable`, saying why and what to do.
 */
export async function openPostgresStore(target: PostgresTarget): Promise<StoreConnection> {
  const { connectPostgres } = await import('../database/postgres-session.js')
  try {
    return storeConnection(target.label, await connectPostgres(target))
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error)
    throw new StoreError('store_unreachable', `The instrument store cannot be reached: ${words}`, {
      hint: error instanceof AgentDbError ? error.hint : null,
      cause: error,
    })
  }
}
