import type { Config } from '../config.js'
import { openRecord as openRecordAt, type RecordPlace } from '../instruments/question-store.js'
import { openSaved, type SavedQueries } from '../instruments/saved.js'
import type { Store } from '../instruments/store.js'
import { openVerified, type VerifiedQueries } from '../instruments/verified.js'
import { targetOf } from './target.js'

/**
 * Opens the record of earlier runs, and puts the runs that ended meanwhile into it.
 * @throws {StoreError} when it cannot be opened; nothing is lost.
 */
export function openRecord(config: Config, signal?: AbortSignal): Promise<Store> {
  return openRecordAt(recordPlace(config), signal)
}

/**
 * Opens the verified queries of the database that a config names.
 * @throws {StoreError} when they are in a store that cannot be opened.
 */
export function openTaught(config: Config): Promise<VerifiedQueries> {
  return openVerified(recordPlace(config), targetOf(config).database.label)
}

/**
 * Opens the saved queries of the database that a config names.
 * @throws {StoreError} when they are in a store that cannot be opened.
 */
export function openSavedQueries(config: Config): Promise<SavedQueries> {
  return openSaved(recordPlace(config), targetOf(config).database.label)
}

/** Where runs, definitions and verified queries are kept. */
export function recordPlace({ settings, dataDir, cacheDir, environment }: Config): RecordPlace {
  return { storeUrl: settings.storeUrl, dataDir, cacheDir, environment }
}
