import { StoreError } from '../errors.js'
import type { Store } from './store.js'
import { parseStoreLocation } from './store-location.js'

/** The store as a question needs it: open when it is a server, absent when it is a folder, which readers drain. */
export interface QuestionStore {
  readonly store: Store | null
  /** Why a store that was named is not open. */
  readonly warnings: readonly string[]
}

/** Where runs are recorded. */
export interface RecordPlace {
  readonly storeUrl: string | null
  readonly dataDir: string
  readonly cacheDir: string
  readonly environment: Readonly<Record<string, string | undefined>>
}

/** Opens the store a run will be drained into; one that cannot be opened costs a warning, never the answer. */
export async function openQuestionStore(place: RecordPlace): Promise<QuestionStore> {
  const { dataDir, cacheDir } = place
  const location = parseStoreLocation(place.storeUrl, dataDir, place.environment)
  if (location.kind !== 'postgres') return { store: null, warnings: [] }
  try {
    const { openStore } = await import('./store.js')
    return { store: await openStore({ location, dataDir, cacheDir }), warnings: [] }
  } catch (error) {
    if (!(error instanceof StoreError)) throw error
    return {
      store: null,
      warnings: [
        `${error.message.replace(/\.?$/, '.')} The run is kept in its journal until the store is back.`,
      ],
    }
  }
}

/**
 * Opens the record of earlier runs, and puts the runs that ended meanwhile into it.
 * @throws {StoreError} when it cannot be opened; nothing is lost.
 */
export async function openRecord(place: RecordPlace, signal?: AbortSignal): Promise<Store> {
  const { dataDir, cacheDir } = place
  const location = parseStoreLocation(place.storeUrl, dataDir, place.environment)
  const { openStore } = await import('./store.js')
  const store = await openStore({ location, dataDir, cacheDir, signal })
  try {
    await store.drain()
    return store
  } catch (error) {
    await store.close()
    throw error
  }
}
