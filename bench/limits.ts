/**
 * Statements that would run away, each stopped by a limit: how long after it, how much memory the process grew, and
 * whether the next statement runs. On Postgres and on PGlite.
 *
 *   node bench/run.mjs limits <limits.jsonl> <schema.sql> [--timeout-ms 1500] [--max-rows 1000] [--max-bytes 10000000]
 *
 * One JSON object a line: { "id", "sql", … }. On PGlite a schema that it cannot load is loaded as far as it goes.
 */
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import * as z from 'zod'
import type { Connection } from '../src/database/connection.js'
import { execute } from '../src/database/execute.js'
import { openConnection } from '../src/database/open.js'
import { startPglite } from '../src/database/pglite-session.js'
import { pgliteTarget } from '../src/database/target.js'
import { createCatalogue } from '../src/guard/catalogue.js'
import { createGuard, type Guard } from '../src/guard/guard.js'
import { strictPolicy } from '../src/guard/policy.js'
import { openServer } from './support/databases.js'
import { startResults } from './support/results.js'

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    'timeout-ms': { type: 'string', default: '1500' },
    'max-rows': { type: 'string', default: '1000' },
    'max-bytes': { type: 'string', default: '10000000' },
  },
})
const [casesFile, schemaFile] = positionals
if (casesFile === undefined || schemaFile === undefined)
  throw new Error('usage: limits <limits.jsonl> <schema.sql>')

const limits = {
  maxRows: Number(options['max-rows']),
  maxBytes: Number(options['max-bytes']),
  timeoutMs: Number(options['timeout-ms']),
  maxPlanCost: null,
}
const line = z.object({ id: z.string(), sql: z.string() })
/** Beside the file's: what grows in the reply, in this process and in the server's memory. */
const own = [
  { id: 'rows', sql: 'select g from generate_series(1, 100000000) g' },
  { id: 'one huge cell', sql: "select repeat('x', 200000000)" },
  { id: 'wide rows', sql: "select repeat('x', 100000) from generate_series(1, 100000)" },
  { id: 'array', sql: 'select array_agg(g) from generate_series(1, 30000000) g' },
  { id: 'json', sql: "select jsonb_agg(repeat('x', 1000)) from generate_series(1, 2000000)" },
  { id: 'error text', sql: "select repeat('x', 50000000)::int" },
]

/** What the statements of the file read, in case the schema needs extensions that are not there. */
const orders = 'create table if not exists orders as select g as id from generate_series(1, 1000) g'

interface Outcome {
  readonly id: string
  readonly ended: string
  readonly ms: number
  readonly peakMib: number
  readonly nextRuns: boolean
}

async function measure(name: string, connection: Connection): Promise<readonly Outcome[]> {
  const cases = readFileSync(casesFile ?? '', 'utf8')
    .split('\n')
    .filter((text) => text.trim() !== '')
    .map((text) => line.parse(JSON.parse(text)))
  const guard = createGuard(createCatalogue(connection), strictPolicy)
  await guard.check('select count(*) from pg_class')
  const atFirst = process.memoryUsage.rss()
  const outcomes: Outcome[] = []
  for (const one of [...cases, ...own]) {
    const outcome = await runOne(one, guard, connection, atFirst)
    console.log(name, JSON.stringify(outcome))
    outcomes.push(outcome)
  }
  return outcomes
}

async function runOne(
  { id, sql }: z.infer<typeof line>,
  guard: Guard,
  connection: Connection,
  atFirst: number,
): Promise<Outcome> {
  const verdict = await guard.check(sql)
  if (!verdict.ok) return { id, ended: `refused: ${verdict.code}`, ms: 0, peakMib: 0, nextRuns: true }
  let peak = process.memoryUsage.rss()
  const watch = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage.rss())
  }, 20)
  const start = performance.now()
  const execution = await execute(connection, verdict.statement, limits)
  const ms = performance.now() - start
  clearInterval(watch)
  peak = Math.max(peak, process.memoryUsage.rss())
  const next = await execute(
    connection,
    { kind: 'select', text: 'select 42' },
    { ...limits, timeoutMs: 20_000 },
  )
  const ended = execution.ok
    ? `${execution.result.rows.length} rows${execution.truncated ? ', cut' : ''}`
    : execution.error.code
  return {
    id,
    ended,
    ms: Math.round(ms),
    peakMib: Math.round((peak - atFirst) / 2 ** 20),
    nextRuns: next.ok && next.result.rows[0]?.[0] === 42,
  }
}

async function onPglite(schema: string): Promise<readonly Outcome[]> {
  const home = mkdtempSync(path.join(os.tmpdir(), 'agentdb-limits-'))
  // The bundle of a measurement has no worker beside it.
  copyFileSync('src/database/pglite-worker.js', new URL('./pglite-worker.js', import.meta.url))
  try {
    const folder = path.join(home, 'data')
    const session = await startPglite({ folder, dump: null })
    for (const part of schema.split(/;\n/)) await session.script(part).catch(() => undefined)
    await session.script(orders)
    await session.close()
    const connection = await openConnection(pgliteTarget({ folder, dump: null, label: 'limits' }))
    try {
      return await measure('pglite', connection)
    } finally {
      await connection.close()
    }
  } finally {
    rmSync(home, { recursive: true, force: true })
  }
}

async function main(): Promise<void> {
  const results = startResults('limits', 'Statements that would run away', ['src/database', 'src/guard'])
  const schema = readFileSync(schemaFile ?? '', 'utf8')
  const server = await openServer()
  try {
    const postgres = await measure('postgres', await server.load('limits', schema))
    const pglite = await onPglite(schema)
    const table = (name: string, outcomes: readonly Outcome[]) => [
      `## ${name}`,
      '',
      '| case | ended | ms | peak above the start, MiB | next statement runs |',
      '| --- | --- | --- | --- | --- |',
      ...outcomes.map(
        ({ id, ended, ms, peakMib, nextRuns }) =>
          `| ${id} | ${ended} | ${ms} | ${peakMib} | ${nextRuns ? 'yes' : 'NO'} |`,
      ),
      '',
    ]
    const said = `Limits: ${limits.timeoutMs} ms, ${limits.maxRows} rows, ${limits.maxBytes} bytes. Aim: ended within 2 s of its limit, at most 100 MiB grown.`
    results.write([said, '', ...table('Postgres', postgres), ...table('PGlite', pglite)].join('\n'))
  } finally {
    await server.close()
  }
}

await main()
