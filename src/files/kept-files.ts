import fs from 'node:fs'
import path from 'node:path'
import { fillWhileStarting } from '../database/fill-while-starting.js'
import { lockFolder } from '../database/folder-lock.js'
import { UnreachableError, UsageError } from '../errors.js'
import { type FileReport, type LoadOptions, loadFiles } from './load-files.js'

/** Files that were loaded once and stay under a name. */
export interface KeptFiles {
  readonly name: string
  readonly folder: string
  /** ISO 8601, UTC: when they were loaded. */
  readonly loadedAt: string
}

/**
 * The folder that holds what is kept under a name.
 * @throws {UsageError} `bad_setting` for a name that would not do for a folder.
 */
export function keptFolder(dataDir: string, name: string): string {
  if (/^[a-z0-9][\w-]{0,62}$/i.test(name)) return path.join(dataDir, 'files', name)
  throw new UsageError('bad_setting', `"${name}" is no name to keep files under.`, {
    hint: 'Use letters, digits, "-" and "_".',
  })
}

/** All that is kept, by name. */
export function listKept(dataDir: string): readonly KeptFiles[] {
  const root = path.join(dataDir, 'files')
  if (!fs.existsSync(root)) return []
  return fs
    .readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && fs.existsSync(path.join(root, entry.name, 'PG_VERSION')))
    .map(({ name }) => {
      const folder = path.join(root, name)
      return { name, folder, loadedAt: fs.statSync(path.join(folder, 'PG_VERSION')).mtime.toISOString() }
    })
    .sort((one, other) => one.name.localeCompare(other.name))
}

/**
 * Loads files into a folder of their own, which takes the place of what was kept there only when all is loaded.
 * @throws {UnreachableError} `folder_in_use`, and what {@link loadFiles} throws
 */
export async function keepFiles(
  folder: string,
  paths: readonly string[],
  options: LoadOptions,
): Promise<readonly FileReport[]> {
  fs.mkdirSync(path.dirname(folder), { recursive: true, mode: 0o700 })
  return alone(folder, async () => {
    const unfinished = `${folder}.new`
    fs.rmSync(unfinished, { recursive: true, force: true })
    try {
      const reports = await loadInto(unfinished, paths, options)
      fs.rmSync(folder, { recursive: true, force: true })
      fs.renameSync(unfinished, folder)
      return reports
    } finally {
      fs.rmSync(unfinished, { recursive: true, force: true })
    }
  })
}

/** Removes what is kept in a folder. @throws {UnreachableError} `folder_in_use` */
export async function removeKept(folder: string): Promise<void> {
  await alone(folder, async () => fs.rmSync(folder, { recursive: true, force: true }))
}

async function loadInto(
  folder: string,
  paths: readonly string[],
  options: LoadOptions,
): Promise<readonly FileReport[]> {
  const { session, filled } = await fillWhileStarting({ folder, dump: null }, (starting) =>
    loadFiles(starting, paths, options),
  )
  await session.close()
  return filled
}

async function alone<T>(folder: string, work: () => Promise<T>): Promise<T> {
  const lock = await lockFolder(folder)
  if (lock === null) {
    throw new UnreachableError('folder_in_use', `${folder}: another process is using these files.`, {
      hint: `Wait until it ends. If none is running, remove ${folder}.lock.`,
    })
  }
  try {
    return await work()
  } finally {
    await lock.release()
  }
}
