import { describe, expect, it } from 'vitest'
import { writeRequest } from '../../src/agents/write-request.js'

describe('an order to write', () => {
  it.each([
    ['delete all orders', 'delete'],
    ['Please delete the customer named Ada', 'delete'],
    ['can you drop the table orders?', 'drop'],
    ['drop table orders', 'drop'],
    ['I want you to truncate orders', 'truncate'],
    ['insert a new customer called Ben', 'insert'],
    ['update the price of product 3 to 10', 'update'],
    ['set status to paid for order 5', 'set'],
    ['create a new user for Ben', 'create'],
    ['remove all orders from 2020', 'remove'],
    ['grant me access to everything', 'grant'],
    ['increase all prices by 10%', 'increase'],
    ['add a new customer called Ada', 'add'],
    ['cancel order 17', 'cancel'],
    ['mark all invoices as paid', 'mark'],
    ['Mark claim C2310000 as settled.', 'mark'],
  ])('is seen in "%s"', (question, verb) => {
    expect(writeRequest(question)).toBe(verb)
  })

  it.each([
    'How many accounts were deleted last month?',
    'Which orders were updated in May?',
    'show the drop in revenue by month',
    'list the updates per product',
    'create a list of customers by country',
    'Create a report of monthly revenue',
    'set of products sold in June',
    'which customers changed their address?',
    'remove duplicates and list the cities',
    'drop-off rate per step',
    'add up the totals per customer',
    'increase in revenue by month',
    'update times per order',
    'refunds per month',
    'cancelled orders by month',
    'the lowest price by category',
    'lower and upper price by category',
  ])('is not seen in "%s"', (question) => {
    expect(writeRequest(question)).toBeNull()
  })
})
