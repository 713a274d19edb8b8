import type { RecordPlace } from './question-store.js'
import { keepInSavedFile, readSavedFile, removeFromSavedFile } from './saved-file.js'
import type { Kept, NewSavedQuery, SavedQuery } from './saved-query.js'
import { parseStoreLocation } from './store-location.js'

/**
 * The saved queries of one database: in the store's table when the store is a server, which a team shares, else in a
 * file of their own, because the embedded store is never opened on the way of an answer.
 */
export interface SavedQueries {
  /** In the order of their names. */
  all(): Promise<readonly SavedQuery[]>
  keep(query: NewSavedQuery, options: { readonly replace: boolean }): Promise<Kept>
  /** `false` when there is none of this name. */
  remove(name: string): Promise<boolean>
  close(): Promise<void>
}

/**
 * Opens the saved queries of a database.
 * @throws {StoreError} when they are in a store that cannot be opened.
 */
export async function openSaved(place: RecordPlace, database: string): Promise<SavedQueries> {
  const { dataDir, cacheDir, storeUrl, environment } = place
  const location = parseStoreLocation(storeUrl, dataDir, environment)
  if (location.kind === 'embedded') {
    return {
      all: async () => readSavedFile(dataDir, database),
      keep: (query, { replace }) => keepInSavedFile(dataDir, database, query, replace),
      remove: (name) => removeFromSavedFile(dataDir, database, name),
      close: async () => {},
    }
  }
  const { openStore } = await import('./store.js')
  const store = await openStore({ location, dataDir, cacheDir })
  return {
    all: () => store.savedQueries(database),
    keep: (query, { replace }) => store.keepSavedQuery(database, query, replace),
    remove: (name) => store.removeSavedQuery(database, name),
    close: () => store.close(),
  }
}
