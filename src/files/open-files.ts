import path from 'node:path'
import type { Connection } from '../database/connection.js'
import { openConnection } from '../database/open.js'
import { openLoaded } from '../database/pglite-loaded.js'
import { pgliteTarget } from '../database/target.js'
import { UsageError } from '../errors.js'
import { keepFiles, keptFolder } from './kept-files.js'
import { dataFile } from './file-kinds.js'
import { type FileReport, type LoadOptions, loadFiles } from './load-files.js'
import { firstEncoding } from './read-text.js'

/** Files to be asked as if they were a database. */
export interface FilesTarget {
  readonly kind: 'files'
  /** For people, and what definitions and verified queries are kept for. */
  readonly label: string
  readonly paths: readonly string[]
  /** Where the loaded tables stay; null for memory alone. */
  readonly folder: string | null
}

/** What is told while files are loaded. */
export interface LoadWatch extends LoadOptions {
  readonly onLoaded: (reports: readonly FileReport[]) => void
}

/**
 * The files as a target, with the kinds checked before anything is opened.
 * @param keep the name to keep them under, or null.
 * @throws {UsageError} `unknown_file_type`, `bad_setting`
 */
export function filesTarget(
  paths: readonly string[],
  keep: string | null,
  { cwd, dataDir }: { readonly cwd: string; readonly dataDir: string },
): FilesTarget {
  if (paths.length === 0)
    throw new UsageError('bad_setting', '--file names no file.', { hint: 'Write --file sales.csv.' })
  const whole = paths.map((file) => path.resolve(cwd, file))
  const names = whole.map((file) => dataFile(file).name)
  const label = keep === null ? shortened(names) : `files:${keep}`
  return { kind: 'files', label, paths: whole, folder: keep === null ? null : keptFolder(dataDir, keep) }
}

/** Loads the files and opens the tables for reading. What was passed over stands among the connection's warnings. */
export async function openFiles(target: FilesTarget, watch: LoadWatch): Promise<Connection> {
  const { label, paths, folder } = target
  // A file that is not there is told before a database is made for it.
  for (const file of paths) firstEncoding(dataFile(file))
  if (folder !== null) {
    const reports = await keepFiles(folder, paths, watch)
    watch.onLoaded(reports)
    return warned(await openConnection(pgliteTarget({ folder, dump: null, label })), reports)
  }
  const { connection, filled } = await openLoaded(label, (starting) => loadFiles(starting, paths, watch))
  watch.onLoaded(filled)
  return warned(connection, filled)
}

function warned(connection: Connection, reports: readonly FileReport[]): Connection {
  const warnings = reports.flatMap((report) => report.warnings)
  const { server } = connection
  return { ...connection, server: { ...server, warnings: [...server.warnings, ...warnings] } }
}

function shortened(names: readonly string[]): string {
  const [first, second, third, ...more] = names
  const shown = [first, second, third].filter((name) => name !== undefined).join(' + ')
  return more.length === 0 ? shown : `${shown} + ${more.length} more`
}
