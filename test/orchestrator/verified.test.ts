import path from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { AskOptions } from '../../src/agentdb/options.js'
import type { SettingsInput } from '../../src/config.js'
import type { Turn } from '../../src/conversation/turn.js'
import { addToVerifiedFile } from '../../src/instruments/verified-file.js'
import type { Envelope } from '../../src/output/envelope.js'
import { createDatabase, type TestDatabase } from '../support/database.js'
import { startModelServer } from '../support/model-server.js'
import { type Home, makeHome, openIn } from '../support/open-agentdb.js'

const shop = `
  create table customers (id int primary key, name text not null, country text not null);
  create table orders (id int primary key, customer_id int references customers, placed_on date, total numeric(10,2));
  insert into customers values (1, 'Ada', 'France'), (2, 'Ben', 'Norway');
  insert into orders values (1, 1, '2026-02-10', 10), (2, 1, '2026-03-11', 20), (3, 2, '2026-03-12', 5);`

let database: TestDatabase
let home: Home

beforeAll(async () => {
  database = await createDatabase(shop)
})
afterAll(() => database.drop())
beforeEach(() => {
  home = makeHome()
})
afterEach(() => home.remove())

const verifiedSql = 'select sum(total) as spent from orders'
const modelSql = 'select count(*) as orders from orders'

/** Teaches a question for the database as it is now. */
async function teach(question: string, sql: string, asOf: string | null = null): Promise<void> {
  const db = await openIn(home, { databaseUrl: database.readerUrl, model: 'builtin' })
  const { fingerprint } = await db.schema()
  const { label } = db.server
  await db.close()
  await addToVerifiedFile(dataDir(), [{ question, sql, fingerprint, asOf }], label)
}

function dataDir(): string {
  return path.join(home.folder, '.local', 'share', 'agentdb')
}

/** Asks a scripted model; the prompts it was sent come back with the answer. */
async function ask(question: string, options: AskOptions = {}, settings: SettingsInput = {}) {
  const server = await startModelServer([{ fill: { outcome: 'query', sql: modelSql } }])
  const db = await openIn(home, {
    databaseUrl: database.readerUrl,
    baseUrl: server.baseUrl,
    model: 'scripted',
    ...settings,
  })
  try {
    const answer: Envelope = await db.answer(question, options)
    return { answer, prompts: server.requests.map(({ prompt }) => prompt) }
  } finally {
    await db.close()
    await server.close()
  }
}

describe('a question that was verified', () => {
  it('does not answer a follow-up, which is another question after each', async () => {
    await teach('now by month', verifiedSql)
    const before: Turn = {
      said: 'How many orders?',
      question: 'How many orders?',
      sql: modelSql,
      reading: null,
      columns: ['orders'],
      by: 'model',
      runId: 'r',
    }
    const { answer, prompts } = await ask('now by month', { earlier: [before] })
    expect(answer.sql).toBe(modelSql)
    expect(prompts).toHaveLength(1)
  })

  it('is answered from its SQL without a call, whatever its case and punctuation, and says so', async () => {
    await teach('What was spent in all?', verifiedSql)
    const { answer, prompts } = await ask('what was SPENT   in all')
    expect(answer).toMatchObject({
      status: 'answered',
      rows: [{ spent: 35 }],
      cost: { calls: 0, usd: 0 },
      attempts: [{ sql: verifiedSql, origin: 'verified', error: null }],
    })
    expect(answer.assumptions).toEqual([expect.stringMatching(/verified query 1; no model was asked/)])
    expect(answer.checks.length).toBeGreaterThan(0)
    expect(prompts).toEqual([])
  })

  it('is answered so by the built-in model as well, which could not read it', async () => {
    await teach('What did the punters fork out?', verifiedSql)
    const { answer } = await ask('What did the punters fork out?', {}, { model: 'builtin' })
    expect(answer).toMatchObject({ status: 'answered', rows: [{ spent: 35 }] })
  })

  it('is not the same with other instructions, or with another reading chosen', async () => {
    await teach('What was spent in all?', verifiedSql)
    expect((await ask('What was spent in all?\n\nInstructions: of paid ones')).prompts).toHaveLength(1)
    expect((await ask('What was spent in all?', { meaning: 'counted' })).prompts).toHaveLength(1)
  })

  it('still goes through the guard and the limits', async () => {
    await teach('What was spent in all?', 'select pg_sleep(1)')
    const { answer } = await ask('What was spent in all?')
    expect(answer.rows).toEqual([{ orders: 3 }])
    expect(answer.warnings.join()).toMatch(/Verified query 1 runs no more/)
    expect(answer.attempts.map(({ error }) => error === null)).toEqual([false, true])
  })

  it('is checked again when the schema changed, and says so', async () => {
    await teach('What was spent in all?', verifiedSql)
    await database.run('alter table orders add column changed int')
    const { answer, prompts } = await ask('What was spent in all?')
    expect(answer.assumptions.join()).toMatch(/schema changed since .* still runs/)
    expect(prompts).toEqual([])
  })

  it('is answered anew, and says so, when its SQL runs no more', async () => {
    await teach('What was spent in all?', 'select sum(gone) from orders')
    const { answer, prompts } = await ask('What was spent in all?')
    expect(answer).toMatchObject({ status: 'answered', rows: [{ orders: 3 }] })
    expect(answer.warnings.join()).toMatch(/runs no more.*gone/)
    expect(prompts).toHaveLength(1)
  })
})

describe('a verified question about a time', () => {
  const march =
    "select count(*) as n from orders where placed_on >= '2026-03-01' and placed_on < '2026-04-01'"

  it('is answered while its words mean the same days', async () => {
    await teach('orders last month', march, '2026-04-02T00:00:00Z')
    const { answer } = await ask('orders last month', {}, { now: '2026-04-20T00:00:00Z' })
    expect(answer).toMatchObject({ rows: [{ n: 2 }], cost: { calls: 0 } })
  })

  it('is asked anew once they mean other days', async () => {
    await teach('orders last month', march, '2026-04-02T00:00:00Z')
    const { prompts } = await ask('orders last month', {}, { now: '2026-05-20T00:00:00Z' })
    expect(prompts).toHaveLength(1)
    expect(prompts[0]).toContain(march)
  })

  it('is answered at any time when its SQL follows the clock', async () => {
    await teach(
      'orders last year',
      'select count(*) as n from orders where placed_on < now()',
      '2026-04-02T00:00:00Z',
    )
    const { prompts } = await ask('orders last year', {}, { now: '2028-05-20T00:00:00Z' })
    expect(prompts).toEqual([])
  })
})

describe('a verified question like the one asked', () => {
  it('is shown to the model, with its SQL', async () => {
    await teach('What was spent in all by customers of France?', verifiedSql)
    await teach('Which country has a name with an X?', 'select 1')
    const { prompts } = await ask('What was spent by customers of Norway?')
    expect(prompts[0]).toContain(`What was spent in all by customers of France?\n  ${verifiedSql}`)
  })
})

describe('an answer that is judged', () => {
  it('never comes from the verified query of the question asked, nor is its SQL shown', async () => {
    await teach('What was spent in all?', verifiedSql)
    const { answer, prompts } = await ask('What was spent in all?\n\nInstructions: none', {
      judgedBy: ['select 1'],
    })
    expect(answer.rows).toEqual([{ orders: 3 }])
    expect(prompts[0]).not.toContain(verifiedSql)
  })

  it('never comes from another wording with the same SQL', async () => {
    await teach('What was spent in all by everybody?', verifiedSql)
    const judgedBy = ['SELECT sum(total)  as spent from orders;']
    expect((await ask('What was spent in all?', { judgedBy })).prompts[0]).not.toContain('by everybody')
    expect((await ask('What was spent in all?')).prompts[0]).toContain('by everybody')
  })
})
