import { expect, it } from 'vitest'
import { guardedDatabase, shop } from './guarded-database.js'

it('judges many statements at once as it does one by one', async () => {
  const db = await guardedDatabase(shop)
  try {
    const statements = Array.from({ length: 30 }, (_, index) =>
      index % 3 === 0 ? `select pg_sleep(${index})` : `select round(total, ${index}) from sales`,
    )
    const verdicts = await Promise.all(statements.map((sql) => db.guard.check(sql)))
    expect(verdicts.map(({ ok }) => ok)).toEqual(statements.map((_, index) => index % 3 !== 0))
  } finally {
    await db.close()
  }
})

it('throws when the catalogue cannot be read: that is no verdict on the statement', async () => {
  const db = await guardedDatabase(shop)
  await db.connection.close()
  try {
    await expect(db.guard.check('select upper(name) from clients')).rejects.toThrow()
    expect(await db.refusal('selekt 1')).toMatchObject({ code: 'syntax_error' })
  } finally {
    await db.close()
  }
})

it('reads a catalogue in which the search path hides nothing of Postgres', async () => {
  const db = await guardedDatabase(`${shop}
    create function public.pg_get_viewdef(oid) returns text language sql stable as 'select ''select 1''';
    create function public.unnest(x text[], y text) returns setof text language sql stable as 'select y';
    create view slow as select pg_sleep(1)::text as pause;
  `)
  try {
    expect(await db.outcome('select * from slow')).toMatch(/^relation_not_allowed: .*pg_sleep/)
  } finally {
    await db.close()
  }
})
