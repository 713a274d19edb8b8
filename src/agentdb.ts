import { assemble } from './agentdb/assemble.js'
import type { OpenOptions, AgentDb } from './agentdb/options.js'
import { recordPlace } from './agentdb/record.js'
import { openTarget, targetOf } from './agentdb/target.js'
import { chooseAgents, type NewAgents } from './agents/choose-agents.js'
import { openWiring } from './agents/open-wiring.js'
import { type Config, resolveConfig, type SettingsInput } from './config.js'
import type { Connection } from './database/connection.js'
import { sampleNow } from './database/sample.js'
import { UnreachableError } from './errors.js'
import { createCatalogue } from './guard/catalogue.js'
import { createGuard, type Guard } from './guard/guard.js'
import { loadParser } from './guard/parse.js'
import { type DatabaseScope, openDatabaseScope } from './guard/scope/database-scope.js'
import { readPolicy } from './guard/scope/scope-policy.js'
import { openQuestionStore, type QuestionStore } from './instruments/question-store.js'
import type { VerifiedQuery } from './instruments/verified-queries.js'
import { verifiedFor } from './instruments/verified.js'
import { type Budget, openBudget } from './models/budget.js'
import { loadWorld } from './orchestrator/world.js'

/**
 * Opens the database asked about, the team and the record of runs. Every setting is optional and falls back to the
 * environment, `.env`, `agentdb.config.json` and its default.
 * @throws {UsageError} for a setting that makes no sense; {UnreachableError} when the database cannot be asked.
 * @example
 * const db = await openAgentDb({ databaseUrl: 'postgres://reader@localhost/shop' })
 * try {
 *   console.log((await db.answer('orders per country in 2025')).rows)
 * } finally {
 *   await db.close()
 * }
 */
export async function openAgentDb(settings: SettingsInput = {}, options: OpenOptions = {}): Promise<AgentDb> {
  const config = resolveConfig({ flags: settings, ...options })
  const target = targetOf(config)
  const now = config.settings.now ?? (target.sample ? sampleNow : new Date().toISOString())
  const opened = await openWiring({ ...config.settings, cacheDir: config.cacheDir, now })
  const wiring = options.oneBudget ? { ...opened, purse: purseOf(config) } : opened
  // The SQL parser's WebAssembly, the analyst's code and the store come up while the database is being reached: a
  // question waits for the slowest of them, not for their sum.
  const [connection, store, newAgents] = await settled(
    openTarget(target.database, options),
    openQuestionStore(recordPlace(config)),
    chooseAgents(config.settings, wiring),
    loadParser(),
  )
  try {
    const { policy } = config.settings
    const rules = policy === null ? null : readPolicy(policy)
    const catalogue = createCatalogue(connection)
    const scope = rules === null ? null : await openDatabaseScope(connection, catalogue, rules)
    const guard = createGuard(catalogue, {
      allowFunctions: config.settings.allowFunctions,
      allowForeignTables: config.settings.allowForeignTables,
      scope: rules,
    })
    // What was loaded this moment is not what a cache remembers of an earlier load.
    const justLoaded = target.database.kind === 'files'
    const world = await loadWorld(connection, justLoaded ? { ...config, cacheDir: null } : config, {
      refresh: options.refresh === true,
      signal: options.signal,
      scope,
    })
    if (world.snapshot.tables.length === 0 && options.mayBeEmpty !== true) throw noTables(connection)
    const taught = await verifiedFor(recordPlace(config), store.store, connection.server.label)
    const verified = { ...taught, queries: await allowedOf(taught.queries, guard, scope) }
    const { sample } = target
    return assemble({
      config,
      connection,
      scope,
      guard,
      store,
      newAgents,
      world,
      verified,
      sample,
      wiring,
    })
  } catch (error) {
    await Promise.all([connection.close(), store.store?.close()])
    throw error
  }
}

/** What all questions may spend together. The default number of calls is meant for one question, and stays each one's. */
function purseOf({ settings: { maxUsd, maxCalls }, origins }: Config): Budget {
  return openBudget({ maxUsd, maxCalls: origins.maxCalls === 'default' ? null : maxCalls })
}

/** What was taught under another policy is neither answered from nor shown to a model. */
async function allowedOf(
  queries: readonly VerifiedQuery[],
  guard: Guard,
  scope: DatabaseScope | null,
): Promise<readonly VerifiedQuery[]> {
  if (scope === null) return queries
  const verdicts = await Promise.all(queries.map(({ sql }) => guard.check(sql)))
  return queries.filter((_, at) => verdicts[at]?.ok === true)
}

/** All or none: when one fails, the others are closed before the error goes on. */
async function settled(
  connection: Promise<Connection>,
  store: Promise<QuestionStore>,
  analyst: Promise<NewAgents>,
  parser: Promise<void>,
): Promise<readonly [Connection, QuestionStore, NewAgents]> {
  const outcomes = await Promise.allSettled([connection, store, analyst, parser])
  const [reached, recorded, chosen] = outcomes
  const failed = outcomes.find((outcome) => outcome.status === 'rejected')
  if (failed === undefined) return Promise.all([connection, store, analyst])
  if (reached.status === 'fulfilled') await reached.value.close()
  if (recorded.status === 'fulfilled') await recorded.value.store?.close()
  // A setting that makes no sense is told before a server that does not answer.
  throw chosen.status === 'rejected' ? chosen.reason : failed.reason
}

function noTables({ server }: Connection): UnreachableError {
  return new UnreachableError(
    'no_tables',
    `No tables of ${server.label} are visible to role "${server.user}".`,
    {
      hint: `Grant it what it may read: grant usage on schema public to "${server.user}"; grant select on all tables in schema public to "${server.user}";`,
    },
  )
}
