import { execFile, type ExecFileException, execFileSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

const root = path.resolve(import.meta.dirname, '..', '..')
const built = path.join(root, 'dist', 'main.js')

/** The program's file, built anew when it is missing or older than its source; `npm ci` has built it already. */
export async function builtProgram(): Promise<string> {
  const lock = path.join(root, 'dist', '.building')
  while (isStale()) {
    if (!take(lock)) {
      await pause(100)
      continue
    }
    try {
      if (isStale())
        execFileSync(process.execPath, [path.join(root, 'scripts', 'build.mjs')], { stdio: 'pipe' })
    } finally {
      fs.rmdirSync(lock)
    }
  }
  return path.join(root, 'bin', 'agentdb.js')
}

export interface Finished {
  readonly exitCode: number | null
  readonly stdout: string
  readonly stderr: string
}

/** Runs the built program to its end with nothing of this machine's environment but PATH. */
export function runProgram(
  program: string,
  argv: readonly string[],
  options: { readonly environment: Readonly<Record<string, string | undefined>>; readonly cwd: string },
): Promise<Finished> {
  const { environment, cwd } = options
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      [program, ...argv],
      { cwd, env: { PATH: process.env.PATH, ...environment }, timeout: 60_000, maxBuffer: 64 * 1024 * 1024 },
      (error: ExecFileException | null, stdout, stderr) => {
        resolve({
          exitCode: error ? (typeof error.code === 'number' ? error.code : null) : 0,
          stdout,
          stderr,
        })
      },
    )
    child.stdin?.end()
  })
}

function isStale(): boolean {
  const builtAtMs = fs.statSync(built, { throwIfNoEntry: false })?.mtimeMs ?? 0
  return newest(path.join(root, 'src')) > builtAtMs
}

function newest(folder: string): number {
  const files = fs.readdirSync(folder, { recursive: true, encoding: 'utf8' })
  return Math.max(...files.map((file) => fs.statSync(path.join(folder, file)).mtimeMs))
}

/** A folder is made by one process only; a build that was killed leaves it behind for a minute at most. */
function take(lock: string): boolean {
  try {
    fs.mkdirSync(path.dirname(lock), { recursive: true })
    fs.mkdirSync(lock)
    return true
  } catch {
    const since = fs.statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? Date.now()
    if (Date.now() - since > 60_000) fs.rmSync(lock, { recursive: true, force: true })
    return false
  }
}
