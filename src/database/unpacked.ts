import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import * as z from 'zod'

/** The size of every table, index and control file below a folder, by its path in it. */
const sizes = z.record(z.string(), z.number())

/** Other files come and go while a database is in use; these never shrink in one that is only read. */
const lasting = /^(?:\d+|pg_control|pg_filenode\.map)$/

/**
 * Whether a folder still holds what was unpacked into it: it was unpacked to the end, and no file has lost a part.
 * PGlite itself opens a damaged folder without an error, and its tables look empty.
 */
export function isWhole(folder: string): boolean {
  const unpacked = readSizes(folder)
  if (unpacked === null) return false
  return Object.entries(unpacked).every(([name, size]) => sizeOf(path.join(folder, name)) >= size)
}

/** Removes a folder that cannot be used, the note beside it first. */
export async function removeUnpacked(folder: string): Promise<void> {
  await rm(noteOf(folder), { force: true })
  await rm(folder, { recursive: true, force: true })
}

/** Notes beside a folder that it was unpacked to the end. */
export async function noteUnpacked(folder: string): Promise<void> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  const found = names
    .filter((name) => lasting.test(path.basename(name)))
    .map((name) => [name, sizeOf(path.join(folder, name))])
  await writeFile(noteOf(folder), JSON.stringify(Object.fromEntries(found)), { mode: 0o600 })
}

function noteOf(folder: string): string {
  return `${path.resolve(folder)}.unpacked.json`
}

function readSizes(folder: string): z.infer<typeof sizes> | null {
  const note = noteOf(folder)
  if (!existsSync(note)) return null
  try {
    return sizes.parse(JSON.parse(readFileSync(note, 'utf8')))
  } catch {
    return null
  }
}

/** -1 for a file that is not there. */
function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? -1
}
