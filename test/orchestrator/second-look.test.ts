import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ModelScript, RecordedRequest, Reply } from '../support/model-server.js'
import { openShop, query, type Shop } from './shop.js'

let shop: Shop

beforeAll(async () => {
  shop = await openShop()
})

afterAll(() => shop.close())

const statement = 'select sum(total) as spent from orders where id > 0'
const doubt = { quote: 'where  ID > 0', concern: 'Nobody asked to leave out rows.', fix: 'Drop the filter.' }

/** Answers the analyst with `statement`, and the critic with these findings. */
function critic(...findings: readonly object[]): ModelScript {
  return (request) => (isCritic(request) ? { fill: { findings } } : query(statement))
}

function isCritic({ prompt }: RecordedRequest): boolean {
  return prompt.includes('You are the critic')
}

function secondLook(checks: readonly { id: string; outcome: string; detail: string }[]) {
  return checks.find(({ id }) => id === 'second-look')
}

describe("the critic's model", () => {
  it('is not asked while every check is decided', async () => {
    const { answer, requests } = await shop.ask(critic(doubt))
    expect(requests).toHaveLength(1)
    expect(secondLook(answer.checks)).toBeUndefined()
  })

  it('is asked always when that is wanted, and adds a warning that cites the statement', async () => {
    const { answer, requests } = await shop.ask(critic(doubt), { review: 'always' })
    expect(answer).toMatchObject({ status: 'answered', sql: statement, rows: [{ spent: 35.5 }] })
    expect(secondLook(answer.checks)).toMatchObject({ outcome: 'warned' })
    expect(answer.warnings.join()).toContain('Nobody asked to leave out rows. Drop the filter.')
    expect(requests).toHaveLength(2)
    expect(answer.cost.calls).toBe(2)
  })

  it('is not heard when it cites neither the statement nor the shape of the result', async () => {
    const { answer } = await shop.ask(
      critic(
        { ...doubt, quote: 'where status = 1' },
        { ...doubt, quote: '' },
        { ...doubt, quote: 'rder' },
        { ...doubt, concern: ' ' },
      ),
      { review: 'always' },
    )
    expect(secondLook(answer.checks)).toMatchObject({ outcome: 'passed' })
    expect(answer.warnings).toEqual([])
  })

  it('may cite the shape of the result', async () => {
    const { answer } = await shop.ask(critic({ ...doubt, quote: '1 row' }), { review: 'always' })
    expect(secondLook(answer.checks)).toMatchObject({ outcome: 'warned' })
  })

  it.each<readonly [string, Reply]>([
    ['fails', { status: 400, body: { error: { message: 'not today' } } }],
    ['answers in prose', { text: 'Looks good to me!' }],
    ['answers in another shape', { fill: { findings: [{ severity: 'block' }] } }],
    ['refuses', { refusal: 'no' }],
  ])('costs no answer when it %s', async (_, reply) => {
    const { answer } = await shop.ask((request) => (isCritic(request) ? reply : query(statement)), {
      review: 'always',
    })
    expect(answer).toMatchObject({ status: 'answered', sql: statement })
  })

  it('is paid from the same purse', async () => {
    const { answer, requests } = await shop.ask(critic(doubt), { review: 'always', maxCalls: 1 })
    expect(requests).toHaveLength(1)
    expect(answer).toMatchObject({ status: 'answered', cost: { calls: 1 } })
    expect(answer.warnings.join()).toContain('gave no second look')
  })

  it('has a model and a temperature of its own', async () => {
    const { requests } = await shop.ask(critic(), {
      review: 'always',
      criticModel: 'sharp-eyed',
      criticTemperature: 0.4,
    })
    expect(requests.map(({ body }) => [body.model, body.temperature])).toEqual([
      ['scripted', 0],
      ['sharp-eyed', 0.4],
    ])
  })

  it('sees no row, unless rows are shared and nothing in the tables is sensitive', async () => {
    const seen = async (sql: string, shareRows: 'none' | 'profile' | 'sample') => {
      const script: ModelScript = (request) => (isCritic(request) ? { fill: { findings: [] } } : query(sql))
      const { requests } = await shop.ask(script, { review: 'always', shareRows })
      return requests.find(isCritic)?.prompt ?? 'was not asked'
    }
    const canary = 'select total + 990000 as spent from orders'
    expect(await seen(canary, 'none')).not.toContain('990020.5')
    expect(await seen(canary, 'profile')).not.toContain('990020.5')
    expect(await seen(canary, 'sample')).toContain('990020.5')
    expect(await seen('select email as spent from customers', 'sample')).not.toContain('canary')
    expect(
      await seen('select lower(email) as spent from (select * from customers) c', 'sample'),
    ).not.toContain('canary')
  })

  it('does not see what the built-in model wrote', async () => {
    const { answer, requests } = await shop.ask(
      critic(doubt),
      { review: 'always', preferBuiltin: true },
      'How many customers are there?',
    )
    expect(answer.model).toBe('builtin')
    expect(requests).toHaveLength(0)
    expect(answer.warnings.join()).toContain('gave no second look: the built-in model answered')
  })

  it('is asked when a check is left undecided, and never when that is wanted', async () => {
    // No probe of this view ends in time: it waits for longer than all probes may take.
    await shop.database.run(`
      create table slow_orders (id int primary key, status text, total numeric);
      insert into slow_orders values (1, 'Open', 2);
      create function slowly(word text) returns text language plpgsql as
        $$ begin perform pg_sleep(3.2); return word; end $$;
      create view slow as select id, slowly(status) as status, total from slow_orders;
      grant select on slow_orders, slow to public`)
    const sql = `select total from slow where status = 'open'`
    const script: ModelScript = (request) => (isCritic(request) ? { fill: { findings: [] } } : query(sql))
    const settings = { maxAttempts: 1, allowFunctions: ['slowly'] }
    // They mostly wait, so they wait together.
    const [auto, never] = await Promise.all([
      shop.ask(script, settings, 'What is the total of the open ones in slow?'),
      shop.ask(script, { ...settings, review: 'never' }, 'What is the total in slow?'),
    ])
    expect(auto.answer.status).toBe('answered')
    expect(auto.requests.filter(isCritic)).toHaveLength(1)
    expect(auto.requests.find(isCritic)?.prompt).toContain('Undecided checks: ')
    expect(never.requests.filter(isCritic)).toHaveLength(0)
  }, 60_000)
})
