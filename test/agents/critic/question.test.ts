import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type OpenCritic, openCritic, shop } from './open-critic.js'

let critic: OpenCritic

beforeAll(async () => {
  critic = await openCritic(shop)
})
afterAll(() => critic.close())

/** A check, a question, a statement it warns of and a right one beside it. */
const pairs: readonly (readonly [string, string, string, string])[] = [
  [
    'block not-read',
    'How many products are there?',
    'select count(*) from orders',
    'select count(*) from products',
  ],
  [
    'block not-read',
    'Number of orders that were placed',
    'select count(distinct id) from customers',
    'select count(distinct id) from orders',
  ],
  [
    'warn stated-value',
    'How many customers are in Norway?',
    'select count(*) from customers',
    `select count(*) from customers where country = 'Norway'`,
  ],
  [
    'warn stated-value',
    'Which orders are "pending"?',
    'select id from orders',
    `select id from orders where status = 'pending'`,
  ],
  [
    'warn stated-number',
    'Which products cost 4?',
    'select name from products',
    'select name from products where price = 4',
  ],
  [
    'warn stated-number',
    'Show the top 2 products by price',
    'select name from products order by price desc limit 3',
    'select name from products order by price desc limit 2',
  ],
  [
    'warn stated-number',
    'How many orders of more than 7 products were placed in the first 3 months of 2024?',
    `select count(*) from orders where placed_at >= '2024-01-01' and placed_at < '2024-04-01'`,
    `select count(*) from orders where placed_at >= '2024-01-01' and placed_at < '2024-04-01' and id > 7`,
  ],
  [
    'warn stated-comparison',
    'Which products cost more than 4?',
    'select name from products where price >= 4',
    'select name from products where price > 4',
  ],
  [
    'warn stated-comparison',
    'Which customers have at least two orders?',
    'select customer_id from orders where customer_id is not null group by 1 having count(*) > 2',
    'select customer_id from orders where customer_id is not null group by 1 having count(*) >= 2',
  ],
  [
    'block ranking',
    'Which product has the highest price?',
    'select name from products order by price limit 1',
    'select name from products order by price desc limit 1',
  ],
  [
    'warn ranking',
    'Which product has the highest price?',
    'select name from products order by price desc',
    'select name from products where price = (select max(price) from products)',
  ],
  [
    'warn ordering',
    'List products in descending order of price',
    'select name from products order by price',
    'select name from products order by price desc',
  ],
  [
    'warn ordering',
    'List products sorted by price',
    'select name from products',
    'select name from products order by price',
  ],
  [
    'warn measure',
    'What is the average price of products?',
    'select sum(price) from products',
    'select avg(price) from products',
  ],
  [
    'warn measure',
    'What is the total price of products?',
    'select max(price) from products',
    'select sum(price) from products',
  ],
  [
    'warn measure',
    'What is the first order date of customer 1?',
    'select max(placed_at) from orders where customer_id = 1',
    'select min(placed_at) from orders where customer_id = 1',
  ],
  [
    'warn named-column',
    'What is the total stock of all products?',
    'select sum(sold) from products',
    'select sum(stock) from products',
  ],
  [
    'warn asked-column',
    'Show id and shipped on of orders',
    'select id from orders',
    'select id, shipped_on from orders',
  ],
  [
    'warn asked-column',
    'Which customers live in Oslo?',
    `select country from customers where city = 'Oslo'`,
    `select name from customers where city = 'Oslo'`,
  ],
  [
    'warn shape',
    'How many orders are there?',
    'select status, count(*) from orders group by status',
    'select count(*) from orders',
  ],
  [
    'warn shape',
    'What is the order count for each status?',
    'select count(*) from orders',
    'select status, count(*) from orders group by status',
  ],
  [
    'warn shape',
    'How many different statuses do orders have?',
    'select count(status) from orders',
    'select count(distinct status) from orders',
  ],
  [
    'warn counted',
    'How many customers have orders?',
    'select count(customer_id) from orders',
    'select count(distinct customer_id) from orders',
  ],
  [
    'warn counted',
    'How many orders have items of more than 0 pieces?',
    'select count(*) from orders o join order_items i on i.order_id = o.id where i.quantity > 0',
    'select count(distinct o.id) from orders o join order_items i on i.order_id = o.id where i.quantity > 0',
  ],
  [
    'warn percentage',
    'What percentage of orders are shipped?',
    `select 1000.0 * avg((status = 'shipped')::int) as percentage from orders`,
    `select 100.0 * avg((status = 'shipped')::int) as percentage from orders`,
  ],
]

describe('what the question says', () => {
  it.each(pairs)('%s: %s', async (verdict, question, wrong, right) => {
    expect(await critic.verdicts(wrong, question)).toContain(verdict)
    expect(await critic.verdicts(right, question)).toEqual([])
  })

  it('is not asked of a statement of the user', async () => {
    expect(await critic.verdicts('select name from products order by price')).toEqual([])
  })
})

describe('what needs no question', () => {
  it.each([
    [
      'block integer-division',
      'select sold / stock from products where stock > 0',
      'select sold::numeric / stock from products where stock > 0',
    ],
    [
      'block integer-division',
      `select count(*) filter (where status = 'shipped') / count(*) from orders`,
      `select count(*) filter (where status = 'shipped')::float / count(*) from orders`,
    ],
    [
      'warn average-of-averages',
      'select avg(m) from (select status, avg(total) as m from orders group by status) t',
      'select avg(m) from (select status, sum(total) as m from orders group by status) t',
    ],
    ['warn same-twice', 'select name, name from products', 'select name, price from products'],
    [
      'warn same-twice',
      'select sum(sold)::float / sum(sold) from products',
      'select sum(sold)::float / sum(stock) from products',
    ],
    ['warn ranking', 'select name from products limit 2', 'select name from products order by name limit 2'],
    [
      'block one-row',
      'select count(*) from orders order by 1 desc',
      'select status, count(*) from orders group by status order by 2 desc',
    ],
  ])('%s: %s', async (verdict, wrong, right) => {
    expect(await critic.verdicts(wrong)).toContain(verdict)
    expect(await critic.verdicts(right)).toEqual([])
  })

  it('names the condition that leaves no rows', async () => {
    const found = await critic.findings(`select id from orders where status = 'pending' and total > 1000`)
    expect(found.find(({ check }) => check === 'empty-result')?.fix).toContain('total > 1000')
  })

  it('notes a tie where the rows are cut', async () => {
    const found = await critic.findings(
      'select customer_id, count(*) from orders where id > 2 group by 1 order by 2 desc limit 1',
    )
    expect(found).toContainEqual(expect.objectContaining({ check: 'tie-at-cut', severity: 'note' }))
  })

  it('cuts units to whole ones on purpose', async () => {
    expect(await critic.verdicts('select stock / 10 * 10 as tens from products')).toEqual([])
  })
})
