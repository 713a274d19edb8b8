import { createHash, randomBytes } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type * as z from 'zod'
import { type FolderLock, lockFolder } from '../database/folder-lock.js'
import { StoreError } from '../errors.js'

/**
 * A small JSON file that keeps what a user said of one database, beside the embedded store, which is never opened on
 * the way of a question.
 */
export interface DatabaseFile<Contents> {
  readonly file: string
  /** What it holds: "definitions". In error codes and messages. */
  readonly noun: string
  readonly shape: z.ZodType<Contents>
  readonly empty: Contents
  /** The command that says it again. */
  readonly command: string
}

/** Where a kind of file lies for one database: `<dataDir>/<folder>/<hash>.json`. */
export function databaseFilePath(dataDir: string, folder: string, database: string): string {
  const name = createHash('sha256').update(database).digest('hex').slice(0, 32)
  return path.join(dataDir, folder, `${name}.json`)
}

/** @throws {StoreError} `<noun>_unreadable`: what a user said must not be ignored in silence. */
export function readDatabaseFile<Contents>(kept: DatabaseFile<Contents>): Contents {
  const { file, noun, shape, empty, command } = kept
  if (!fs.existsSync(file)) return empty
  try {
    return shape.parse(JSON.parse(fs.readFileSync(file, 'utf8')))
  } catch (cause) {
    throw new StoreError(`${codeOf(noun)}_unreadable`, `The ${noun} in ${file} cannot be read.`, {
      cause,
      hint: `Mend the file, or remove it and say them again with ${command}.`,
    })
  }
}

/**
 * Reads, changes and writes under a lock, so that two processes at once lose nothing; whole or not at all, readable by
 * its owner alone. A `change` that returns null leaves the file as it is.
 * @throws {StoreError} `<noun>_busy`, `<noun>_not_writable` or `<noun>_unreadable`.
 */
export async function changeDatabaseFile<Contents>(
  kept: DatabaseFile<Contents>,
  change: (before: Contents) => Contents | null,
): Promise<void> {
  const lock = await waitForLock(kept)
  try {
    const after = change(readDatabaseFile(kept))
    if (after !== null) write(kept, after)
  } finally {
    await lock.release()
  }
}

const maxWaitMs = 15_000
const lookAgainMs = 15

async function waitForLock({ file, noun }: DatabaseFile<unknown>): Promise<FolderLock> {
  const deadline = performance.now() + maxWaitMs
  for (;;) {
    const lock = await tryLock(file, noun)
    if (lock !== null) return lock
    if (performance.now() >= deadline) {
      throw new StoreError(
        `${codeOf(noun)}_busy`,
        `Another process has been changing the ${noun} for more than ${maxWaitMs / 1000} s.`,
        { hint: `Try again when it has ended. If there is none, remove ${file}.lock.` },
      )
    }
    // Each waits a little differently, so that many do not come back at the same moment.
    await pause(lookAgainMs * (0.5 + Math.random()))
  }
}

async function tryLock(file: string, noun: string): Promise<FolderLock | null> {
  try {
    fs.mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 })
    return await lockFolder(file)
  } catch (cause) {
    throw notWritable(file, noun, cause)
  }
}

function write<Contents>({ file, noun }: DatabaseFile<Contents>, contents: Contents): void {
  const unfinished = `${file}.${process.pid}.${randomBytes(4).toString('hex')}`
  try {
    fs.writeFileSync(unfinished, `${JSON.stringify(contents, null, 2)}\n`, { mode: 0o600, flag: 'wx' })
    fs.renameSync(unfinished, file)
  } catch (cause) {
    fs.rmSync(unfinished, { force: true })
    throw notWritable(file, noun, cause)
  }
}

function notWritable(file: string, noun: string, cause: unknown): StoreError {
  const words = cause instanceof Error ? cause.message : String(cause)
  return new StoreError(`${codeOf(noun)}_not_writable`, `Cannot write ${file}: ${words}.`, {
    cause,
    hint: 'Make the folder writable for this user.',
  })
}

function codeOf(noun: string): string {
  return noun.replaceAll(' ', '_')
}
