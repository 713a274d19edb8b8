import { describe, expect, it } from 'vitest'
import { gate } from '../../src/agents/gate.js'

const known = { meaning: null, tables: ['customers', 'orders'] }

describe('the gate', () => {
  it.each([
    ['write-request', ['delete all orders', 'please set the price of product 3 to 10']],
    ['not-about-data', ['???', '12 + 3', 'Hello!', 'thank you', 'Who are you?', 'how are you today']],
    ['ambiguous', ['How many are there?', 'show me all of them']],
    [
      'answerable',
      [
        'How many orders are there?',
        'orders',
        'Who bought the most?',
        'What about 2023?',
        'how many were deleted?',
        'list all',
        'What is it?',
        'Wie viele Kunden gibt es?',
        '顧客は何人ですか',
        'hello kitty sales',
      ],
    ],
  ])('takes for %s what is', (kind, questions) => {
    for (const question of questions) expect(gate(question, known).kind, question).toBe(kind)
  })

  it('offers the tables when a question names nothing', () => {
    const gated = gate('How many are there?', known)
    expect(gated).toMatchObject({ clarification: { options: [{ label: 'customers' }, { label: 'orders' }] } })
  })

  it('asks back once, and not where there is one table only', () => {
    expect(gate('How many are there?', { ...known, meaning: 'customers' }).kind).toBe('answerable')
    expect(gate('How many are there?', { ...known, tables: ['orders'] }).kind).toBe('answerable')
  })
})
