import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { generateSample } from '../../sample/generate.js'
import { sampleNow } from '../../sample/now.js'
import { sampleSql } from '../../sample/sql.js'
import { createDatabase, type TestDatabase } from '../support/database.js'
import { sampleQuestions } from './questions.js'

/** Changes with any row; other tests and pages quote figures of these very rows. */
const rowsDigest = '9d7c30d52ec554521803527ef500886d65318926a409c79afa70d18629aa94aa'

const rowCounts = {
  categories: 8,
  products: 71,
  employees: 24,
  customers: 4000,
  orders: 9121,
  order_items: 17014,
  payments: 8635,
  refunds: 541,
  reviews: 2684,
  plans: 4,
  subscriptions: 1115,
  invoices: 9897,
}

let database: TestDatabase
beforeAll(async () => {
  database = await createDatabase(sampleSql())
})
afterAll(() => database.drop())

const rowsOf = async (sql: string) => (await database.run(sql)).rows as Record<string, unknown>[]

describe('the rows of the sample', () => {
  it('are the same rows every time and on every machine', () => {
    expect(sampleSql()).toBe(sampleSql())
    expect(digestOfRows()).toBe(rowsDigest)
  })

  it('are about fifty thousand in twelve tables, each as large as its business', () => {
    const counts = Object.fromEntries(generateSample().map(({ name, rows }) => [name, rows.length]))
    expect(counts).toEqual(rowCounts)
    const total = Object.values(counts).reduce((sum, count) => sum + count, 0)
    expect(total).toBeGreaterThan(45_000)
    expect(total).toBeLessThan(60_000)
  })

  it('all reach the database', async () => {
    for (const { name, rows } of generateSample()) {
      expect(await rowsOf(`select count(*)::int from ${name}`), name).toEqual([{ count: rows.length }])
    }
  })

  it('end within the last day, and nothing happens before what it follows from', async () => {
    expect(
      await rowsOf(`
        select
          (select min(ordered_at) >= '2023-07-01Z' and max(ordered_at) > timestamptz '${sampleNow}' - interval '1 day'
            from orders) as spans_three_years,
          (select greatest(max(o.delivered_at), max(o.ordered_at)) <= '${sampleNow}' from orders o) as orders_end,
          (select max(greatest(started_at, ended_at)) <= '${sampleNow}' from subscriptions) as subscriptions_end,
          (select max(greatest(issued_on, paid_on)) <= date '2026-06-30' from invoices) as invoices_end,
          (select bool_and(o.ordered_at > c.signed_up_at) from orders o join customers c on c.id = o.customer_id)
            as ordered_after_sign_up,
          (select bool_and(p.paid_at > o.ordered_at) from payments p join orders o on o.id = p.order_id)
            as paid_after_order,
          (select bool_and(r.refunded_at > o.delivered_at) from refunds r join orders o on o.id = r.order_id)
            as refunded_after_delivery,
          (select bool_and(p.launched_on <= o.ordered_at::date)
            from order_items i join orders o on o.id = i.order_id join products p on p.id = i.product_id)
            as sold_after_launch`),
    ).toEqual([
      {
        spans_three_years: true,
        orders_end: true,
        subscriptions_end: true,
        invoices_end: true,
        ordered_after_sign_up: true,
        paid_after_order: true,
        refunded_after_delivery: true,
        sold_after_launch: true,
      },
    ])
  })
})

describe('the schema of the sample', () => {
  it('has a comment on every table, view and column', async () => {
    expect(
      await rowsOf(`
        select c.relname, a.attname
        from pg_class c
        left join pg_attribute a on a.attrelid = c.oid and a.attnum > 0
        where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'v')
          and (obj_description(c.oid, 'pg_class') is null or col_description(c.oid, a.attnum) is null)`),
    ).toEqual([])
  })

  it('has a primary key on every table and no column named like a link without a foreign key', async () => {
    expect(
      await rowsOf(`
        select c.relname, a.attname
        from pg_class c
        join pg_attribute a on a.attrelid = c.oid and a.attnum > 0
        where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
          and (a.attname = 'id' or a.attname like '%\\_id')
          and not exists (
            select from pg_constraint k
            where k.conrelid = c.oid and k.conkey = array[a.attnum] and k.convalidated
              and k.contype = case when a.attname = 'id' then 'p' else 'f' end)`),
    ).toEqual([])
  })

  it('has an enum, jsonb, timestamptz, date, boolean and a generated column', async () => {
    const [types] = await rowsOf(`
      select array_agg(distinct t.typtype::text) as kinds,
        array_agg(distinct t.typname::text) as names,
        array_agg(distinct a.attgenerated::text) as generated
      from pg_attribute a
      join pg_class c on c.oid = a.attrelid
      join pg_type t on t.oid = a.atttypid
      where c.relnamespace = 'public'::regnamespace and a.attnum > 0`)
    expect(types?.kinds).toContain('e')
    expect(types?.generated).toContain('s')
    expect(types?.names).toEqual(
      expect.arrayContaining(['bool', 'date', 'int2', 'int4', 'jsonb', 'numeric', 'text', 'timestamptz']),
    )
  })
})

describe('the business of the sample', () => {
  it('adds up: an order is paid for its lines and its shipping, and never refunded above that', async () => {
    expect(
      await rowsOf(`
        select o.id
        from orders o
        left join payments p on p.order_id = o.id
        left join order_totals t on t.order_id = o.id
        left join refunds r on r.order_id = o.id
        where p.amount <> t.order_value + o.shipping_fee
          or r.amount > p.amount
          or (o.status in ('pending', 'cancelled')) <> (p.id is null)
          or (o.status = 'cancelled') <> (t.order_id is null)`),
    ).toEqual([])
  })

  it('grows, peaks in December and at weekends', async () => {
    const [facts] = await rowsOf(`
      with days as (
        select ordered_at::date as day, count(*) as orders from orders
        where ordered_at >= '2024-01-01' and ordered_at < '2026-01-01' group by day
      )
      select
        avg(orders) filter (where extract(month from day) = 12) / avg(orders) as december,
        avg(orders) filter (where extract(dow from day) in (0, 6)) / avg(orders) as weekend,
        sum(orders) filter (where day >= '2025-01-01') / sum(orders) filter (where day < '2025-01-01') as growth
      from days`)
    expect(Number(facts?.december)).toBeGreaterThan(1.5)
    expect(Number(facts?.weekend)).toBeGreaterThan(1.1)
    expect(Number(facts?.growth)).toBeGreaterThan(1.2)
  })

  it('depends on few customers: the busiest tenth place over a third of the orders', async () => {
    const [facts] = await rowsOf(`
      with busiest as (select count(*) as n from orders group by customer_id order by n desc limit 400)
      select sum(n) / (select count(*) from orders) as share from busiest`)
    expect(Number(facts?.share)).toBeGreaterThan(1 / 3)
  })

  it('has refunds, cancellations, churn and gaps', async () => {
    const [facts] = await rowsOf(`
      select
        (select count(*) from refunds) as refunds,
        (select count(*) from orders where status = 'cancelled') as cancelled,
        (select count(distinct status) from orders) as statuses,
        (select count(*) from subscriptions where ended_at is not null) as ended,
        (select count(*) from subscriptions where ended_at is null) as active,
        (select count(*) from customers where phone is null) as no_phone,
        (select count(*) from customers where birth_date is null) as no_birth_date,
        (select count(*) from refunds where reason is null) as no_reason,
        (select count(*) from reviews where review_text is null) as no_text,
        (select count(*) from products where weight_grams is null) as no_weight`)
    for (const [fact, count] of Object.entries(facts ?? {})) expect(Number(count), fact).toBeGreaterThan(0)
    expect(Number(facts?.statuses)).toBe(5)
  })
})

describe('the questions about the sample', () => {
  it('are different, at least 32, and of every level', () => {
    expect(new Set(sampleQuestions.map(({ question }) => question)).size).toBe(sampleQuestions.length)
    expect(sampleQuestions.length).toBeGreaterThanOrEqual(32)
    expect(new Set(sampleQuestions.map(({ level }) => level))).toEqual(new Set([1, 2, 3]))
  })

  it.each(sampleQuestions)('$question', async ({ sql }) => {
    const rows = await rowsOf(sql)
    expect(rows.length).toBeGreaterThan(0)
    expect(rows.every((row) => Object.values(row).some((cell) => cell !== null && cell !== '0'))).toBe(true)
  })

  it('have one answer: no tie decides who is in a top list', async () => {
    const ranked = sampleQuestions.filter(({ sql }) => /\blimit \d+$/.test(sql))
    expect(ranked.length).toBeGreaterThanOrEqual(6)
    for (const { question, sql } of ranked) {
      const oneMore = sql.replace(/limit (\d+)$/, (_, limit: string) => `limit ${Number(limit) + 1}`)
      const measures = (await rowsOf(oneMore)).map((row) => Object.values(row).at(-1))
      expect(new Set(measures).size, question).toBe(measures.length)
    }
  })
})

function digestOfRows(): string {
  return createHash('sha256').update(JSON.stringify(generateSample())).digest('hex')
}
