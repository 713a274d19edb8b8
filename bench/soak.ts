/**
 * Many questions in many processes at once, some of them killed at random: every run that was told as finished must be in
 * the store, and nothing may be left on the server. Then many questions in one process: memory and handles must be flat.
 *
 *   npm run build && node bench/run.mjs soak [--questions 2000] [--processes 50] [--kill 0.1] [--in-process 500]
 */
import { spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import pg from 'pg'
import { startServer } from '../test/support/postgres-server.js'
import { markdownTable } from './support/figures.js'
import { seeded } from './support/random.js'
import { startResults } from './support/results.js'

const { values } = parseArgs({
  options: {
    questions: { type: 'string', default: '2000' },
    processes: { type: 'string', default: '50' },
    kill: { type: 'string', default: '0.1' },
    'in-process': { type: 'string', default: '500' },
  },
})
const total = Number(values.questions)
const wide = Number(values.processes)
const killShare = Number(values.kill)

const schema = `
  create table customers (id int primary key, name text not null, country text not null);
  create table orders (
    id int primary key, customer_id int not null references customers, placed_on date not null, total numeric(10, 2) not null
  );
  insert into customers select g, 'Customer ' || g, (array['France', 'Norway', 'Chile'])[1 + g % 3] from generate_series(1, 300) g;
  insert into orders select g, 1 + g % 300, date '2025-01-01' + g % 365, g % 97 from generate_series(1, 20000) g;
  analyze;
`
const asked = [
  'how many orders are there?',
  'orders per country',
  'number of orders per month in 2025',
  'top 5 customers by number of orders',
  'customers in Norway',
]
const signals = ['SIGKILL', 'SIGTERM', 'SIGINT'] as const

interface Ended {
  readonly runId: string | null
  readonly exitCode: number | null
  readonly killed: boolean
}

async function main() {
  const results = startResults('soak', 'Soak: many processes, some of them killed', ['src'])
  const server = await startServer()
  const home = mkdtempSync(path.join(os.tmpdir(), 'agentdb-soak-'))
  const at = (name: string) => {
    const url = new URL(server.url)
    url.pathname = `/${name}`
    return url.href
  }
  try {
    for (const name of ['asked', 'store']) await query(server.url, `create database ${name}`)
    await query(at('asked'), schema)
    const startedAt = performance.now()
    const ended = await askAll(home, at('asked'), at('store'))
    const seconds = (performance.now() - startedAt) / 1000
    await pause(3000)
    const left = await query(
      server.url,
      `select count(*)::int as n from pg_stat_activity where application_name = 'agentdb'`,
    )
    const stored = await history(home, at('asked'), at('store'))
    const told = ended.filter(({ runId, exitCode }) => runId !== null && exitCode === 0)
    const missing = told.filter(({ runId }) => !stored.has(runId ?? ''))
    const flat = await inOneProcess(at('asked'), home)
    results.write(
      [
        markdownTable(
          ['what', 'figure'],
          [
            ['questions', String(ended.length)],
            ['processes at once', String(wide)],
            ['killed at random', String(ended.filter(({ killed }) => killed).length)],
            ['told as answered', String(told.length)],
            ['of these in the store', String(told.length - missing.length)],
            ['runs in the store', String(stored.size)],
            ['unfinished journals left', String(journals(home))],
            ['sessions left on the server', String(left[0]?.n)],
            ['other exit codes', odd(ended)],
            ['seconds', seconds.toFixed(0)],
          ],
        ),
        '',
        'One process, question after question:',
        '',
        markdownTable(['questions asked', 'resident MiB', 'heap MiB', 'open handles'], flat),
      ].join('\n'),
    )
  } finally {
    await server.stop()
    rmSync(home, { recursive: true, force: true })
  }
}

async function askAll(home: string, databaseUrl: string, storeUrl: string): Promise<readonly Ended[]> {
  const random = seeded(7)
  const ended: Ended[] = []
  let next = 0
  const worker = async () => {
    while (next < total) {
      const question = asked[next++ % asked.length] ?? ''
      const kill = random() < killShare ? 100 + random() * 4000 : null
      ended.push(await askOne(question, home, databaseUrl, storeUrl, kill, signals[next % 3] ?? 'SIGKILL'))
    }
  }
  await Promise.all(Array.from({ length: wide }, worker))
  return ended
}

function askOne(
  question: string,
  home: string,
  databaseUrl: string,
  storeUrl: string,
  killAfterMs: number | null,
  signal: (typeof signals)[number],
): Promise<Ended> {
  const child = spawn(process.execPath, ['bin/agentdb.js', '--json', '--quiet', question], {
    stdio: ['ignore', 'pipe', 'ignore'],
    env: { PATH: process.env.PATH, HOME: home, DATABASE_URL: databaseUrl, AGENTDB_STORE_URL: storeUrl },
  })
  let output = ''
  let killed = false
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString()
  })
  const timer =
    killAfterMs === null
      ? null
      : setTimeout(() => {
          killed = child.kill(signal)
        }, killAfterMs)
  return new Promise((resolve) =>
    child.on('close', (exitCode) => {
      if (timer) clearTimeout(timer)
      const runId = /"runId": ?"([^"]+)"/.exec(output)?.[1] ?? null
      resolve({ runId, exitCode, killed })
    }),
  )
}

async function history(home: string, databaseUrl: string, storeUrl: string): Promise<ReadonlySet<string>> {
  const child = spawn(process.execPath, ['bin/agentdb.js', 'history', '--limit', '10000', '--json'], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { PATH: process.env.PATH, HOME: home, DATABASE_URL: databaseUrl, AGENTDB_STORE_URL: storeUrl },
  })
  let output = ''
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString()
  })
  await new Promise((resolve) => child.on('close', resolve))
  return new Set([...output.matchAll(/"(?:run|runId)": ?"([^"]+)"/g)].map(([, id = '']) => id))
}

function journals(home: string): number {
  return readdirSync(home, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /journal.*\.jsonl$/.test(name),
  ).length
}

function odd(ended: readonly Ended[]): string {
  const counts = new Map<string, number>()
  for (const { exitCode, killed } of ended)
    if (!killed && exitCode !== 0) counts.set(String(exitCode), (counts.get(String(exitCode)) ?? 0) + 1)
  return counts.size === 0 ? 'none' : [...counts].map(([code, n]) => `${n} x ${code}`).join(', ')
}

async function inOneProcess(databaseUrl: string, home: string): Promise<string[][]> {
  const { openAgentDb } = await import('../src/agentdb.js')
  const db = await openAgentDb({ databaseUrl }, { environment: { HOME: home }, cwd: home })
  const rows: string[][] = []
  const mib = (bytes: number) => (bytes / 2 ** 20).toFixed(0)
  const count = Number(values['in-process'])
  try {
    for (let done = 1; done <= count; done++) {
      await db.answer(asked[done % asked.length] ?? '', { record: false })
      if (done % Math.max(1, Math.floor(count / 5)) === 0) {
        const { rss, heapUsed } = process.memoryUsage()
        rows.push([String(done), mib(rss), mib(heapUsed), String(process.getActiveResourcesInfo().length)])
      }
    }
  } finally {
    await db.close()
  }
  return rows
}

async function query(url: string, sql: string): Promise<readonly { readonly n?: number }[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}

await main()
