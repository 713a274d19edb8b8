import fs from 'node:fs'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { type FolderLock, lockFolder } from '../database/folder-lock.js'
import type { Session } from '../database/session.js'
import { AgentDbError, InterruptedError, StoreError } from '../errors.js'
import { type StoreConnection, storeConnection } from './store-connection.js'

/** How long opening may take. */
export interface EmbeddedStoreOptions {
  /** How long to wait for another process that has the folder open. */
  readonly waitMs: number
  readonly signal?: AbortSignal | undefined
}

const lookAgainMs = 50

/**
 * Opens the store in a folder, making it where there is none, and keeps every other process out until it is closed.
 * @throws {StoreError} `store_busy` after `waitMs`, `store_not_writable`, or `store_unreachable`;
 * {InterruptedError} when `signal` ends the wait.
 */
export async function openEmbeddedStore(
  folder: string,
  options: EmbeddedStoreOptions,
): Promise<StoreConnection> {
  const data = path.join(folder, 'pgdata')
  const lock = await waitForLock(folder, data, options)
  try {
    return storeConnection(folder, await startSession(data), () => lock.release())
  } catch (error) {
    await lock.release()
    throw cannotOpen(folder, error)
  }
}

async function waitForLock(
  folder: string,
  data: string,
  { waitMs, signal }: EmbeddedStoreOptions,
): Promise<FolderLock> {
  const deadline = performance.now() + waitMs
  for (;;) {
    if (signal?.aborted)
      throw new InterruptedError('interrupted', `Interrupted while waiting for the store in ${folder}.`)
    const lock = await tryLock(folder, data)
    if (lock !== null) return lock
    if (performance.now() >= deadline) throw busy(folder, `${data}.lock`, waitMs)
    // Interrupted or over: the next turn tells which.
    await pause(lookAgainMs, undefined, signal === undefined ? {} : { signal }).catch(() => undefined)
  }
}

async function tryLock(folder: string, data: string): Promise<FolderLock | null> {
  try {
    fs.mkdirSync(folder, { recursive: true, mode: 0o700 })
    return await lockFolder(data)
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error)
    throw new StoreError('store_not_writable', `The store folder ${folder} cannot be written (${words}).`, {
      hint: 'Make it writable for this user, or name another store with AGENTDB_STORE_URL.',
      cause: error,
    })
  }
}

/** A folder is made under another name first: a process killed meanwhile leaves nothing that looks like a store. */
async function startSession(data: string): Promise<Session> {
  const { startPglite } = await import('../database/pglite-session.js')
  if (!fs.existsSync(data)) {
    const unfinished = `${data}.new`
    fs.rmSync(unfinished, { recursive: true, force: true })
    await (await startPglite({ folder: unfinished, dump: null })).close()
    fs.renameSync(unfinished, data)
  }
  return startPglite({ folder: data, dump: null })
}

function busy(folder: string, lockFile: string, waitMs: number): StoreError {
  return new StoreError(
    'store_busy',
    `Another process has had the store in ${folder} open for more than ${Number((waitMs / 1000).toFixed(1))} s.`,
    { hint: `Try again when it has ended. If there is none, remove ${lockFile}.` },
  )
}

function cannotOpen(folder: string, cause: unknown): StoreError {
  if (cause instanceof StoreError) return cause
  const words = cause instanceof Error ? cause.message : String(cause)
  return new StoreError('store_unreachable', `The store in ${folder} cannot be opened: ${words}`, {
    hint:
      cause instanceof AgentDbError
        ? cause.hint
        : 'Name another folder, or move this one away to start anew.',
    cause,
  })
}
