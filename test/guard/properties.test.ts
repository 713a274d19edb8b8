import fc from 'fast-check'
import { afterAll, beforeAll, describe, it } from 'vitest'
import { type GuardedDatabase, guardedDatabase, shop } from './guarded-database.js'

let db: GuardedDatabase
beforeAll(async () => {
  db = await guardedDatabase(shop)
})
afterAll(() => db.close())

const harmless = fc.constantFrom(
  'select id, total from sales',
  'select 1',
  'values (1), (2)',
  'table clients',
  "select count(*) from clients where name like '%x;%' -- ; done",
  'select stage, sum(total) from sales group by rollup (stage)',
  'with q as (select id from sales) select * from q',
)

const harmful = fc.constantFrom(
  'select pg_sleep(1)',
  "select * from pg_read_file('x')",
  'select * from pg_shadow',
  'select g.pg_sleep from generate_series(1, 1) g',
  'select * from sales for update',
  'select 1 where $1',
  'with d as (delete from sales returning 1) select 1',
  "values (nextval('x'))",
)

/** Ways to put one query inside another; a comment at its end must not swallow what follows. */
const wrapper = fc.constantFrom<(sql: string) => string>(
  (sql) => `select * from (${sql}\n) inner_query`,
  (sql) => `with outer_query as (${sql}\n) select count(*) from outer_query`,
  (sql) => `select 1 where exists (${sql}\n)`,
  (sql) => `select array(select 1 from (${sql}\n) q)`,
  (sql) => `select c.id from clients c, lateral (${sql}\n) l`,
  (sql) => `select case when exists (${sql}\n) then 1 end from sales group by 1`,
  (sql) => `select 1 order by (select count(*) from (${sql}\n) q)`,
  (sql) => `select null where false union all select 'x' from (${sql}\n) q`,
)

const wrap = (sql: string, wrappers: readonly ((sql: string) => string)[]) =>
  wrappers.reduce((inner, put) => put(inner), sql)
const wrappers = fc.array(wrapper, { maxLength: 4 })

describe('whatever a query is put into', () => {
  it('stays allowed when all of it only reads', async () => {
    await fc.assert(
      fc.asyncProperty(
        harmless,
        wrappers,
        async (sql, around) => (await db.guard.check(wrap(sql, around))).ok,
      ),
    )
  })

  it('stays refused when it does more', async () => {
    await fc.assert(
      fc.asyncProperty(
        harmful,
        wrappers,
        async (sql, around) => !(await db.guard.check(wrap(sql, around))).ok,
      ),
    )
  })

  it('is judged the same with a semicolon, spaces or comments around it', async () => {
    const before = fc.constantFrom('', ' ', '\n', '/* a */ ', '-- b\n', '; ')
    const after = fc.constantFrom('', ' ', '\n;', '\n; -- c', '\n;;', ' /* d */')
    await fc.assert(
      fc.asyncProperty(fc.oneof(harmless, harmful), before, after, async (sql, left, right) => {
        const [bare, dressed] = [await db.guard.check(sql), await db.guard.check(left + sql + right)]
        return bare.ok === dressed.ok && (bare.ok || dressed.ok || bare.code === dressed.code)
      }),
    )
  })
})

describe('whatever text comes in', () => {
  it('the guard answers, and never lets two statements or a write through', async () => {
    const piece = fc.constantFrom(
      'select',
      '1',
      'from',
      'sales',
      ';',
      'delete',
      "'",
      '"',
      '--',
      '\n',
      '/*',
      '*/',
      '$$',
      '(',
      ')',
      ',',
    )
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(' ')),
    )
    await fc.assert(
      fc.asyncProperty(text, async (sql) => {
        const verdict = await db.guard.check(sql)
        if (!verdict.ok) return verdict.message !== ''
        const again = await db.guard.check(verdict.statement.text)
        return again.ok && again.statement.text === verdict.statement.text
      }),
      { numRuns: 500 },
    )
  })
})

describe('the statement that is let through', () => {
  it('is whole and alone: it runs inside a query of ours, whatever it ends with', async () => {
    const after = fc.constantFrom('', ';', '\n-- d', ' -- e;', '; /* f */')
    await fc.assert(
      fc.asyncProperty(harmless, wrappers, after, async (sql, around, right) => {
        const verdict = await db.guard.check(wrap(sql, around) + right)
        if (!verdict.ok) return false
        await db.run(`select * from (${verdict.statement.text}\n) checked limit 1`)
        return true
      }),
    )
  })
})
