import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type OpenCritic, openCritic, shop } from './open-critic.js'

let critic: OpenCritic

beforeAll(async () => {
  critic = await openCritic(shop)
})
afterAll(() => critic.close())

describe('names', () => {
  it('says which table owns a column, without running anything', async () => {
    const [finding] = await critic.unrun('select quantity from orders')
    expect(finding).toMatchObject({ check: 'names', severity: 'block' })
    expect(finding?.fix).toContain('order_items')
  })

  it('says the nearest names', async () => {
    const found = await critic.unrun('select custmer_id from ordrs')
    expect(found.map(({ fix }) => fix).join(' ')).toContain('orders')
    const [column] = await critic.unrun('select o.custmer_id from orders o')
    expect(column?.fix).toContain('orders.customer_id')
  })

  it.each([
    'select total * 2 as twice from orders order by twice',
    "select date_trunc('month', placed_at) as month, count(*) from orders group by month",
    'select o from orders o',
    'select ctid, o.tableoid from orders o',
    'with t(a, b) as (select id, total from orders) select a, b from t',
    'select c.name, (select max(o.total) from orders o where o.customer_id = c.id) as most from customers c',
    'select j.x from orders, lateral (select total + 1 as x) j',
    'select g from generate_series(1, 2) g',
    'with recursive r as (select 1 as n union all select n + 1 from r where n < 3) select n from r',
    'select id from customers natural join (select 1 as id) one',
    'select * from orders full join payments using (id)',
  ])('knows every name of: %s', async (sql) => {
    expect((await critic.unrun(sql)).filter(({ check }) => check === 'names')).toEqual([])
  })
})

describe('text constants', () => {
  it.each([
    ['another case', `select id from orders where status = 'Shipped'`, `'shipped'`],
    ['a slip', `select id from orders where status in ('pending', 'shiped')`, `'shipped'`],
    ['another case in LIKE', `select id from customers where name like '%ADA%'`, `'Ada'`],
    [
      'a constant that lower() never equals',
      `select id from orders where lower(status) = 'Shipped'`,
      `'shipped'`,
    ],
    ['CASE', `select sum(case when status = 'SHIPPED' then 1 else 0 end) from orders`, `'shipped'`],
    ['another column', `select id from customers where city = 'France'`, 'customers.country'],
    ['another table', `select id from orders where status = 'Norway'`, 'customers.country'],
  ])('blocks %s and says what is stored', async (_, sql, stored) => {
    const found = (await critic.findings(sql)).find(({ check }) => check === 'literal')
    expect(found?.severity).toBe('block')
    expect(`${found?.evidence} ${found?.fix}`).toContain(stored)
  })

  it('warns of a value that nothing resembles', async () => {
    expect(await critic.verdicts(`select count(*) from orders where status = 'zzzzzz'`)).toEqual([
      'warn literal',
    ])
  })

  it.each([
    `select id from orders where status = 'shipped'`,
    `select id from orders where lower(status) = 'shipped'`,
    `select id from customers where name ilike '%ADA%'`,
    `select id from orders where status <> 'cancelled'`,
    `select id from customers where name || city = 'nothing like it' or id = 1`,
  ])('accepts %s', async (sql) => {
    expect(await critic.verdicts(sql)).toEqual([])
  })
})

describe('NULL', () => {
  it.each([
    ['a subquery', 'select name from customers where id not in (select customer_id from orders)'],
    ['<> all', 'select name from customers where id <> all (select customer_id from orders)'],
    ['a list', 'select name from customers where id not in (1, null)'],
  ])('makes NOT IN with %s never true', async (_, sql) => {
    expect(await critic.verdicts(sql)).toContain('block not-in-null')
  })

  it.each([
    'select name from customers where id not in (select customer_id from orders where customer_id is not null)',
    'select name from customers c where not exists (select 1 from orders o where o.customer_id = c.id)',
    'select id from orders where id not in (select order_id from payments)',
  ])('leaves alone %s', async (sql) => {
    expect(await critic.verdicts(sql)).toEqual([])
  })

  it('is never equal', async () => {
    expect(await critic.verdicts('select count(*) from orders where rating = null')).toContain(
      'block null-comparison',
    )
    expect(await critic.verdicts('select count(*) from orders where rating is null')).toEqual([])
  })

  it('ranks above the greatest', async () => {
    const sql = 'select id from orders order by rating desc limit 1'
    expect(await critic.verdicts(sql)).toEqual(['block nulls-first'])
    expect(await critic.verdicts('select id, rating as r from orders order by 2 desc limit 1')).toContain(
      'block nulls-first',
    )
    expect(await critic.verdicts(sql.replace('desc', 'desc nulls last'))).toEqual([])
    expect(await critic.verdicts('select id from orders order by total desc limit 1')).toEqual([])
    expect(
      await critic.verdicts('select id from orders where rating > 0 order by rating desc limit 1'),
    ).toEqual([])
  })
})

describe('dates', () => {
  it('loses the last day of a range on a timestamp', async () => {
    const sql = `select id from orders where placed_at between '2024-01-01' and '2024-01-31'`
    const [finding] = await critic.findings(sql)
    expect(finding).toMatchObject({ check: 'last-day', severity: 'warn' })
    expect(finding?.evidence).toContain('1 rows')
    expect(await critic.verdicts(sql.replace('2024-01-31', '2024-02-28'))).toEqual([])
    expect(
      await critic.verdicts(`select id from orders where shipped_on between '2024-01-01' and '2024-02-02'`),
    ).toEqual([])
  })

  it('says where the data end', async () => {
    const found = await critic.findings(`select count(*) from orders where placed_at >= '2031-01-01'`)
    expect(found.find(({ check }) => check === 'outside-data')?.evidence).toContain('ends at 2024-03-15')
  })

  it('warns of a clock time that meets an instant', async () => {
    const sql = 'select o.id from orders o join payments p on p.order_id = o.id and p.paid_at > o.placed_at'
    expect(await critic.verdicts(sql)).toContain('warn time-zone')
  })

  it.each([
    ['a slip of a day', `placed_at >= '2024-01-02' and placed_at < '2024-02-01'`],
    ['no end', `placed_at >= '2024-01-01'`],
    ['no condition', 'true'],
  ])('compares with the dates asked for: %s', async (_, where) => {
    const question = 'How many orders were placed in January 2024?'
    expect(await critic.verdicts(`select count(*) from orders where ${where}`, question)).toContain(
      'warn stated-date',
    )
  })

  it.each([
    `placed_at >= '2024-01-01' and placed_at < '2024-02-01'`,
    `placed_at::date between '2024-01-01' and '2024-01-31'`,
    `date_trunc('month', placed_at) = '2024-01-01'`,
    `to_char(placed_at, 'YYYY-MM') = '2024-01'`,
    'extract(year from placed_at) = 2024 and extract(month from placed_at) = 1',
  ])('reads a month in %s', async (where) => {
    const question = 'How many orders were placed in January 2024?'
    expect(await critic.verdicts(`select count(*) from orders where ${where}`, question)).toEqual([])
  })

  it('tells a calendar month from thirty days', async () => {
    const question = 'How many orders were placed last month?'
    const rolling = `select count(*) from orders where placed_at >= now() - interval '1 month'`
    expect(await critic.verdicts(rolling, question)).toContain('warn calendar-period')
    const calendar = `select count(*) from orders where placed_at >= date_trunc('month', now()) - interval '1 month' and placed_at < date_trunc('month', now())`
    expect(await critic.verdicts(calendar, question)).toEqual([])
  })
})
