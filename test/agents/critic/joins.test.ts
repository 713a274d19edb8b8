import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type OpenCritic, openCritic, shop } from './open-critic.js'

let critic: OpenCritic

beforeAll(async () => {
  critic = await openCritic(shop)
})
afterAll(() => critic.close())

const items = 'orders o join order_items i on i.order_id = o.id'

describe('fan-out', () => {
  it('proves how often rows are counted again', async () => {
    const [finding] = await critic.findings(`select sum(o.total) from ${items}`)
    expect(finding).toMatchObject({ check: 'fan-out', severity: 'block' })
    expect(finding?.evidence).toContain('counts 4 rows of orders 6 times')
    expect(finding?.evidence).toContain('order_items')
  })

  it.each([
    ['a comma join', 'select sum(o.total) from orders o, order_items i where i.order_id = o.id'],
    ['a count of the one side', `select count(o.id) from ${items}`],
    ['groups', `select o.status, avg(o.total) from ${items} group by o.status`],
    ['a left join', 'select sum(o.total) from orders o left join order_items i on i.order_id = o.id'],
    ['a CTE', `with t as (select sum(o.total) as s from ${items}) select s from t`],
  ])('sees it through %s', async (_, sql) => {
    expect(await critic.verdicts(sql)).toContain('block fan-out')
  })

  it.each([
    ['the many side', `select sum(i.quantity) from ${items}`],
    ['both sides', `select sum(i.quantity * o.total) from ${items}`],
    ['what duplicates do not change', `select max(o.total), count(distinct o.id) from ${items}`],
    ['rows of the join', `select count(*) from ${items}`],
    [
      'groups within which nothing repeats',
      `select i.product_id, sum(o.total) from ${items} group by i.product_id`,
    ],
    ['a join by key', 'select sum(o.total) from orders o join customers c on c.id = o.customer_id'],
  ])('leaves %s alone', async (_, sql) => {
    expect(await critic.verdicts(sql)).toEqual([])
  })

  it('calls two branches from one hub a chasm', async () => {
    const sql = `select sum(i.quantity), sum(p.amount) from ${items} join payments p on p.order_id = o.id`
    expect(await critic.verdicts(sql)).toEqual(['block chasm', 'block chasm'])
  })

  it('only warns where the rows may be meant at the other grain', async () => {
    const sql = `select sum(p.price), sum(i.quantity) from order_items i join products p on p.id = i.product_id`
    expect(await critic.verdicts(sql)).toEqual(['warn fan-out'])
  })

  it('is undecided when no probe may be run', async () => {
    const none = { timeoutMs: 1000, maxProbes: 0, maxBytes: 1000 }
    expect(await critic.findings(`select sum(o.total) from ${items}`, null, none)).toEqual([])
  })
})

describe('joins', () => {
  it.each([
    ['a comma without a condition', 'select c.name, o.total from customers c, orders o'],
    ['ON TRUE', 'select c.name, o.total from customers c join orders o on true'],
    [
      'a third table left loose',
      `select c.name from customers c join orders o on o.customer_id = c.id, products p`,
    ],
  ])('finds nothing joining: %s', async (_, sql) => {
    expect(await critic.verdicts(sql)).toContain('block cross-join')
  })

  it.each([
    [
      'one row of an aggregate',
      'select o.id from orders o, (select avg(total) as mean from orders) a where o.total > a.mean',
    ],
    ['a function', 'select n from generate_series(1, 3) n, (select 1 as one) x'],
    [
      'distinct counts',
      'select count(distinct o.id)::float / count(distinct c.id) as ratio from orders o, customers c',
    ],
    [
      'a correlated subquery',
      'select c.name from customers c where exists (select 1 from orders o where o.customer_id = c.id)',
    ],
    [
      'a lateral one',
      'select c.name, l.total from customers c, lateral (select o.total from orders o where o.customer_id = c.id) l',
    ],
  ])('lets %s stand beside a table', async (_, sql) => {
    expect(await critic.verdicts(sql)).toEqual([])
  })

  it('names what a column does refer to', async () => {
    const [finding] = await critic.findings(
      'select o.id from orders o join products p on p.id = o.customer_id',
    )
    expect(finding).toMatchObject({ check: 'join-key', severity: 'block' })
    expect(finding?.evidence).toContain('customers.id')
  })

  it('warns of another column than the one the tables join by', async () => {
    expect(await critic.verdicts('select o.id from orders o join customers c on c.id = o.id')).toContain(
      'warn join-key',
    )
  })

  it('accepts siblings that refer to the same table, and further conditions beside the key', async () => {
    expect(
      await critic.verdicts('select p.id from payments p join order_items i on i.order_id = p.order_id'),
    ).not.toContain('block join-key')
    const sql = 'select o.id from orders o join customers c on c.id = o.customer_id and c.id <> o.id'
    expect(await critic.verdicts(sql)).toEqual([])
  })

  it('counts 1 for nobody after a left join', async () => {
    const from = 'customers c left join orders o on o.customer_id = c.id group by c.id'
    const [finding] = await critic.findings(`select c.id, count(*) from ${from}`)
    expect(finding).toMatchObject({ check: 'left-join-count', severity: 'block' })
    expect(finding?.evidence).toContain('1 rows that have no orders')
    expect(await critic.verdicts(`select c.id, count(o.id) from ${from}`)).toEqual([])
  })

  it('counts what an inner join drops when all are asked for', async () => {
    const sql = (join: string) =>
      `select c.name, count(o.id) from customers c ${join} orders o on o.customer_id = c.id group by c.id, c.name`
    const question = 'How many orders do all customers have, including those without any? Show the name.'
    const found = await critic.findings(sql('join'), question)
    expect(found.find(({ check }) => check === 'dropped-rows')?.evidence).toContain(
      '1 row of customers has no match',
    )
    expect(await critic.verdicts(sql('left join'), question)).toEqual([])
    expect(await critic.verdicts(sql('join'), 'orders per customer name')).toEqual([])
  })

  it('finds a row listed twice because of a join', async () => {
    const sql = `select c.name from customers c join orders o on o.customer_id = c.id`
    expect(await critic.verdicts(sql)).toEqual(['warn repeated-rows'])
    expect(await critic.verdicts(sql.replace('select', 'select distinct'))).toEqual([])
  })

  it('finds a join that only drops rows', async () => {
    const sql =
      'select o.status, max(o.total) from orders o join payments p on p.order_id = o.id group by o.status'
    expect(await critic.verdicts(sql, 'What is the highest order total per status?')).toEqual([
      'warn unused-join',
    ])
    expect(await critic.verdicts(sql, 'What is the highest order total with payments per status?')).toEqual(
      [],
    )
  })
})
