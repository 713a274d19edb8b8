import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { AgentDb } from '../../src/agentdb/options.js'
import type { SettingsInput } from '../../src/config.js'
import type { Approval, Proposal } from '../../src/events.js'
import type { Envelope } from '../../src/output/envelope.js'
import { createDatabase, type TestDatabase } from '../support/database.js'
import { type ModelScript, startModelServer } from '../support/model-server.js'
import { type Home, makeHome, openIn } from '../support/open-agentdb.js'

const shop = `
  create table customers (id int primary key, name text not null);
  create table orders (id int primary key, customer_id int not null references customers, total numeric(10,2));
  create table lines (order_id int not null references orders, amount int not null);
  insert into customers values (1, 'Ada'), (2, 'Ben');
  insert into orders values (1, 1, 10), (2, 1, 20.5), (3, 2, 5);
  insert into lines values (1, 1), (1, 2), (2, 1), (3, 1);`

let database: TestDatabase
let home: Home
beforeAll(async () => {
  database = await createDatabase(shop)
  home = makeHome()
})
afterAll(async () => {
  await database.drop()
  home.remove()
})

const query = (sql: string) => ({ fill: { outcome: 'query', sql, reading: 'a reading' } })
const count = 'select count(*) as n from orders'
const question = 'How many orders are there?'

async function opened<T>(
  script: ModelScript,
  settings: SettingsInput,
  work: (db: AgentDb) => Promise<T>,
): Promise<T> {
  const server = await startModelServer(script)
  const db = await openIn(home, {
    databaseUrl: database.readerUrl,
    baseUrl: server.baseUrl,
    model: 'scripted',
    ...settings,
  })
  try {
    return await work(db)
  } finally {
    await db.close()
    await server.close()
  }
}

/** Asks with a person who says these words in turn, and then to run it. */
async function ask(
  mode: string,
  script: ModelScript,
  words: readonly Approval[] = [],
  settings: SettingsInput = {},
): Promise<{ answer: Envelope; proposals: readonly Proposal[] }> {
  const proposals: Proposal[] = []
  const answer = await opened(script, { approve: mode as 'always', ...settings }, (db) =>
    db.answer(question, {
      approve: async (proposal) => words[proposals.push(proposal) - 1] ?? { kind: 'run' },
    }),
  )
  return { answer, proposals }
}

describe('statements that a person approves', () => {
  /** Every order is met with every line: the critic asks for another statement. */
  const faulty = 'select sum(o.total) as t from orders o, lines l'
  const right = 'select sum(total) as t from orders'

  it('are each proposed with always, with what the critic doubts, before they run', async () => {
    const { answer, proposals } = await ask('always', [query(faulty), query(right)])
    expect(answer.rows).toEqual([{ t: 35.5 }])
    expect(proposals.map(({ number, sql }) => [number, sql])).toEqual([
      [1, faulty],
      [2, right],
    ])
    expect(proposals[0]).toMatchObject({ interpretation: 'a reading', problem: null, untellable: null })
    expect(proposals[0]?.doubts[0]).toContain('Nothing joins')
    expect(proposals[0]?.planCost).toBeGreaterThan(0)
  })

  it('are with final only those that the critic finds no fault in, and the others do not run', async () => {
    const { answer, proposals } = await ask('final', [query(faulty), query(right)])
    expect(answer.rows).toEqual([{ t: 35.5 }])
    expect(proposals.map(({ number, sql }) => [number, sql])).toEqual([[2, right]])
    expect(answer.attempts.map(({ rowCount }) => rowCount)).toEqual([null, 1])
  })

  it('are with final the faulty one too when no attempt is left for another', async () => {
    const { proposals } = await ask('final', [query(faulty)], [], { maxAttempts: 1 })
    expect(proposals[0]).toMatchObject({ sql: faulty, doubts: [expect.any(String)] })
  })

  it('are not asked about where the guard or the database refuses them, whatever the mode', async () => {
    for (const mode of ['always', 'final', 'low-confidence']) {
      const script = [query('select nothing_such from orders'), query(count)]
      const { answer, proposals } = await ask(mode, script)
      expect(proposals.map(({ sql, number }) => [sql, number])).toEqual([[count, 2]])
      expect(answer.rows).toEqual([{ n: 3 }])
    }
  })

  it('come back from the analyst revised when the person says what is wrong', async () => {
    const ada = 'select count(*) as n from orders where customer_id = 1'
    const words = [{ kind: 'tell', words: 'Only those of Ada' }] as const
    const { answer, proposals } = await ask('always', [query(count), query(ada)], words)
    expect(proposals.map(({ sql }) => sql)).toEqual([count, ada])
    expect(answer.rows).toEqual([{ n: 2 }])
    expect(answer.attempts.map(({ error }) => error?.code ?? null)).toEqual(['told_by_person', null])
  })

  it('cannot be sent back once the attempts are used up', async () => {
    const { proposals } = await ask('always', [query(count)], [], { maxAttempts: 1 })
    expect(proposals[0]?.untellable).toContain('--max-attempts')
  })

  it('are run as they were edited, which is recorded as the person’s', async () => {
    const edit = { kind: 'edit', sql: 'select 5 as five' } as const
    const { answer, proposals } = await ask('always', [query(count)], [edit])
    expect(proposals.map(({ sql }) => sql)).toEqual([count, 'select 5 as five'])
    expect(answer.rows).toEqual([{ five: 5 }])
    expect(answer.attempts.map(({ origin }) => origin)).toEqual(['user'])
    expect(answer.interpretation).toBeNull()
  })

  it('never pass the guard by being edited', async () => {
    const words = [{ kind: 'edit', sql: 'delete from orders' }, { kind: 'run' }] as const
    const { answer, proposals } = await ask('always', [query(count)], words)
    expect(proposals[1]?.problem).not.toBeNull()
    expect(answer.status).not.toBe('answered')
  })

  it('do not run when the person stops', async () => {
    const { answer } = await ask('always', [query(count)], [{ kind: 'stop' }])
    expect(answer).toMatchObject({ status: 'refused', error: { code: 'not_approved' }, attempts: [] })
  })

  it('do not run where nobody is there to ask', async () => {
    const answer = await opened([query(count)], { approve: 'always' }, (db) => db.answer(question))
    expect(answer).toMatchObject({ status: 'refused', error: { code: 'not_approved' } })
  })

  it('are those of an unsure author with low-confidence, and no others', async () => {
    expect((await ask('low-confidence', [query(count)])).proposals).toHaveLength(1)
    const sure = await ask('low-confidence', [], [], { model: 'builtin' })
    expect(sure.answer.confidence).toBeGreaterThanOrEqual(0.9)
    expect(sure.proposals).toHaveLength(0)
  })

  it('are not asked about in a dry run, which runs nothing', async () => {
    const answer = await opened([query(count)], { approve: 'always' }, (db) =>
      db.answer(question, { dryRun: true }),
    )
    expect(answer.status).toBe('answered')
  })

  it('are drafted one at a time', async () => {
    const { answer } = await ask('always', [query(count)], [], { candidates: 3 })
    expect(answer.cost.calls).toBe(1)
    expect(answer.warnings).toContainEqual(expect.stringContaining('One draft was made'))
  })

  it('may wait longer than the question may take', async () => {
    const wait = () => new Promise<Approval>((resolve) => setTimeout(() => resolve({ kind: 'run' }), 1500))
    const answer = await opened([query(count)], { approve: 'always', timeoutMs: '1200ms' }, (db) =>
      db.answer(question, { approve: wait }),
    )
    expect(answer.status).toBe('answered')
    expect(answer.timings.totalMs).toBeLessThan(1500)
  })

  it('are asked about in the record, with the word that was said', async () => {
    const types = await opened([query(count)], { approve: 'always' }, async (db) => {
      const seen: string[] = []
      const approve = async () => ({ kind: 'run' }) as const
      for await (const event of db.ask(question, { approve })) seen.push(event.type)
      return seen
    })
    const at = types.indexOf('proposal')
    expect(types.slice(at, at + 4)).toEqual(['proposal', 'approval', 'message', 'attempt-started'])
  })
})
