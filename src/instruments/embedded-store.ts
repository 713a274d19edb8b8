import fs from 'node:fs'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { type FolderLock, holdOf, lockFolder } from '../database/folder-lock.js'
import type { Session } from '../database/session.js'
import { InterruptedError, StoreError } from '../errors.js'
import { type StoreConnection, storeConnection } from './store-connection.js'

/** How long opening may take. */
export interface EmbeddedStoreOptions {
  /** How long to wait for another process that has the folder open; processes in a queue are waited for in turn. */
  readonly waitMs: number
  readonly signal?: AbortSignal | undefined
}

const lookAgainMs = { first: 50, most: 250 }
/** A queue is given up after so many times `waitMs`, however briskly it moves. */
const mostTurns = 10

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
  const startedAt = performance.now()
  let holdSince = startedAt
  let hold: string | null = null
  for (let lookMs = lookAgainMs.first; ; lookMs = Math.min(lookMs * 1.2, lookAgainMs.most)) {
    if (signal?.aborted)
      throw new InterruptedError('interrupted', `Interrupted while waiting for the store in ${folder}.`)
    const lock = await tryLock(folder, data)
    if (lock !== null) return lock
    const now = performance.now()
    const held = await holdOf(data)
    if (held !== hold) {
      hold = held
      holdSince = now
    }
    if (now - holdSince >= waitMs) throw busy(folder, `${data}.lock`, waitMs)
    if (now - startedAt >= mostTurns * waitMs) throw busy(folder, `${data}.lock`, mostTurns * waitMs)
    // Interrupted or over: the next turn tells which.
    await pause(lookMs, undefined, signal === undefined ? {} : { signal }).catch(() => undefined)
  }
}

async function tryLock(folder: string, data: string): Promise<FolderLock | null> {
  try {
    fs.mkdirSync(folder, { recursive: true, mode: 0o700 })
    return await lockFolder(data)
  } catch (error) {
    throw notWritable(folder, error)
  }
}

/**
 * A folder is made under another name first: a process killed meanwhile leaves nothing that looks like a store, and what
 * the disk cannot take is removed again.
 */
async function startSession(data: string): Promise<Session> {
  const { startPglite } = await import('../database/pglite-session.js')
  if (isEmpty(data)) {
    const unfinished = `${data}.new`
    fs.rmSync(unfinished, { recursive: true, force: true })
    try {
      await (await startPglite({ folder: unfinished, dump: null })).close()
      fs.renameSync(unfinished, data)
    } catch (error) {
      fs.rmSync(unfinished, { recursive: true, force: true })
      throw notWritable(path.dirname(data), error)
    }
  }
  // PGlite would make a database over the files of one that lost this.
  if (!fs.existsSync(path.join(data, 'PG_VERSION'))) throw damaged(data, 'it has no file PG_VERSION')
  return startPglite({ folder: data, dump: null })
}

function isEmpty(folder: string): boolean {
  return !fs.existsSync(folder) || fs.readdirSync(folder).length === 0
}

function notWritable(folder: string, cause: unknown): StoreError {
  const message = `The store folder ${folder} cannot be written (${wordsOf(cause)}).`
  return new StoreError('store_not_writable', message, {
    hint: 'Make room and make it writable for this user, or name another store with AGENTDB_STORE_URL.',
    cause,
  })
}

function damaged(data: string, why: string, cause?: unknown): StoreError {
  return new StoreError('store_unreachable', `The store in ${path.dirname(data)} cannot be opened: ${why}`, {
    hint: `If it is damaged, move ${data} away: a new one is made, and takes the runs that are still in journals.`,
    cause,
  })
}

function busy(folder: string, lockFile: string, waitMs: number): StoreError {
  return new StoreError(
    'store_busy',
    `Another process has had the store in ${folder} open for more than ${Number((waitMs / 1000).toFixed(1))} s.`,
    { hint: `Try again when it has ended. If there is none, remove ${lockFile}.` },
  )
}

function cannotOpen(folder: string, cause: unknown): StoreError {
  return cause instanceof StoreError ? cause : damaged(path.join(folder, 'pgdata'), wordsOf(cause), cause)
}

/** The folder stands in our own message. */
function wordsOf(cause: unknown): string {
  const words = cause instanceof Error ? cause.message : String(cause)
  return words.replace(/^.*: (?=the embedded database cannot be opened)/, '')
}
