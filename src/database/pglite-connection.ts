import { existsSync } from 'node:fs'
import path from 'node:path'
import { UnreachableError } from '../errors.js'
import type { Connection, ServerIdentity } from './connection.js'
import { type FolderLock, lockFolder } from './folder-lock.js'
import { identify } from './identity.js'
import { type PglitePlace, type PgliteSession, startPglite } from './pglite-session.js'
import { createConnection } from './read-only.js'
import type { PgliteTarget } from './target.js'
import { isWhole, noteUnpacked, removeUnpacked } from './unpacked.js'

const identifyTimeoutMs = 30_000

/**
 * Opens a read-only connection to an embedded database in a thread of its own. A folder is locked for this process;
 * while another process holds it, or it cannot be written, the dump is loaded into memory instead, if there is one.
 * @throws {UnreachableError} `folder_in_use`, `folder_not_writable`, `folder_missing`, `folder_unreadable`.
 */
export async function openPglite(target: PgliteTarget): Promise<Connection> {
  const home = await findHome(target)
  try {
    const session = await startReadOnly(home)
    const { optionsKept: _, ...identity } = await identify(session, identifyTimeoutMs)
    const server: ServerIdentity = { kind: 'pglite', label: target.label, ...identity, warnings: [] }
    const connection = createConnection(server, session, () => startReadOnly(home))
    return {
      ...connection,
      async close() {
        await connection.close()
        await home.lock?.release()
      },
    }
  } catch (error) {
    await home.lock?.release()
    throw error
  }
}

/** Where the database will live, and the lock that makes it ours; in memory there is none. */
interface Home {
  readonly place: PglitePlace
  readonly lock: FolderLock | null
}

async function findHome(target: PgliteTarget): Promise<Home> {
  const { folder, dump } = target
  if (folder === null) return { place: { folder, dump }, lock: null }
  if (dump === null && !isDataFolder(folder)) {
    throw new UnreachableError('folder_missing', `${folder}: there is no embedded database in this folder.`, {
      hint: 'Check the path; agentdb files lists what --keep has kept.',
    })
  }
  const inMemory: Home | null = dump === null ? null : { place: { folder: null, dump }, lock: null }
  const lock = await lockFolder(folder).catch((error: unknown) => {
    if (inMemory) return null
    throw new UnreachableError('folder_not_writable', `${folder}: the folder cannot be locked.`, {
      hint: 'agentdb needs to write beside the folder; check its permissions.',
      cause: error,
    })
  })
  if (lock) return { place: { folder, dump }, lock }
  if (inMemory) return inMemory
  throw new UnreachableError('folder_in_use', `${folder}: another process is using this database.`, {
    hint: `Wait until it ends. If none is running, remove ${path.resolve(folder)}.lock.`,
  })
}

function isDataFolder(folder: string): boolean {
  return existsSync(path.join(folder, 'PG_VERSION'))
}

async function startReadOnly(home: Home): Promise<PgliteSession> {
  const session = await start(home.place)
  await session.script('set default_transaction_read_only = on')
  return session
}

async function start(place: PglitePlace): Promise<PgliteSession> {
  const { folder, dump } = place
  if (folder === null || dump === null) return startPglite(place)
  if (isWhole(folder)) {
    try {
      return await startPglite({ folder, dump: null })
    } catch (error) {
      if (!(error instanceof UnreachableError)) throw error
      // Damaged in a way that its files' sizes do not show: the dump has it all.
    }
  }
  await removeUnpacked(folder)
  try {
    const session = await startPglite(place)
    // Without the note it is unpacked again next time.
    await noteUnpacked(folder).catch(() => undefined)
    return session
  } catch (error) {
    if (!(error instanceof UnreachableError)) throw error
    // The disk has no room for it; memory may.
    await removeUnpacked(folder)
    return startPglite({ folder: null, dump })
  }
}
