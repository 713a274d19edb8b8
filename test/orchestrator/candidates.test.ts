import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Reply } from '../support/model-server.js'
import { openShop, query, type Shop } from './shop.js'

let shop: Shop

beforeAll(async () => {
  shop = await openShop()
})

afterAll(() => shop.close())

const right = 'select sum(total) as spent from orders'
const alsoRight = 'select sum(o.total) as all_of_it from orders as o'
const wrong = 'select max(total) as spent from orders'
const broken = 'select no_such_thing from orders'
const cannot: Reply = { fill: { outcome: 'cannot', sql: '', reason: 'there is no weather here' } }
const ambiguous: Reply = {
  fill: { outcome: 'ambiguous', sql: '', reason: 'Which?', readings: ['gross', 'net'] },
}

function agreement(checks: readonly { id: string; outcome: string; detail: string }[]) {
  return checks.find(({ id }) => id === 'agreement')
}

describe('several drafts at once', () => {
  it('are chosen by the agreement of their results', async () => {
    const { answer, requests } = await shop.ask(
      [query(wrong), query(right), query(alsoRight), query(right)],
      { candidates: 4 },
    )
    expect(answer).toMatchObject({ status: 'answered', sql: right, cost: { calls: 4 } })
    expect(agreement(answer.checks)).toMatchObject({ outcome: 'passed', detail: '3 of 4 drafts agree' })
    expect(requests).toHaveLength(4)
  })

  it('are all noted as attempts', async () => {
    const { answer } = await shop.ask([query(right), query(wrong), query(right)], { candidates: 3 })
    expect(answer.attempts.map(({ origin }) => origin)).toEqual(['draft', 'draft', 'draft'])
  })

  it('are asked for at a temperature above 0', async () => {
    const { requests } = await shop.ask(() => query(right), { candidates: 2 })
    for (const { body } of requests) expect(body.temperature).toBeGreaterThan(0)
    const set = await shop.ask(() => query(right), { candidates: 2, temperature: 0.3 })
    expect(set.requests.map(({ body }) => body.temperature)).toEqual([0.3, 0.3])
  })

  it('are under way together', async () => {
    const { events } = await shop.ask([{ silence: 'at-once' }, query(right), query(right)], {
      candidates: 3,
      timeoutMs: '1500ms',
    })
    const calls = events.flatMap((event) => (event.type === 'model-call' ? [event.call.outcome] : []))
    expect(calls.toSorted()).toEqual(['failed', 'ok', 'ok'])
  })

  it('agree in any order of rows, but not in another order than the one they asked for', async () => {
    const up = 'select id, total from orders order by id'
    const down = 'select id, total from orders order by id desc'
    const unordered = 'select id, total from orders where id > 0'
    const inAnyOrder = await shop.ask([query(up), query(unordered)], { candidates: 2 }, 'List the orders')
    expect(agreement(inAnyOrder.answer.checks)?.detail).toBe('2 of 2 drafts agree')
    const inOrder = await shop.ask([query(up), query(down)], { candidates: 2 }, 'List the orders')
    expect(agreement(inOrder.answer.checks)?.detail).toContain('No two of 2 drafts agree')
  })

  it('that do not agree are chosen by fewer findings, and it is said', async () => {
    const trap = 'select sum(o.total) as spent from orders o join lines l on l.order_id = o.id'
    const { answer } = await shop.ask([query(trap), query(right)], { candidates: 2 })
    expect(answer.sql).toBe(right)
    expect(answer.warnings.join()).toContain('No two of 2 drafts agree')
  })

  it('that are equal in all are chosen by the first', async () => {
    // Which of two requests under way arrives first is not told: the reply follows from nothing but the sameness.
    const { answer } = await shop.ask(() => query(right), { candidates: 2 })
    expect(answer.sql).toBe(right)
    expect(agreement(answer.checks)?.detail).toBe('2 of 2 drafts agree')
  })

  it('lose one that failed, while another ran', async () => {
    const { answer, requests } = await shop.ask([query(broken), query(right)], { candidates: 2 })
    expect(answer).toMatchObject({ status: 'answered', sql: right })
    expect(answer.attempts.map(({ error }) => error?.sqlstate ?? null).toSorted()).toEqual(['42703', null])
    expect(requests).toHaveLength(2)
  })

  it('that all failed are followed by a revision', async () => {
    const { answer, requests } = await shop.ask([query(broken), query(broken), query(right)], {
      candidates: 2,
    })
    expect(answer).toMatchObject({ status: 'answered', sql: right })
    expect(answer.attempts.map(({ origin }) => origin)).toEqual(['draft', 'draft', 'revision'])
    expect(requests[2]?.prompt).toContain('no_such_thing')
  })

  it('lose one that could not be had, and it is said', async () => {
    const gone: Reply = { status: 400, body: { error: { message: 'not today' } } }
    const { answer } = await shop.ask([gone, query(right), query(right)], { candidates: 3 })
    expect(answer).toMatchObject({ status: 'answered', sql: right })
    expect(agreement(answer.checks)?.detail).toBe('2 of 2 drafts agree')
    expect(answer.warnings.join()).toMatch(/2 of the 3 drafts asked for were made.*not today/)
  })

  it('do not wait for one that hangs once most of them are there', async () => {
    const { answer } = await shop.ask([{ silence: 'at-once' }, query(right), query(right)], { candidates: 3 })
    expect(answer).toMatchObject({ status: 'answered', sql: right })
    expect(answer.warnings.join()).toMatch(/2 of the 3 drafts asked for were made.*had no reply/)
  })

  it('are fewer where the budget allows fewer, and it is said', async () => {
    const { answer, requests } = await shop.ask(() => query(right), { candidates: 5, maxCalls: 2 })
    expect(requests).toHaveLength(2)
    expect(answer).toMatchObject({ status: 'answered', cost: { calls: 2 } })
    expect(answer.warnings.join()).toMatch(/2 of the 5 drafts asked for were made: .*2 may be made/)
  })

  it('are not made at all where the budget allows none', async () => {
    const { answer, requests } = await shop.ask(() => query(right), { candidates: 3, maxCalls: 0 })
    expect(answer).toMatchObject({ status: 'failed', error: { code: 'budget_calls' } })
    expect(requests).toHaveLength(0)
  })

  it('keep money together', async () => {
    // A call may cost about 40 cents at most here: the money of one is too little for two.
    const { requests, answer } = await shop.ask(() => query(right), {
      candidates: 3,
      maxUsd: 0.6,
      prices: { scripted: { input: 0, output: 100 } },
    })
    expect(requests).toHaveLength(1)
    expect(answer.warnings.join()).toContain('1 of the 3 drafts asked for was made')
  })

  it('refuse or ask back only when most of them do', async () => {
    const refused = await shop.ask([cannot, cannot, query(right)], { candidates: 3 })
    expect(refused.answer).toMatchObject({ status: 'refused', error: { code: 'not_in_database' } })
    const asked = await shop.ask([ambiguous, query(right), ambiguous], { candidates: 3 })
    expect(asked.answer.status).toBe('clarify')
    const answered = await shop.ask([cannot, query(right), ambiguous], { candidates: 3 })
    expect(answered.answer).toMatchObject({ status: 'answered', sql: right })
  })

  it('are one draft where the built-in model answers', async () => {
    const { answer } = await shop.ask(
      [],
      { candidates: 4, model: 'builtin' },
      'How many customers are there?',
    )
    expect(answer.attempts).toHaveLength(1)
    expect(agreement(answer.checks)).toBeUndefined()
  })
})
