import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { SettingsInput } from '../../src/config.js'
import type { Envelope } from '../../src/output/envelope.js'
import { createDatabase, type TestDatabase } from '../support/database.js'
import { type ModelScript, type RecordedRequest, startModelServer } from '../support/model-server.js'
import { type Home, makeHome, openIn } from '../support/open-agentdb.js'

/** 2025 has 30 orders and 2024 has 20; of the 50, 40 are by web. Half of them are Ada's. */
const shop = `
  create table customers (id int primary key, name text not null);
  create table orders (
    id int primary key,
    customer_id int not null references customers,
    channel text not null,
    ordered_on date not null,
    total numeric(10,2) not null
  );
  insert into customers select n, (array['Ada', 'Ben'])[n] from generate_series(1, 2) n;
  insert into orders
  select n, 1 + n % 2, case when n % 5 = 0 then 'shop' else 'web' end,
    case when n <= 20 then date '2024-03-01' else date '2025-02-01' + (n % 3) * 30 end, 10
  from generate_series(1, 50) n;
  analyze;`

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

async function ask(
  question: string,
  settings: SettingsInput,
  script: ModelScript | null = null,
): Promise<{ answer: Envelope; requests: readonly RecordedRequest[] }> {
  const server = script === null ? null : await startModelServer(script)
  const model = server === null ? { model: 'builtin' } : { model: 'scripted', baseUrl: server.baseUrl }
  const db = await openIn(home, {
    databaseUrl: database.readerUrl,
    now: '2026-01-15T00:00:00Z',
    ...model,
    ...settings,
  })
  try {
    return { answer: await db.answer(question), requests: server?.requests ?? [] }
  } finally {
    await db.close()
    await server?.close()
  }
}

describe('further questions of the built-in model', () => {
  it('are none when none are asked for', async () => {
    expect((await ask('How many orders in 2025?', {})).answer.insights).toEqual([])
  })

  it('are answered from the rows of the question, each with one finding', async () => {
    const { answer } = await ask('How many orders were placed in 2025?', { insights: 5 })
    expect(answer.rows).toEqual([{ count: 30 }])
    const findings = answer.insights.map(({ finding }) => finding)
    expect(findings).toEqual([
      'Of 3 months, the one from 2025-02-01 is the highest, with 10.',
      '30 against 20 in the same length of time before: a change of 50 %.',
      'By channel, web is the highest of 2: 24, or 80 % of the whole.',
    ])
    expect(answer.cost.calls).toBe(0)
  })

  it('hold the statement that found it, which finds it again', async () => {
    const { answer } = await ask('How many orders were placed in 2025?', { insights: 2 })
    const [, before] = answer.insights
    const { rows } = await database.run(before?.sql ?? '')
    expect(rows[0]).toMatchObject({ this_period: '30', period_before: '20', change_percent: '50.0' })
  })

  it('tell the first group’s share of the whole', async () => {
    const { answer } = await ask('total of orders per customer name', { insights: 1 })
    expect(answer.insights[0]?.finding).toMatch(
      /^(Ada|Ben) has the largest share: 250, or 50 % of the whole\.$/,
    )
  })

  it('are no more than were asked for', async () => {
    expect((await ask('How many orders were placed in 2025?', { insights: 1 })).answer.insights).toHaveLength(
      1,
    )
  })

  it('are said to be none where the answer leads to none', async () => {
    const { answer } = await ask('What is the highest total of an order minus the lowest total?', {
      insights: 3,
    })
    if (answer.status === 'answered') expect(answer.insights).toEqual([])
  })
})

const answered = { fill: { outcome: 'query', sql: 'select count(*) as n from orders', reading: 'orders' } }
const proposal = (question: string, sql: string, answer_template = '') => ({ question, sql, answer_template })

describe('further questions of a model', () => {
  it('cost one call, are run, and those that fail, find nothing or repeat the answer are dropped and counted', async () => {
    const questions = [
      proposal(
        'By channel?',
        'select channel, count(*) as n from orders group by 1 order by 2 desc',
        '{channel} leads with {n}.',
      ),
      proposal('Nonsense?', 'select nothing_such from orders'),
      proposal('Delete?', 'delete from orders'),
      proposal('Nobody?', 'select id from orders where id < 0'),
    ]
    const { answer, requests } = await ask('How many orders?', { insights: 4 }, [
      answered,
      { fill: { questions } },
    ])
    expect(answer.insights).toEqual([
      { question: 'By channel?', finding: 'web leads with 40.', sql: questions[0]?.sql },
    ])
    expect(answer.warnings).toContainEqual(expect.stringMatching(/^3 of 4 further questions were dropped/))
    expect(answer.cost.calls).toBe(2)
    expect(requests[1]?.prompt).toContain('propose 4 further questions')
  })

  it('are told nothing of the rows', async () => {
    const secret = { fill: { outcome: 'query', sql: 'select name from customers', reading: 'names' } }
    const { requests } = await ask('Which customers are there?', { insights: 2 }, [
      secret,
      { fill: { questions: [] } },
    ])
    expect(requests).toHaveLength(2)
    expect(JSON.stringify(requests[1]?.body)).not.toMatch(/\bAda\b|\bBen\b/)
  })

  it('state no number that is not in their rows', async () => {
    const questions = [
      proposal(
        'By channel?',
        'select channel, count(*) as n from orders group by 1 order by 1',
        'It grew by 99 %.',
      ),
    ]
    const { answer } = await ask('How many orders?', { insights: 1 }, [answered, { fill: { questions } }])
    expect(answer.insights[0]?.finding).toBe('2 rows; the first is channel: shop, n: 10.')
  })

  it('are not asked past the budget, and the answer stands', async () => {
    const { answer } = await ask('How many orders?', { insights: 2, maxCalls: 1 }, [answered])
    expect(answer).toMatchObject({ status: 'answered', rows: [{ n: 50 }], insights: [] })
    expect(answer.warnings).toContainEqual(expect.stringContaining('Not all further questions were asked'))
  })
})
