/**
 * The guard against statements made at random, judged by the server itself.
 *
 *   node bench/run.mjs guard-fuzz [--count 200000] [--seconds 600] [--seed 1] [--seeds <corpus.jsonl>] [--traps 0.1] [--only <origin>]
 *
 * Statements of four origins: analytics that must pass, acts that must not, mutations of both, and everything the
 * server itself has (each function, operator, relation, type and setting). Beside them, objects that hide acts. What the
 * guard lets through is run by a superuser, read-write and committed, on a cluster of this run's own: nothing may change.
 */
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import pg from 'pg'
import * as z from 'zod'
import type { Connection } from '../src/database/connection.js'
import { openConnection } from '../src/database/open.js'
import { parseTarget } from '../src/database/target.js'
import { createCatalogue } from '../src/guard/catalogue.js'
import { createGuard, type Guard } from '../src/guard/guard.js'
import { strictPolicy } from '../src/guard/policy.js'
import { analytics } from '../test/guard/fuzz/analytics.js'
import { chanceOf } from '../test/guard/fuzz/chance.js'
import { harmlessDeeds, hostileDeeds } from '../test/guard/fuzz/deeds.js'
import { hostile, hostileSeeds, mutated } from '../test/guard/fuzz/hostile.js'
import { everyFunction, everyName, everyOperator } from '../test/guard/fuzz/sweep.js'
import { trapsFor } from '../test/guard/fuzz/traps.js'
import { quietServer, secrets, watch } from '../test/guard/fuzz/watcher.js'
import { world } from '../test/guard/fuzz/world.js'
import { startServer } from '../test/support/postgres-server.js'
import { startResults } from './support/results.js'

const { values: options } = parseArgs({
  options: {
    count: { type: 'string', default: '200000' },
    seconds: { type: 'string', default: '600' },
    seed: { type: 'string', default: '1' },
    seeds: { type: 'string' },
    traps: { type: 'string', default: '0.1' },
    only: { type: 'string', default: '' },
  },
})

type Expectation = 'pass' | 'refuse' | 'unknown'

interface Origin {
  readonly name: string
  readonly expect: Expectation
  readonly statements: Iterable<string>
}

interface Tally {
  readonly name: string
  statements: number
  allowed: number
  committed: number
  readonly wrong: string[]
  guardMs: number
  readonly codes: Map<string, number>
}

/** Statements committed between two looks at the server; a change is narrowed down one by one. */
const batchSize = 20

async function main(): Promise<void> {
  const results = startResults('guard-fuzz', 'The guard against statements made at random', [
    'src/guard',
    'test/guard/fuzz',
  ])
  const server = await startServer(quietServer)
  const client = new pg.Client({ connectionString: server.url })
  client.on('error', () => undefined)
  try {
    await client.connect()
    await client.query(world)
    await extensions(client)
    const traps = await setTraps(client)
    const target = parseTarget(server.url, {})
    if (target === null) throw new Error('no target')
    const connection = await openConnection(target)
    try {
      const tallies = await fuzz(server.url, client, connection, traps)
      results.write(report(tallies))
    } finally {
      await connection.close()
    }
  } finally {
    await client.end().catch(() => undefined)
    await server.stop()
  }
}

async function fuzz(url: string, client: pg.Client, connection: Connection, traps: readonly Origin[]) {
  const count = Number(options.count)
  const chance = chanceOf(Number(options.seed))
  const make = function* (share: number, one: () => string) {
    for (let made = 0; made < count * share; made += 1) yield one()
  }
  const corpus = readSeeds(options.seeds)
  const good = [...Array.from({ length: 400 }, () => analytics(chance)), ...corpus.allow]
  const all = [...good, ...hostileSeeds, ...corpus.deny]
  const origins: readonly Origin[] = [
    ...traps,
    { name: 'functions of the server', expect: 'unknown', statements: await everyFunction(client) },
    { name: 'operators of the server', expect: 'unknown', statements: await everyOperator(client) },
    { name: 'relations, types, settings', expect: 'unknown', statements: await everyName(client) },
    { name: 'analytics', expect: 'pass', statements: make(0.3, () => analytics(chance)) },
    { name: 'acts', expect: 'refuse', statements: make(0.3, () => hostile(chance)) },
    { name: 'mutated analytics', expect: 'unknown', statements: make(0.2, () => mutated(chance, good)) },
    {
      name: 'mutated acts and analytics',
      expect: 'unknown',
      statements: make(0.2, () => mutated(chance, all)),
    },
  ]
  const guard = createGuard(createCatalogue(connection), strictPolicy)
  const tallies: Tally[] = []
  for (const origin of origins.filter(({ name }) => name.includes(options.only))) {
    const share = origin.expect === 'unknown' || traps.includes(origin) ? 1 : 0.5
    tallies.push(await tryAll(origin, guard, url, (Number(options.seconds) * 1000 * share) / 8))
    const last = tallies.at(-1)
    console.log(origin.name, last?.statements, last?.allowed, last?.committed, last?.wrong.length)
    for (const wrong of last?.wrong.slice(0, 8) ?? []) console.log('   ', wrong.slice(0, 400))
  }
  return tallies
}

/** Verdicts for all; what is allowed is committed until the server's share of the time is spent. */
async function tryAll(origin: Origin, guard: Guard, url: string, serverMs: number): Promise<Tally> {
  const watcher = await watch(url)
  const tally: Tally = {
    name: origin.name,
    statements: 0,
    allowed: 0,
    committed: 0,
    wrong: [],
    guardMs: 0,
    codes: new Map(),
  }
  let spentMs = 0
  let batch: string[] = []
  const flush = async () => {
    const start = performance.now()
    const look = (cells: string) => {
      for (const secret of secrets) if (cells.includes(secret)) told.add(secret)
    }
    const told = new Set<string>()
    const change = await watcher.commit(batch, look)
    if (change !== null || told.size > 0) {
      for (const text of batch) {
        told.clear()
        const single = await watcher.commit([text], look)
        if (single !== null) tally.wrong.push(`changed ${single.join(', ')}: ${text}`)
        if (told.size > 0) tally.wrong.push(`told ${[...told].join(', ')}: ${text}`)
      }
    }
    batch = []
    spentMs += performance.now() - start
  }
  for (const sql of origin.statements) {
    tally.statements += 1
    const start = performance.now()
    const verdict = await guard.check(sql)
    tally.guardMs += performance.now() - start
    if (verdict.ok) {
      tally.allowed += 1
      if (origin.expect === 'refuse') tally.wrong.push(`allowed: ${sql}`)
      if (spentMs < serverMs) {
        batch.push(verdict.statement.text)
        if (batch.length >= batchSize) await flush()
      }
    } else {
      tally.codes.set(verdict.code, (tally.codes.get(verdict.code) ?? 0) + 1)
      if (origin.expect === 'pass') tally.wrong.push(`refused (${verdict.code}, ${verdict.message}): ${sql}`)
    }
  }
  await flush()
  tally.committed = watcher.ran
  if (origin.expect === 'pass')
    for (const [said, times] of [...watcher.refusals].sort((a, b) => b[1] - a[1]).slice(0, 10))
      console.log(`    the server: ${said} (${times})`)
  await watcher.close()
  return tally
}

/** Everything of contrib that can be had: functions of extensions are called as well. */
async function extensions(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    'select name from pg_available_extensions order by name',
  )
  for (const { name } of rows)
    await client.query(`create extension if not exists "${name}"`).catch(() => undefined)
}

async function setTraps(client: pg.Client): Promise<readonly Origin[]> {
  const share = Number(options.traps)
  const origins: Origin[] = []
  for (const [expect, deeds] of [
    ['refuse', hostileDeeds],
    ['pass', harmlessDeeds],
  ] as const) {
    const statements: string[] = []
    for (const [index, deed] of deeds.entries()) {
      for (const [number, trap] of trapsFor(deed, `${expect.charAt(0)}${index}`).entries()) {
        if ((number * 7 + index * 3) % Math.round(1 / share) !== 0) continue
        const made = await client.query(trap.setup).then(
          () => true,
          () => false,
        )
        if (made) statements.push(...trap.statements)
      }
    }
    origins.push({ name: expect === 'pass' ? 'hidden reading' : 'hidden acts', expect, statements })
  }
  return origins
}

const line = z.object({ sql: z.string(), expect: z.enum(['allow', 'deny']) })

function readSeeds(file: string | undefined): {
  readonly allow: readonly string[]
  readonly deny: readonly string[]
} {
  if (file === undefined) return { allow: [], deny: [] }
  const lines = readFileSync(file, 'utf8')
    .split('\n')
    .filter((text) => text.trim() !== '')
  const cases = lines.map((text) => line.parse(JSON.parse(text))).filter(({ sql }) => sql.length < 2000)
  const of = (expect: string) => cases.filter((one) => one.expect === expect).map(({ sql }) => sql)
  return { allow: of('allow'), deny: of('deny') }
}

function report(tallies: readonly Tally[]): string {
  const total = (field: 'statements' | 'allowed' | 'committed') =>
    tallies.reduce((sum, tally) => sum + tally[field], 0)
  const wrong = tallies.flatMap((tally) =>
    tally.wrong.map((text) => `- ${tally.name}: ${text.slice(0, 500)}`),
  )
  const row = (cells: readonly unknown[]) => `| ${cells.join(' | ')} |`
  const codes = (tally: Tally) =>
    [...tally.codes]
      .sort((a, b) => b[1] - a[1])
      .map(([code, count]) => `${code} ${count}`)
      .join(', ')
  return [
    row([
      'origin',
      'statements',
      'allowed',
      'run and committed without an error',
      'wrong verdicts',
      'µs a verdict',
      'refused with',
    ]),
    row(Array(7).fill('---')),
    ...tallies.map((tally) =>
      row([
        tally.name,
        tally.statements,
        tally.allowed,
        tally.committed,
        tally.wrong.length,
        Math.round((tally.guardMs / tally.statements) * 1000),
        codes(tally),
      ]),
    ),
    row(['all', total('statements'), total('allowed'), total('committed'), wrong.length, '', '']),
    '',
    'A wrong verdict: an act that is allowed, analytics that are refused, or an allowed statement after which anything on the server is different or that told a secret.',
    '',
    ...wrong.slice(0, 100),
  ].join('\n')
}

await main()
