import { randomUUID } from 'node:crypto'
import { mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import path from 'node:path'

/** A folder that is ours until `release`. */
export interface FolderLock {
  /** The lock file: beside the folder, `<folder>.lock`. */
  readonly file: string
  release(): Promise<void>
}

/** Who holds a lock. */
interface Holder {
  readonly token: string
  readonly host: string
  readonly pid: number
  /** Tells a process from a later one of the same number; null where the system does not say. */
  readonly startedAt: string | null
}

/** A lock file without readable content is being written, or its writer died: told apart by age. */
const halfWrittenMs = 10_000

/**
 * Takes a folder for this process alone: two processes with PGlite on one folder destroy it, without an error.
 * Returns null when a living process holds it. The lock of a dead process on this machine is taken over; one of
 * another machine never is. Needs no heartbeat, which a busy thread could miss.
 * @throws the file system's error when the lock file cannot be written.
 */
export async function lockFolder(folder: string): Promise<FolderLock | null> {
  const file = `${path.resolve(folder)}.lock`
  await mkdir(path.dirname(file), { recursive: true, mode: 0o700 })
  const holder: Holder = {
    token: randomUUID(),
    host: hostname(),
    pid: process.pid,
    startedAt: await startOf(process.pid),
  }
  if ((await create(file, holder)) || (await takeOver(file, holder))) {
    return { file, release: () => release(file, holder) }
  }
  return null
}

/** Tells one hold of a folder from the next; null when nobody holds it. */
export async function holdOf(folder: string): Promise<string | null> {
  return (await readHolder(`${path.resolve(folder)}.lock`))?.token ?? null
}

async function create(file: string, holder: Holder): Promise<boolean> {
  try {
    await writeFile(file, JSON.stringify(holder), { flag: 'wx', mode: 0o600 })
    return true
  } catch (error) {
    if (isCode(error, 'EEXIST')) return false
    throw error
  }
}

/** Only one process at a time may replace a dead lock; otherwise a second one could remove the first one's new lock. */
async function takeOver(file: string, holder: Holder): Promise<boolean> {
  if (!(await isDead(file))) return false
  const turn = `${file}.takeover`
  if (!(await create(turn, holder))) {
    if (await isDead(turn)) await rm(turn, { force: true })
    return false
  }
  try {
    if (!(await isDead(file))) return false
    await rm(file, { force: true })
    return await create(file, holder)
  } finally {
    await rm(turn, { force: true })
  }
}

async function release(file: string, holder: Holder): Promise<void> {
  const current = await readHolder(file)
  if (current?.token === holder.token) await rm(file, { force: true })
}

async function isDead(file: string): Promise<boolean> {
  const holder = await readHolder(file)
  if (holder === null) {
    const stats = await stat(file).catch(() => null)
    return stats === null || Date.now() - stats.mtimeMs > halfWrittenMs
  }
  if (holder.host !== hostname()) return false
  if (!isRunning(holder.pid)) return true
  const startedAt = await startOf(holder.pid)
  return holder.startedAt !== null && startedAt !== null && startedAt !== holder.startedAt
}

async function readHolder(file: string): Promise<Holder | null> {
  try {
    const holder: unknown = JSON.parse(await readFile(file, 'utf8'))
    return isHolder(holder) ? holder : null
  } catch {
    return null
  }
}

function isHolder(value: unknown): value is Holder {
  return (
    typeof value === 'object' &&
    value !== null &&
    'pid' in value &&
    typeof value.pid === 'number' &&
    'host' in value &&
    'token' in value &&
    'startedAt' in value
  )
}

/** A process that exists but belongs to someone else answers EPERM. */
function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return isCode(error, 'EPERM')
  }
}

/** Linux: the boot and the tick a process started at. The name, which may hold anything, ends at the last bracket. */
async function startOf(pid: number): Promise<string | null> {
  try {
    const stats = await readFile(`/proc/${pid}/stat`, 'utf8')
    const boot = await readFile('/proc/sys/kernel/random/boot_id', 'utf8')
    const afterName = stats.slice(stats.lastIndexOf(')') + 2).split(' ')
    return `${boot.trim()}:${afterName[19]}`
  } catch {
    return null
  }
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}
