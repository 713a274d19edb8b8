import fc from 'fast-check'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Connection } from '../../src/database/connection.js'
import { openConnection } from '../../src/database/open.js'
import { createCatalogue } from '../../src/guard/catalogue.js'
import { createGuard, type Guard } from '../../src/guard/guard.js'
import { strictPolicy } from '../../src/guard/policy.js'
import { targetOf } from '../database/databases.js'
import { startServer, type TestServer } from '../support/postgres-server.js'
import { analytics } from './fuzz/analytics.js'
import { chanceOf } from './fuzz/chance.js'
import { type Deed, harmlessDeeds, hostileDeeds } from './fuzz/deeds.js'
import { disguised, hostile, hostileSeeds, mutated } from './fuzz/hostile.js'
import { bodies, trapsFor } from './fuzz/traps.js'
import { quietServer, secrets, type Watcher, watch } from './fuzz/watcher.js'
import { world } from './fuzz/world.js'

// 5 000 statements; bench/guard-fuzz.ts makes 200 000 and runs far more of them.
const counts = { analytics: 1300, hostile: 1300, mutated: 2300 }
/** One of so many allowed statements is run and committed on the server. */
const onServer = 15

let server: TestServer
let connection: Connection
let guard: Guard
let watcher: Watcher
beforeAll(async () => {
  // A cluster of its own: the write-ahead log of the suite's moves with every other test.
  server = await startServer(quietServer)
  await load(world)
  connection = await openConnection(targetOf(server.url))
  guard = createGuard(createCatalogue(connection), strictPolicy)
  watcher = await watch(server.url)
})
afterAll(async () => {
  await watcher.close()
  await connection.close()
  await server.stop()
})

async function load(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: server.url })
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}

/** Statements to be committed, in groups; the change they made, or the secret they told. */
async function harmOf(statements: readonly string[]): Promise<string | null> {
  const told = new Set<string>()
  const change = await watcher.commit(statements, (cells) => {
    for (const secret of secrets) if (cells.includes(secret)) told.add(secret)
  })
  return change === null && told.size === 0 ? null : `${change} ${[...told]}: ${statements.join('\n')}`
}

describe('statements made at random', () => {
  it('are allowed when they are analytics, and leave the server as it was', async () => {
    const chance = chanceOf(11)
    const run: string[] = []
    for (let made = 0; made < counts.analytics; made += 1) {
      const sql = disguised(chance, analytics(chance, 1))
      const verdict = await guard.check(sql)
      expect(verdict.ok, sql).toBe(true)
      if (verdict.ok && chance.oneIn(onServer)) run.push(verdict.statement.text)
    }
    const before = watcher.ran
    expect(await harmOf(run)).toBeNull()
    expect(watcher.ran - before).toBeGreaterThan(run.length / 2)
  })

  it('are refused when they act', async () => {
    const chance = chanceOf(12)
    for (let made = 0; made < counts.hostile; made += 1) {
      const sql = hostile(chance)
      expect((await guard.check(sql)).ok, sql).toBe(false)
    }
  })

  it('change nothing when they are mutants that the guard lets through', async () => {
    const chance = chanceOf(13)
    const good = Array.from({ length: 200 }, () => analytics(chance, 0))
    const run: string[] = []
    for (let made = 0; made < counts.mutated; made += 1) {
      const verdict = await guard.check(mutated(chance, made % 2 === 0 ? good : [...good, ...hostileSeeds]))
      if (verdict.ok && run.length < 60) run.push(verdict.statement.text)
    }
    expect(run.length).toBe(60)
    expect(await harmOf(run)).toBeNull()
  })

  it('stay refused wherever fast-check puts an act', async () => {
    const seed = fc.integer({ min: 0, max: 2 ** 32 - 1 })
    await fc.assert(
      fc.asyncProperty(seed, async (number) => !(await guard.check(hostile(chanceOf(number)))).ok),
      { numRuns: 100, seed: 5 },
    )
  })
})

describe('objects that hide what they do', () => {
  /** A trap for each route and each body, the deeds taking turns. */
  const spread = (deeds: readonly Deed[], prefix: string, every: number) =>
    deeds.flatMap((deed, index) =>
      trapsFor(deed, `${prefix}${index}`).filter((_, number) => (number + index * 5) % every === 0),
    )

  it('are refused when an act is behind them, however it is reached', async () => {
    const traps = spread(hostileDeeds, 'h', 61)
    for (const body of bodies)
      expect(
        traps.some(({ name }) => name.includes(` ${body.name} `)),
        body.name,
      ).toBe(true)
    await load(traps.map(({ setup }) => setup).join('\n'))
    for (const { name, statements } of traps)
      for (const sql of statements) expect((await guard.check(sql)).ok, `${name}: ${sql}`).toBe(false)
  })

  it('are allowed when they only read', async () => {
    const traps = spread(harmlessDeeds, 's', 61)
    for (const { setup } of traps) await load(setup).catch(refusedByServer)
    const run: string[] = []
    for (const { name, statements } of traps) {
      for (const sql of statements) {
        expect(await guard.check(sql), `${name}: ${sql}`).toMatchObject({ ok: true })
        run.push(sql)
      }
    }
    await watcher.settle()
    expect(await harmOf(run)).toBeNull()
  })
})

/** An index takes no function that reads the clock, and the like. */
function refusedByServer(error: unknown): void {
  if (!(error instanceof Error) || !/immutable/i.test(error.message)) throw error
}
