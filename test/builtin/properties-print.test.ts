import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { printPlan } from '../../src/builtin/print.js'
import { hostileSamples } from './generators/hostile.js'
import { type LiveDatabase, type LiveSample, liveDatabase } from './generators/live.js'
import { randomPlan } from './generators/plans.js'
import { randomFrom } from './generators/random.js'
import { runs, timeoutMs } from './generators/runs.js'
import { blueprints, sampleOf } from './generators/samples.js'
import type { Sample } from './generators/schema.js'

const plansASample = 25

let database: LiveDatabase
beforeAll(async () => {
  database = await liveDatabase()
})
afterAll(() => database.close())

/** Prints plans over the sample's catalogue; each must be one SELECT that the guard lets through and that runs. */
async function printMany(sample: Sample, seed: number): Promise<void> {
  await database.use(sample, async (live) => {
    const random = randomFrom(seed)
    for (let left = plansASample; left > 0; left--) await printed(live, random)
  })
}

async function printed({ catalog, guard, run }: LiveSample, random: () => number): Promise<void> {
  const plan = randomPlan(catalog, random)
  const sql = printPlan(plan)
  const verdict = await guard.check(sql)
  if (!verdict.ok) throw new Error(`${verdict.code}: ${verdict.message}\n${sql}`)
  expect(verdict.statement).toEqual({ kind: 'select', text: sql })
  try {
    const { columns } = await run(sql)
    expect(columns, sql).toHaveLength(plan.select.length)
  } catch (error) {
    throw new Error(`${(error as Error).message}\n${sql}`, { cause: error })
  }
  expect(printPlan(plan)).toBe(sql)
}

describe('any plan', { timeout: timeoutMs(60_000) }, () => {
  it('prints one SELECT that the guard lets through and that runs, whatever tables and columns are called', async () => {
    await fc.assert(
      fc.asyncProperty(hostileSamples, fc.nat(1_000_000), printMany),
      runs(20),
    )
  })

  it('prints one SELECT that the guard lets through and that runs, however names are spelt', async () => {
    await fc.assert(
      fc.asyncProperty(blueprints, fc.nat(1_000_000), (blueprint, seed) => printMany(sampleOf(blueprint), seed)),
      runs(6),
    )
  })
})
