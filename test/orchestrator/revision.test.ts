import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openShop, query, type Shop } from './shop.js'

let shop: Shop

beforeAll(async () => {
  shop = await openShop()
})

afterAll(() => shop.close())

const trap = 'select sum(o.total) as spent from orders o join lines l on l.order_id = o.id'
const right = 'select sum(total) as spent from orders'

describe('an answer that stands', () => {
  it('gives way to a revision that mends what was named', async () => {
    const { answer, events } = await shop.ask([query(trap), query(right)])
    expect(answer).toMatchObject({ sql: right, rows: [{ spent: 35.5 }] })
    expect(events).toContainEqual(
      expect.objectContaining({ body: { kind: 'revision', check: 'fan-out', outcome: 'healed' } }),
    )
  })

  it('is kept from a revision that adds a fault to what it mends', async () => {
    const worse = 'select sum(total) as spent from orders where id < 0'
    const { answer, events } = await shop.ask([query(trap), query(worse)])
    expect(answer).toMatchObject({ status: 'answered', sql: trap })
    expect(events).toContainEqual(
      expect.objectContaining({ body: { kind: 'revision', check: 'fan-out', outcome: 'regressed' } }),
    )
  })

  it.each([
    ['the endpoint fails', { status: 400, body: { error: { message: 'gone fishing' } } }, 'gone fishing'],
    ['the connection is cut', { drop: true }, 'not revised'],
    [
      'the model gives up',
      { fill: { outcome: 'cannot', sql: '', reason: 'I do not know any better' } },
      'I do not know any better',
    ],
    [
      'the model asks back',
      { fill: { outcome: 'ambiguous', sql: '', reason: 'Which total?', readings: ['a', 'b'] } },
      'Which total?',
    ],
    ['the model refuses', { refusal: 'I must not' }, 'I must not'],
    ['the revision does not run', query('select nothing_like_it from orders'), ''],
  ] as const)('is delivered when %s', async (_, reply, said) => {
    const { answer } = await shop.ask((_request, index) => (index === 0 ? query(trap) : reply), {
      maxAttempts: 2,
    })
    expect(answer).toMatchObject({ status: 'answered', sql: trap })
    expect(answer.checks).toContainEqual(expect.objectContaining({ id: 'fan-out', outcome: 'failed' }))
    expect(answer.warnings.join()).toContain(said)
  })
})

describe('clarify, cannot answer and failed', () => {
  it('are told apart also after an attempt that failed', async () => {
    const broken = query('select nothing_like_it from orders')
    const cannot = { fill: { outcome: 'cannot', sql: '', reason: 'there is no weather here' } }
    const ambiguous = {
      fill: { outcome: 'ambiguous', sql: '', reason: 'Which?', readings: ['gross', 'net'] },
    }
    expect((await shop.ask([broken, cannot])).answer).toMatchObject({
      status: 'refused',
      error: { code: 'not_in_database' },
    })
    expect((await shop.ask([broken, ambiguous])).answer).toMatchObject({ status: 'clarify', error: null })
    expect((await shop.ask([broken, broken])).answer).toMatchObject({
      status: 'failed',
      error: { code: 'no_correct_sql' },
    })
  })

  it('asks again for an ambiguity without its readings, and ends as failed', async () => {
    const { answer, requests } = await shop.ask(() => ({
      fill: { outcome: 'ambiguous', sql: '', readings: ['only one'] },
    }))
    expect(answer).toMatchObject({ status: 'failed', error: { code: 'unreadable_reply' } })
    expect(requests[1]?.prompt).toContain('fewer than two')
  })

  it('spends nothing on what the gate can tell', async () => {
    const asked = async (question: string) => {
      const { answer, requests } = await shop.ask([], {}, question)
      expect(requests).toHaveLength(0)
      return answer
    }
    expect(await asked('Thank you!')).toMatchObject({
      status: 'refused',
      error: { code: 'not_a_data_question' },
    })
    expect(await asked('remove all customers')).toMatchObject({
      status: 'refused',
      error: { code: 'write_requested' },
    })
    expect(await asked('How many are there?')).toMatchObject({ status: 'clarify', error: null })
  })
})
