import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Cond } from '../../src/builtin/planning/plan.js'
import { printPlan } from '../../src/builtin/planning/print.js'
import type { Cell } from '../../src/events.js'
import { type CatalogTable, columnNamed } from '../../src/linking/catalog.js'
import { hostileSamples, hostileTexts } from './generators/hostile.js'
import { type LiveDatabase, type LiveSample, liveDatabase } from './generators/live.js'
import { asked, columnExpr, compare, countRows, planOf, text } from './generators/plan-parts.js'
import { randomPlan } from './generators/plans.js'
import { randomFrom } from './generators/random.js'
import { runs, timeoutMs } from './generators/runs.js'
import { blueprints, sampleOf } from './generators/samples.js'
import type { Sample, SampleTable } from './generators/schema.js'

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

/** How many rows a condition keeps, counted by a plan or by a plan inside another. */
async function counted(
  live: LiveSample,
  table: CatalogTable,
  cond: Cond,
  inside: boolean,
): Promise<Cell | undefined> {
  const plan = planOf({ from: { alias: 't', table }, select: [asked(countRows, 'count')], where: [cond] })
  const scalar = asked({ kind: 'scalar', plan }, 'count')
  const outer = planOf({ from: { alias: 'u', table }, select: [scalar], limit: 1 })
  return (await live.run(printPlan(inside ? outer : plan))).rows[0]?.[0]
}

describe('a text in a plan', () => {
  const noun = { one: 'note', many: 'notes' }
  const notes: SampleTable = {
    name: 'notes',
    noun,
    columns: [{ name: 'text', noun, role: 'category', type: 'text' }],
    links: [],
    keyDeclared: false,
    rows: [...hostileTexts, 'plain', null].map((cell) => [cell]),
  }

  it.each(hostileTexts)(
    '%j finds the rows that hold it, and as a pattern those that contain it',
    async (each) => {
      await database.use({ schema: 'public', visible: true, tables: [notes] }, async (live) => {
        const [table] = live.catalog.tables
        if (!table) throw new Error('no table')
        const of = columnExpr('t', columnNamed(table, 'text'))
        const pattern = `%${each.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`
        const holding = [...hostileTexts, 'plain'].filter((cell) => cell.includes(each)).length
        const like: Cond = { kind: 'like', of, pattern, negated: false, anyCase: false }
        for (const inside of [false, true]) {
          expect(await counted(live, table, compare(of, '=', text(each)), inside)).toBe(1)
          expect(await counted(live, table, like, inside)).toBe(holding)
        }
      })
    },
  )
})

describe('any plan', { timeout: timeoutMs(120_000) }, () => {
  it('prints one SELECT that the guard lets through and that runs, whatever tables and columns are called', async () => {
    await fc.assert(fc.asyncProperty(hostileSamples, fc.nat(1_000_000), printMany), runs(12))
  })

  it('prints one SELECT that the guard lets through and that runs, however names are spelt', async () => {
    await fc.assert(
      fc.asyncProperty(blueprints, fc.nat(1_000_000), (blueprint, seed) =>
        printMany(sampleOf(blueprint), seed),
      ),
      runs(6),
    )
  })
})
