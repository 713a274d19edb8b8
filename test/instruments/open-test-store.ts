import fs from 'node:fs'
import path from 'node:path'
import { onTestFinished } from 'vitest'
import { startPglite } from '../../src/database/pglite-session.js'
import { openStore, type Store } from '../../src/instruments/store.js'
import { parseStoreLocation } from '../../src/instruments/store-location.js'
import { createDatabase } from '../support/database.js'
import { madeOnce } from '../support/made-once.js'
import { temporaryFolder } from './temporary-folder.js'

export const storeKinds = ['postgres', 'embedded'] as const

/** Where the running test's store is, and the folders around it; all gone when the test ends. */
export interface TestPlaces {
  readonly address: string
  readonly dataDir: string
  readonly cacheDir: string
  open(waitMs?: number): Promise<Store>
}

/** An address for a store of this kind with nothing in it; `absent` leaves even an embedded one's folder to be made. */
export async function testPlaces(kind: (typeof storeKinds)[number], absent = false): Promise<TestPlaces> {
  const root = temporaryFolder()
  const dataDir = path.join(root, 'data')
  const cacheDir = path.join(root, 'cache')
  const address = kind === 'embedded' ? path.join(root, 'store') : await databaseUrl()
  if (kind === 'embedded' && !absent)
    fs.cpSync(await emptyFolder(), path.join(address, 'pgdata'), { recursive: true })
  return {
    address,
    dataDir,
    cacheDir,
    async open(waitMs) {
      const location = parseStoreLocation(address, dataDir, {})
      const store = await openStore({ location, dataDir, cacheDir, waitMs })
      onTestFinished(() => store.close())
      return store
    },
  }
}

async function databaseUrl(): Promise<string> {
  const database = await createDatabase()
  onTestFinished(() => database.drop())
  return database.url
}

/** PGlite takes seconds to make a folder; each test gets a copy of one that nobody writes to. */
function emptyFolder(): Promise<string> {
  return madeOnce('empty-pglite', async (folder) => {
    await (await startPglite({ folder, dump: null })).close()
  })
}
