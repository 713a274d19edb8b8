import { StoreError } from '../errors.js'
import type { RecordPlace } from './question-store.js'
import type { Store } from './store.js'
import { parseStoreLocation } from './store-location.js'
import { addToVerifiedFile, readVerifiedFile, removeFromVerifiedFile } from './verified-file.js'
import type { NewVerifiedQuery, VerifiedQuery } from './verified-queries.js'

/**
 * The verified queries of one database: in the store's table when the store is a server, which a team shares, else in a
 * file of their own, because the embedded store is never opened on the way of a question.
 */
export interface VerifiedQueries {
  all(): Promise<readonly VerifiedQuery[]>
  /** Keeps each; one of the same question is replaced. Their ids, in order. */
  add(queries: readonly NewVerifiedQuery[]): Promise<readonly number[]>
  remove(id: number): Promise<boolean>
  close(): Promise<void>
}

/**
 * Opens the verified queries of a database.
 * @throws {StoreError} when they are in a store that cannot be opened.
 */
export async function openVerified(place: RecordPlace, database: string): Promise<VerifiedQueries> {
  const { dataDir, cacheDir, storeUrl, environment } = place
  const location = parseStoreLocation(storeUrl, dataDir, environment)
  if (location.kind === 'embedded') {
    return {
      all: async () => readVerifiedFile(dataDir, database),
      add: (queries) => addToVerifiedFile(dataDir, queries, database),
      remove: (id) => removeFromVerifiedFile(dataDir, database, id),
      close: async () => {},
    }
  }
  const { openStore } = await import('./store.js')
  const store = await openStore({ location, dataDir, cacheDir })
  return {
    all: () => store.verifiedQueries(database),
    async add(queries) {
      const ids = []
      for (const query of queries) ids.push(await store.addVerifiedQuery({ ...query, database }))
      return ids
    },
    async remove(id) {
      const known = await store.verifiedQueries(database)
      return known.some((query) => query.id === id) && store.removeVerifiedQuery(id)
    },
    close: () => store.close(),
  }
}

/**
 * The verified queries as a question needs them; `store` is the open one, null for a folder or when it could not be
 * opened. A table that cannot be read costs a warning, never the answer.
 */
export async function verifiedFor(
  place: RecordPlace,
  store: Store | null,
  database: string,
): Promise<{ readonly queries: readonly VerifiedQuery[]; readonly warnings: readonly string[] }> {
  const { dataDir, storeUrl, environment } = place
  if (parseStoreLocation(storeUrl, dataDir, environment).kind === 'embedded') {
    return { queries: readVerifiedFile(dataDir, database), warnings: [] }
  }
  if (store === null) return { queries: [], warnings: [] }
  try {
    return { queries: await store.verifiedQueries(database), warnings: [] }
  } catch (error) {
    if (!(error instanceof StoreError)) throw error
    return { queries: [], warnings: [`Verified queries are not used: ${error.message}`] }
  }
}
