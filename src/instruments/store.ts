import { AgentDbError, StoreError } from '../errors.js'
import { type CostGroup, type CostSum, costs } from './costs.js'
import { type Drained, drainJournals } from './drain.js'
import { openEmbeddedStore } from './embedded-store.js'
import {
  findRun,
  type RunFilter,
  type RunLookup,
  type RunRecord,
  type RunSummary,
  recentRuns,
  runEvents,
} from './history.js'
import { migrate } from './migrate.js'
import { openPostgresStore } from './postgres-store.js'
import { type Pruned, type PruneRules, prunable, prune, reclaimSpace } from './prune.js'
import type { TraceEntry } from './run-events.js'
import { keepSavedQuery, removeSavedQuery, savedQueries } from './saved-queries.js'
import type { Kept, NewSavedQuery, SavedQuery } from './saved-query.js'
import { findCachedSnapshot } from './snapshot-cache.js'
import type { StoreConnection } from './store-connection.js'
import type { StoreLocation } from './store-location.js'
import { type StoredSnapshot, saveSnapshot, storedSnapshot } from './stored-snapshots.js'
import {
  addVerifiedQuery,
  type NewVerifiedQuery,
  removeVerifiedQuery,
  type VerifiedQuery,
  verifiedQueries,
} from './verified-queries.js'

/** The record of every run. Whoever opens it closes it. Each method throws StoreError when the store fails. */
export interface Store {
  /** What a person may be shown: `host:port/database` or a folder. */
  readonly label: string
  readonly kind: StoreLocation['kind']
  /** Moves the journals of ended runs into the store, with the schemas they saw. Readers call it before they read. */
  drain(): Promise<Drained>
  recentRuns(filter?: RunFilter): Promise<readonly RunSummary[]>
  /** One run by id, the beginning of an id, `last`, or `last~1` for the one before it. */
  run(reference: string): Promise<RunLookup>
  /** Everything that happened in a run, in order. */
  events(record: RunRecord): Promise<readonly TraceEntry[]>
  /** What `prune` would remove. */
  prunable(rules: PruneRules): Promise<Pruned>
  /** Removes runs with all that belongs to them. */
  prune(rules: PruneRules): Promise<Pruned>
  /** `since` is ISO 8601, null for all; `timeZone` says where a day begins. */
  costs(by: CostGroup, since?: string | null, timeZone?: string): Promise<readonly CostSum[]>
  saveSnapshot(snapshot: StoredSnapshot): Promise<void>
  /** The document saved for this database and fingerprint; null when there is none. */
  snapshot(database: string, fingerprint: string): Promise<unknown>
  addVerifiedQuery(query: NewVerifiedQuery & { readonly database: string }): Promise<number>
  verifiedQueries(database?: string | null): Promise<readonly VerifiedQuery[]>
  removeVerifiedQuery(id: number): Promise<boolean>
  savedQueries(database: string): Promise<readonly SavedQuery[]>
  keepSavedQuery(database: string, query: NewSavedQuery, replace: boolean): Promise<Kept>
  removeSavedQuery(database: string, name: string): Promise<boolean>
  close(): Promise<void>
}

/** Where the store is, and what belongs to it on this machine. */
export interface StoreOptions {
  readonly location: StoreLocation
  /** Whose `journal` folder is drained. */
  readonly dataDir: string
  /** Where the schemas that runs saw are cached; null leaves them out of the store. */
  readonly cacheDir: string | null
  /** How long to wait for another process that has the embedded store open. */
  readonly waitMs?: number | undefined
  readonly signal?: AbortSignal | undefined
}

const defaultWaitMs = 15_000

/**
 * Opens the instrument store, making or upgrading it where needed.
 * @throws {StoreError} `store_unreachable`, `store_busy`, `store_newer` or `store_failed`; the journals stay.
 * @example
 * const store = await openStore({ location: parseStoreLocation(null, dataDir, {}), dataDir, cacheDir })
 * try {
 *   await store.drain()
 *   for (const run of await store.recentRuns({ limit: 5 })) print(run.startedAt, run.question)
 * } finally {
 *   await store.close()
 * }
 */
export async function openStore(options: StoreOptions): Promise<Store> {
  const { location, waitMs = defaultWaitMs, signal } = options
  const connection =
    location.kind === 'postgres'
      ? await openPostgresStore(location.target)
      : await openEmbeddedStore(location.folder, { waitMs, signal })
  try {
    await inStore(connection.label, () => migrate(connection))
  } catch (error) {
    await connection.close()
    throw error
  }
  return storeOn(connection, options)
}

function storeOn(connection: StoreConnection, { location, dataDir, cacheDir }: StoreOptions): Store {
  const { label } = connection
  const guarded = <T>(work: () => Promise<T>) => inStore(label, work)
  return {
    label,
    kind: location.kind,
    drain: () => guarded(() => drainWithSnapshots(connection, dataDir, cacheDir)),
    recentRuns: (filter) => guarded(() => recentRuns(connection, filter)),
    run: (reference) => guarded(() => findRun(connection, reference)),
    events: (record) => guarded(() => runEvents(connection, record)),
    prunable: (rules) => guarded(() => prunable(connection, rules)),
    prune: (rules) =>
      guarded(async () => {
        const pruned = await prune(connection, rules)
        // A server vacuums by itself; an embedded store is ours alone while it is open.
        if (location.kind === 'embedded' && pruned.runs > 0) await reclaimSpace(connection)
        return pruned
      }),
    costs: (by, since, timeZone) => guarded(() => costs(connection, by, since, timeZone)),
    saveSnapshot: (snapshot) => guarded(() => saveSnapshot(connection, snapshot)),
    snapshot: (database, fingerprint) => guarded(() => storedSnapshot(connection, database, fingerprint)),
    addVerifiedQuery: (query) => guarded(() => addVerifiedQuery(connection, query)),
    verifiedQueries: (database) => guarded(() => verifiedQueries(connection, database)),
    removeVerifiedQuery: (id) => guarded(() => removeVerifiedQuery(connection, id)),
    savedQueries: (database) => guarded(() => savedQueries(connection, database)),
    keepSavedQuery: (database, query, replace) =>
      guarded(() => keepSavedQuery(connection, database, query, replace)),
    removeSavedQuery: (database, name) => guarded(() => removeSavedQuery(connection, database, name)),
    close: () => connection.close(),
  }
}

async function drainWithSnapshots(
  connection: StoreConnection,
  dataDir: string,
  cacheDir: string | null,
): Promise<Drained> {
  const seen = new Map<string, { readonly database: string; readonly fingerprint: string }>()
  const drained = await drainJournals(connection, dataDir, ({ run: { database, fingerprint } }) => {
    if (fingerprint !== null) seen.set(JSON.stringify([database, fingerprint]), { database, fingerprint })
  })
  if (cacheDir === null) return drained
  for (const { database, fingerprint } of seen.values()) {
    if ((await storedSnapshot(connection, database, fingerprint)) !== null) continue
    const cached = findCachedSnapshot(cacheDir, fingerprint)
    if (cached === null) continue
    const { document, savedAt: takenAt } = cached
    await saveSnapshot(connection, { database, serverVersion: null, fingerprint, takenAt, document })
  }
  return drained
}

/** Adds which store it was to whatever the database or the disk said. */
async function inStore<T>(label: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof AgentDbError) throw error
    const words = error instanceof Error ? error.message : String(error)
    throw new StoreError('store_failed', `The instrument store ${label} failed: ${words}`, {
      hint: /permission denied/i.test(words)
        ? 'Grant this login create on the database, or the schema agentdb with all its tables.'
        : 'Recorded runs stay in their journals and are taken up next time.',
      cause: error,
    })
  }
}
