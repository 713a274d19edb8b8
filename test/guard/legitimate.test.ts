import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { execute } from '../../src/database/execute.js'
import { world } from './fuzz/world.js'
import { type GuardedDatabase, guardedDatabase } from './guarded-database.js'

// One statement a line, by theme: what a person or a model asks of a database, in every shape. None may be refused.
const folder = path.join(import.meta.dirname, 'legitimate')
const themes = readdirSync(folder).map((file) => ({
  theme: path.basename(file, '.sql'),
  statements: readFileSync(path.join(folder, file), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => line.replace(/;$/, '')),
}))
const limits = { maxRows: 100, maxBytes: 1_000_000, timeoutMs: 20_000, maxPlanCost: null }

let db: GuardedDatabase
beforeAll(async () => {
  db = await guardedDatabase(world)
})
afterAll(() => db.close())

describe('the list of statements that must pass', () => {
  it('has at least 400', () => {
    expect(themes.flatMap(({ statements }) => statements).length).toBeGreaterThanOrEqual(400)
  })

  it.each(themes)('has $theme that pass the guard and run', async ({ statements }) => {
    const wrong: string[] = []
    for (const sql of statements) {
      const verdict = await db.guard.check(sql)
      const ran = verdict.ok ? await execute(db.connection, verdict.statement, limits) : null
      if (!verdict.ok) wrong.push(`${sql}\n  refused: ${verdict.message}`)
      else if (ran?.ok === false) wrong.push(`${sql}\n  ${ran.error.message}`)
    }
    expect(wrong).toEqual([])
  })
})
