import { describe, expect, it } from 'vitest'
import { applyDefinitions, parseDefinition } from '../../src/linking/definitions.js'

describe('a definition', () => {
  it.each([
    [
      'revenue means the sum of order_items.quantity * order_items.unit_price',
      'revenue',
      'the sum of order_items.quantity * order_items.unit_price',
    ],
    ['client = customers', 'client', 'customers'],
    ['"active customer" is a customer with an order', 'active customer', 'a customer with an order'],
    ['GMV refers to total order value.', 'GMV', 'total order value'],
    ['churned: ended_at is not null', 'churned', 'ended_at is not null'],
    ['revenue excludes refunds', 'revenue', 'excludes refunds'],
  ])('is read from "%s"', (text, term, meaning) => {
    expect(parseDefinition(text)).toEqual({ term, meaning })
  })

  it.each(['', 'revenue', 'revenue means', '= customers'])('is not read from "%s"', (text) => {
    expect(parseDefinition(text)).toBeNull()
  })
})

describe('a question with defined terms', () => {
  const definitions = [
    { term: 'client', meaning: 'customers' },
    { term: 'big client', meaning: 'customers with more than 10 orders' },
  ]

  it('gets the meaning in place of the term, plural or not', () => {
    expect(applyDefinitions('How many Clients per country?', definitions)).toEqual({
      question: 'How many customers per country?',
      used: [definitions[0]],
    })
  })

  it('prefers the longest term', () => {
    expect(applyDefinitions('list big clients and clients', definitions).question).toBe(
      'list customers with more than 10 orders and customers',
    )
  })

  it('leaves quoted values and parts of words alone', () => {
    const question = 'orders named "client" by clientele'
    expect(applyDefinitions(question, definitions)).toEqual({ question, used: [] })
  })
})
