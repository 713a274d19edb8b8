import { createHash, randomBytes } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import * as z from 'zod'

const cacheVersion = 1
const keptPerDatabase = 4

/** Which snapshot: `database` is whatever tells one database and login from another; only a hash of it is written. */
export interface SnapshotKey {
  readonly database: string
  readonly fingerprint: string
}

/** A cached document, as JSON gives it back: validate it before trusting it. */
export interface CachedSnapshot {
  readonly document: unknown
  /** ISO 8601, UTC. */
  readonly savedAt: string
  /** Below 0 when the clock was set back since. */
  readonly ageMs: number
}

const cacheFile = z.object({
  version: z.literal(cacheVersion),
  database: z.string(),
  fingerprint: z.string(),
  savedAt: z.iso.datetime(),
  document: z.unknown(),
})

/** What was cached under this key; null when nothing was, or it is damaged, or another version wrote it. */
export function readCachedSnapshot(cacheDir: string, key: SnapshotKey): CachedSnapshot | null {
  const found = readFile(fileOf(cacheDir, key))
  return found?.database === hash(key.database) && found.fingerprint === key.fingerprint
    ? cached(found)
    : null
}

/** The newest snapshot with this fingerprint, of whatever database: how the store finds what a run saw. */
export function findCachedSnapshot(cacheDir: string, fingerprint: string): CachedSnapshot | null {
  const suffix = `-${hash(fingerprint)}.json`
  for (const file of cacheFiles(cacheDir, (name) => name.endsWith(suffix))) {
    const found = readFile(file)
    if (found?.fingerprint === fingerprint) return cached(found)
  }
  return null
}

/**
 * Caches `document` (any JSON) in `<cacheDir>/snapshots/`, readable by its owner alone, whole or not at all.
 * Keeps the newest few per database. A cache that cannot be written throws the file system's error.
 */
export function writeCachedSnapshot(cacheDir: string, key: SnapshotKey, document: unknown): void {
  const file = fileOf(cacheDir, key)
  fs.mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 })
  const contents = {
    version: cacheVersion,
    database: hash(key.database),
    fingerprint: key.fingerprint,
    savedAt: new Date().toISOString(),
    document,
  } satisfies z.infer<typeof cacheFile>
  const unfinished = `${file}.${process.pid}.${randomBytes(4).toString('hex')}`
  try {
    fs.writeFileSync(unfinished, JSON.stringify(contents), { mode: 0o600, flag: 'wx' })
    fs.renameSync(unfinished, file)
  } catch (error) {
    fs.rmSync(unfinished, { force: true })
    throw error
  }
  const ofDatabase = `${hash(key.database)}-`
  const others = cacheFiles(cacheDir, (name) => name.startsWith(ofDatabase)).filter((name) => name !== file)
  for (const old of others.slice(keptPerDatabase - 1)) fs.rmSync(old, { force: true })
}

function cached(found: z.infer<typeof cacheFile>): CachedSnapshot {
  const ageMs = Date.now() - Date.parse(found.savedAt)
  return { document: found.document, savedAt: found.savedAt, ageMs }
}

function readFile(file: string): z.infer<typeof cacheFile> | null {
  try {
    return cacheFile.parse(JSON.parse(fs.readFileSync(file, 'utf8')))
  } catch {
    // Missing, damaged, unreadable or of another version: each is a miss, and the next write mends it.
    return null
  }
}

/** Newest first; also finds what a killed process left unfinished, so that it is removed in time. */
function cacheFiles(cacheDir: string, wanted: (name: string) => boolean): readonly string[] {
  const folder = path.join(cacheDir, 'snapshots')
  const touchedAtMs = (file: string) => fs.statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0
  if (!fs.existsSync(folder)) return []
  return fs
    .readdirSync(folder)
    .filter(wanted)
    .map((name) => path.join(folder, name))
    .sort((a, b) => touchedAtMs(b) - touchedAtMs(a))
}

function fileOf(cacheDir: string, { database, fingerprint }: SnapshotKey): string {
  return path.join(cacheDir, 'snapshots', `${hash(database)}-${hash(fingerprint)}.json`)
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32)
}
