import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { RunEvent } from '../../src/events.js'
import { createDatabase, type TestDatabase } from '../support/database.js'
import { type ModelScript, startModelServer } from '../support/model-server.js'
import { type Home, makeHome, openIn } from '../support/open-agentdb.js'

/** Too much for one prompt: 120 tables of 20 columns, and one that no word of the question leads to. */
const large = `
  do $$ begin
    for t in 1..120 loop
      execute format('create table machine_log_%s (id int primary key, %s)', t,
        (select string_agg(format('reading_number_%s numeric(12,4) not null', c), ', ') from generate_series(1, 20) c));
    end loop;
  end $$;
  create table zorb (id int primary key, flavour text);
  insert into zorb values (1, 'mint'), (2, 'plum');`

let database: TestDatabase
let home: Home

beforeAll(async () => {
  database = await createDatabase(large)
  home = makeHome()
})
afterAll(async () => {
  await database.drop()
  home.remove()
})

async function ask(script: ModelScript) {
  const server = await startModelServer(script)
  const db = await openIn(home, {
    databaseUrl: database.readerUrl,
    baseUrl: server.baseUrl,
    model: 'scripted',
  })
  const events: RunEvent[] = []
  try {
    for await (const event of db.ask('What sells best according to machine log 7?')) events.push(event)
  } finally {
    await db.close()
    await server.close()
  }
  const last = events.at(-1)
  if (last?.type !== 'finished') throw new Error('the run did not finish')
  return { events, answer: last.answer, prompts: server.requests.map(({ prompt }) => prompt) }
}

const needs = (...tables: string[]) => ({ fill: { outcome: 'need_more', tables } })
const query = { fill: { outcome: 'query', sql: 'select count(*) as n from zorb' } }

describe('an analyst whose briefing left out what it needs', () => {
  it('is told what was left out, and gets the tables it asks for with one more call, which is recorded', async () => {
    const { events, answer, prompts } = await ask([needs('zorb'), query])
    expect(prompts[0]).toMatch(/^machine_log_7\(id, .*\)$/m)
    expect(prompts[0]).toMatch(/^Left out: /m)
    expect(prompts[0]).toContain('outcome "need_more"')
    expect(prompts[0]).not.toContain('flavour')
    expect(prompts[1]).toMatch(/^zorb, key id.*\n {2}id integer not null\n {2}flavour text$/m)
    expect(answer).toMatchObject({ status: 'answered', rows: [[2]], cost: { calls: 2 } })
    expect(events.filter(({ type }) => type === 'model-call')).toHaveLength(2)
    expect(events).toContainEqual(
      expect.objectContaining({
        type: 'message',
        from: 'sql-analyst',
        to: 'data-engineer',
        body: { kind: 'need-more', tables: ['zorb'] },
      }),
    )
  })

  it('still knows them when a statement has to be revised', async () => {
    const wrong = { fill: { outcome: 'query', sql: 'select taste from zorb' } }
    const { answer, prompts } = await ask([needs('zorb'), wrong, query])
    expect(answer.status).toBe('answered')
    expect(prompts[2]).toContain('flavour text')
  })

  it('may ask once', async () => {
    const { answer, prompts } = await ask([needs('zorb'), needs('machine_log_7'), query])
    expect(prompts[2]).toContain('no more tables can be asked for')
    expect(answer.status).toBe('answered')
  })

  it('is told when there is no such table', async () => {
    const { answer, prompts } = await ask([needs('nowhere'), query])
    expect(prompts[1]).toContain('it asks for nowhere, which this database does not have')
    expect(answer.status).toBe('answered')
  })
})
