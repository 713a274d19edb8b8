import { describe, expect, it } from 'vitest'
import { similarExamples } from '../../src/linking/examples.js'
import { madeCatalog } from '../builtin/made-catalog.js'

const catalog = madeCatalog({
  customers: { columns: { id: { type: 'integer' }, name: { type: 'text' }, country: { type: 'text' } } },
  orders: {
    columns: {
      id: { type: 'integer' },
      customer_id: { type: 'integer', references: 'customers.id' },
      total: { type: 'decimal' },
    },
  },
  machines: { columns: { id: { type: 'integer' }, serial: { type: 'text' } } },
})

const known = [
  { question: 'machines with a serial of "X"', sql: "select id from machines where serial = 'X'" },
  {
    question: 'order totals by country',
    sql: 'select country, sum(total) from orders join customers c on c.id = customer_id group by 1',
  },
  { question: 'clients with names', sql: 'select name from customers' },
]

const limits = { most: 3, maxTokens: 600 }

describe('examples for a question', () => {
  it('are those of like words, best first', () => {
    const found = similarExamples('What is the total of orders per country?', known, catalog, limits)
    expect(found[0]?.question).toBe('order totals by country')
    expect(found.map(({ question }) => question)).not.toContain('machines with a serial of "X"')
  })

  it('are found by the schema elements of their SQL when the words differ', () => {
    const found = similarExamples('customer names', known, catalog, limits)
    expect(found[0]?.question).toBe('clients with names')
  })

  it('keep to their number and to their room', () => {
    const many = Array.from({ length: 9 }, (_, at) => ({
      question: `orders per country ${at}`,
      sql: `select ${at}`,
    }))
    expect(similarExamples('orders per country', many, catalog, limits)).toHaveLength(3)
    expect(similarExamples('orders per country', many, catalog, { most: 9, maxTokens: 20 })).toHaveLength(2)
  })

  it('are none when nothing is alike', () => {
    expect(similarExamples('What is the weather?', known, catalog, limits)).toEqual([])
  })
})
