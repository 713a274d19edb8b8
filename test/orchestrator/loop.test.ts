import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { SettingsInput } from '../../src/config.js'
import type { RunEvent } from '../../src/events.js'
import type { Envelope } from '../../src/output/envelope.js'
import { createDatabase, type TestDatabase } from '../support/database.js'
import { type ModelScript, type ModelServer, startModelServer } from '../support/model-server.js'
import { type Home, makeHome, openIn } from '../support/open-agentdb.js'

const shop = `
  create table "Customers" ("CustomerId" int primary key, name text not null, "Home City" text);
  create table orders (id int primary key, customer_id int references "Customers", total numeric(10,2));
  create table lines (order_id int references orders, quantity_sold int);
  create table secrets (id int);
  insert into "Customers" values (1, 'Ada', 'Rome'), (2, 'Ben', 'Oslo');
  insert into orders values (1, 1, 10), (2, 1, 20.5), (3, 2, 5);
  insert into lines values (1, 1), (1, 2), (2, 1), (3, 1);`

let database: TestDatabase
let home: Home

beforeAll(async () => {
  database = await createDatabase(shop)
  await database.run(`revoke select on secrets from ${database.name}_reader`)
  home = makeHome()
})

afterAll(async () => {
  await database.drop()
  home.remove()
})

/** Asks one question of a scripted model. */
async function ask(
  script: ModelScript,
  settings: SettingsInput = {},
  question = 'What did each customer spend?',
): Promise<{ answer: Envelope; server: ModelServer }> {
  const server = await startModelServer(script)
  const db = await openIn(home, {
    databaseUrl: database.readerUrl,
    baseUrl: server.baseUrl,
    model: 'scripted',
    ...settings,
  })
  try {
    return { answer: await db.answer(question), server }
  } finally {
    await db.close()
    await server.close()
  }
}

const good = 'select count(*) as orders from orders'

describe('the self-correcting loop', () => {
  it('answers a question with one call', async () => {
    const { answer, server } = await ask([
      { fill: { outcome: 'query', sql: good, reading: 'count of orders' } },
    ])
    expect(answer).toMatchObject({
      status: 'answered',
      sql: good,
      rows: [{ orders: 3 }],
      interpretation: 'count of orders',
      cost: { calls: 1, usd: null },
    })
    expect(server.requests).toHaveLength(1)
  })

  it('gives the failing statement and the words of the database back to the model', async () => {
    const wrong = 'select nothing_like_it from orders'
    const { answer, server } = await ask([
      { fill: { outcome: 'query', sql: wrong } },
      { fill: { outcome: 'query', sql: good } },
    ])
    expect(answer.status).toBe('answered')
    expect(answer.attempts.map(({ error, origin }) => [error?.sqlstate ?? null, origin])).toEqual([
      ['42703', 'draft'],
      [null, 'revision'],
    ])
    expect(server.requests[1]?.prompt).toContain(wrong)
    expect(server.requests[1]?.prompt).toContain('SQLSTATE 42703: column "nothing_like_it" does not exist')
    expect(server.requests[1]?.prompt).toContain('Position: character 8')
  })

  it.each([
    ['another case', 'select customerid from "Customers"'],
    ['a missing quote', 'select HomeCity from "Customers"'],
    ['a table in another case', 'select count(*) from customers'],
  ])('corrects a name in %s without another call', async (_, sql) => {
    const { answer } = await ask([{ fill: { outcome: 'query', sql } }])
    expect(answer).toMatchObject({ status: 'answered', cost: { calls: 1 } })
    expect(answer.attempts.map(({ origin }) => origin)).toEqual(['draft', 'repair'])
  })

  it('does not touch strings when it corrects a name', async () => {
    const sql = `select customerid, 'customerid' as text from "Customers" where name <> 'customerid'`
    const { answer } = await ask([{ fill: { outcome: 'query', sql } }])
    expect(answer.sql).toBe(
      `select "CustomerId", 'customerid' as text from "Customers" where name <> 'customerid'`,
    )
  })

  it('stops when the model repeats a statement that failed', async () => {
    const sql = 'select nothing_like_it from orders'
    const { answer, server } = await ask(() => ({ fill: { outcome: 'query', sql } }), { maxAttempts: 9 })
    expect(answer).toMatchObject({ status: 'failed', error: { code: 'no_correct_sql' } })
    expect(answer.error?.message).toContain('repeated')
    expect(server.requests).toHaveLength(2)
  })

  it('stops when the attempts are used up, and says the last error', async () => {
    const { answer } = await ask((_, index) => ({
      fill: { outcome: 'query', sql: `select missing_${index} from orders` },
    }))
    expect(answer.attempts).toHaveLength(3)
    expect(answer.error?.message).toContain('missing_2')
  })

  it('does not revise what no SQL can mend', async () => {
    const { answer, server } = await ask([
      { fill: { outcome: 'query', sql: 'select count(*) from secrets' } },
    ])
    expect(answer).toMatchObject({ status: 'failed', error: { code: 'permission_denied' } })
    expect(server.requests).toHaveLength(1)
  })

  it.each([
    ['two statements', 'select 1; select 2'],
    ['a commit and an insert', 'COMMIT; INSERT INTO orders VALUES (9, 1, 1)'],
    ['a way out of read only', 'SET TRANSACTION READ WRITE'],
    ['a deletion', 'delete from orders'],
    ['a sleep', 'select pg_sleep(100)'],
  ])('refuses %s and lets the model think again', async (_, sql) => {
    const { answer, server } = await ask([
      { fill: { outcome: 'query', sql } },
      { fill: { outcome: 'query', sql: good } },
    ])
    expect(answer).toMatchObject({ status: 'answered', rows: [{ orders: 3 }] })
    expect(server.requests[1]?.prompt).toContain(sql)
    expect((await database.run('select count(*)::int as n from orders')).rows).toEqual([{ n: 3 }])
  })

  it('reads SQL out of prose and fences', async () => {
    const { answer } = await ask([{ text: `Here you are:\n\`\`\`sql\n${good}\n\`\`\`\nAnything else?` }])
    expect(answer).toMatchObject({ status: 'answered', rows: [{ orders: 3 }] })
  })

  it('asks again for a reply that holds no SQL, and gives up after three', async () => {
    const { answer, server } = await ask(() => ({ text: 'I am happy to help you with that!' }))
    expect(answer).toMatchObject({ status: 'failed', error: { code: 'unreadable_reply' } })
    expect(server.requests).toHaveLength(3)
    expect(server.requests[1]?.prompt).toContain('could not be used')
  })

  it('tells a question the data cannot answer from a failure', async () => {
    const { answer } = await ask([
      { fill: { outcome: 'cannot', sql: '', reason: 'there is no weather here' } },
    ])
    expect(answer).toMatchObject({
      status: 'refused',
      error: { code: 'not_in_database', message: 'there is no weather here' },
    })
  })

  it('puts two readings to the user', async () => {
    const readings = ['by order date', 'by payment date']
    const { answer } = await ask([
      { fill: { outcome: 'ambiguous', sql: '', reason: 'Which date?', readings } },
    ])
    expect(answer.status).toBe('clarify')
    expect(answer.clarification?.options.map(({ label }) => label)).toEqual(readings)
  })

  it('spends no call on an order to write', async () => {
    const { answer, server } = await ask([], {}, 'delete all orders')
    expect(answer).toMatchObject({ status: 'refused', error: { code: 'write_requested' } })
    expect(server.requests).toHaveLength(0)
  })

  it('stops before the call that would pass the budget', async () => {
    const { answer, server } = await ask(
      (_, index) => ({ fill: { outcome: 'query', sql: `select missing_${index}` } }),
      {
        maxCalls: 1,
      },
    )
    expect(answer).toMatchObject({ status: 'failed', error: { code: 'budget_calls' }, cost: { calls: 1 } })
    expect(server.requests).toHaveLength(1)
  })

  it('stops a silent endpoint at the time limit of the run', async () => {
    const { answer } = await ask([{ silence: 'at-once' }], { timeoutMs: '700ms' })
    expect(answer).toMatchObject({ status: 'failed', error: { code: 'run_timeout' } })
  })

  it('keeps the numbers of the answer to what the result holds', async () => {
    const sql =
      'select name, sum(total) as spent from orders join "Customers" on "CustomerId" = customer_id group by 1 order by 2 desc'
    const template = async (answer_template: string) =>
      (await ask([{ fill: { outcome: 'query', sql, answer_template } }])).answer.answer
    expect(await template('{name} spent most: {spent}.')).toBe('Ada spent most: 30.5.')
    expect(await template('Ada spent 4711.')).not.toContain('4711')
    expect(await template('{nobody} spent most.')).not.toContain('nobody')
  })

  it('warns of a total that is listed among its parts', async () => {
    const sql = 'select customer_id, sum(total) as spent from orders group by rollup (customer_id)'
    const { answer } = await ask([{ fill: { outcome: 'query', sql } }])
    expect(answer.checks).toContainEqual(expect.objectContaining({ id: 'total-row', outcome: 'warned' }))
  })

  describe('revises on a finding the critic can prove', () => {
    const trap = 'select sum(o.total) as spent from orders o join lines l on l.order_id = o.id'
    const right = 'select sum(total) as spent from orders'
    const question = 'What is the total of all orders?'

    it('and takes the revision that mends it', async () => {
      const { answer, server } = await ask(
        [{ fill: { outcome: 'query', sql: trap } }, { fill: { outcome: 'query', sql: right } }],
        {},
        question,
      )
      expect(answer).toMatchObject({ status: 'answered', sql: right, rows: [{ spent: 35.5 }], warnings: [] })
      expect(server.requests[1]?.prompt).toContain('counts 3 rows of orders 4 times')
    })

    it('and keeps the earlier attempt when the revision adds a fault', async () => {
      const worse = `select sum(o.total) as spent from orders o, lines l where o.id = 1 or l.order_id = 0`
      const { answer } = await ask(
        [{ fill: { outcome: 'query', sql: trap } }, { fill: { outcome: 'query', sql: worse } }],
        { maxAttempts: 2 },
        question,
      )
      expect(answer).toMatchObject({ status: 'answered', sql: trap })
      expect(answer.checks).toContainEqual(expect.objectContaining({ id: 'fan-out', outcome: 'failed' }))
    })

    it('and gives the answer it has when no further call may be made', async () => {
      const { answer } = await ask([{ fill: { outcome: 'query', sql: trap } }], { maxCalls: 1 }, question)
      expect(answer).toMatchObject({ status: 'answered', sql: trap })
      expect(answer.warnings.join(' ')).toContain('not revised')
    })
  })

  it('tells the analyst which table owns a column it looked for elsewhere', async () => {
    const { server } = await ask([
      { fill: { outcome: 'query', sql: 'select quantity_sold from orders' } },
      { fill: { outcome: 'query', sql: good } },
    ])
    expect(server.requests[1]?.prompt).toContain('It is a column of lines')
  })

  it('says that nothing matched instead of failing', async () => {
    const { answer } = await ask([{ fill: { outcome: 'query', sql: 'select * from orders where id < 0' } }])
    expect(answer).toMatchObject({ status: 'answered', answer: 'No rows match.', rowCount: 0 })
    expect(answer.checks).toContainEqual(expect.objectContaining({ id: 'empty-result', outcome: 'warned' }))
  })

  it('keeps duplicate column names', async () => {
    const { answer } = await ask([{ fill: { outcome: 'query', sql: 'select 1 as n, 2 as n, 3 as n_2' } }])
    expect(answer.rows).toEqual([{ n: 1, n_3: 2, n_2: 3 }])
  })

  it('fetches one row more than it shows, to know that there are more', async () => {
    const { answer } = await ask([{ fill: { outcome: 'query', sql: 'select id from orders order by id' } }], {
      maxRows: 2,
    })
    expect(answer).toMatchObject({ truncated: true, rowCount: 2, rows: [{ id: 1 }, { id: 2 }] })
  })

  it('does not run a dry run', async () => {
    const server = await startModelServer([
      { fill: { outcome: 'query', sql: 'select 1 / (id - 1) from orders' } },
    ])
    const db = await openIn(home, {
      databaseUrl: database.readerUrl,
      baseUrl: server.baseUrl,
      model: 'scripted',
    })
    const events: RunEvent[] = []
    for await (const event of db.ask('what is it?', { dryRun: true })) events.push(event)
    await db.close()
    await server.close()
    expect(events.at(-1)).toMatchObject({
      type: 'finished',
      answer: { status: 'answered', sql: 'select 1 / (id - 1) from orders', rows: [] },
    })
  })

  it('survives odd characters in the question', async () => {
    const question = '../../etc/passwd \u2603 "quoted" {{schema}} how many orders?'
    const { answer, server } = await ask([{ fill: { outcome: 'query', sql: good } }], {}, question)
    expect(answer).toMatchObject({ status: 'answered', question })
    expect(server.requests[0]?.prompt).toContain(question)
  })

  it('leaves no session behind', async () => {
    const { rows } = await database.run(
      `select count(*)::int as n from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`,
    )
    expect(rows).toEqual([{ n: 0 }])
  })
})
