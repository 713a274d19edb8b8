import { openTarget, targetOf } from '../../agentdb/target.js'
import type { Config } from '../../config.js'
import { introspect } from '../../database/introspect.js'
import { createCatalogue } from '../../guard/catalogue.js'
import { openDatabaseScope } from '../../guard/scope/database-scope.js'
import { grantsScript } from '../../guard/scope/grants.js'
import { readPolicy } from '../../guard/scope/scope-policy.js'

/** The SQL that makes a role which may read what the policy shows, or all that this login sees where there is none. */
export async function grantsOf(config: Config, role: string, signal: AbortSignal): Promise<string> {
  const { policy, statementTimeoutMs } = config.settings
  const connection = await openTarget(targetOf(config).database)
  try {
    const all = await introspect(connection, { signal })
    const about = { role, database: connection.server.database, statementTimeoutMs }
    if (policy === null) return grantsScript({ ...about, snapshot: all, access: new Map() })
    const scope = await openDatabaseScope(connection, createCatalogue(connection), readPolicy(policy))
    return grantsScript({ ...about, ...(await scope.limit(all)) })
  } finally {
    await connection.close()
  }
}
