import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type GuardedDatabase, guardedDatabase, refusedWith, shop } from './guarded-database.js'

let db: GuardedDatabase
beforeAll(async () => {
  db = await guardedDatabase(`${shop}
    create sequence counter;
    create view slow as select id, pg_sleep(1)::text as pause from sales;
    create view slow_too as select * from slow;
    create view slow_thrice as select s.id from sales s where s.id in (select id from slow_too);
    create view numbered as select nextval('counter') as n;
    create view spying as select query from pg_stat_activity;
    create view own_country as select * from clients where country = current_setting('app.country', true);
    create materialized view kept as select id, pg_sleep(0)::text as pause from sales;
    create schema archive;
    create table archive.pg_stat_activity (at timestamptz, query text);
    create schema shadow;
    create view shadow.sales as select pg_sleep(1)::text;

    create foreign data wrapper elsewhere;
    create server other foreign data wrapper elsewhere;
    create foreign table remote (id int, total numeric) server other;
    create view over_remote as select count(*) as n from remote;
    create function from_remote() returns bigint language sql stable as 'select count(*) from remote';
    create table readings (taken date, value int) partition by range (taken);
    create table readings_new partition of readings for values from ('2024-01-01') to ('2025-01-01');
    create foreign table readings_old partition of readings for values from ('2020-01-01') to ('2024-01-01') server other;
  `)
})
afterAll(() => db.close())

describe('a relation that gives away secrets or other sessions', () => {
  it.each([
    'pg_authid',
    'pg_shadow',
    'pg_catalog.pg_user_mappings',
    'pg_user_mapping',
    'pg_stat_activity',
    'pg_stats',
    'pg_stats_ext',
    'pg_statistic',
    'pg_subscription',
    'pg_foreign_server',
    'pg_largeobject',
    'pg_hba_file_rules',
    'pg_file_settings',
    'pg_settings',
    'pg_config',
    'pg_locks',
    'pg_stat_replication',
    'pg_stat_ssl',
    'pg_stat_progress_vacuum',
    'pg_stat_statements',
    'pg_prepared_statements',
    'information_schema.user_mapping_options',
    'pg_toast.pg_toast_1255',
    'vault.secrets',
    'spying',
  ])('is refused: %s', async (name) => {
    expect(await db.outcome(`select * from ${name}`)).toMatch(refusedWith('relation_not_allowed'))
    expect(await db.outcome(`select 1 where exists (table ${name})`)).toMatch(
      refusedWith('relation_not_allowed'),
    )
  })

  it("does not make a user's own table of that name refused", async () => {
    expect(await db.outcome('select count(*) from archive.pg_stat_activity')).toBe('allowed')
  })
})

describe('the schema of the database', () => {
  it.each([
    'pg_class',
    'pg_attribute',
    'pg_proc',
    'pg_constraint',
    'pg_tables',
    'pg_views',
    'pg_indexes',
    'pg_sequences',
    'pg_roles',
    'pg_policies',
    'pg_extension',
    'pg_database',
    'pg_timezone_names',
    'pg_stat_user_tables',
    'information_schema.columns',
    'information_schema.tables',
    'information_schema.views',
    'information_schema.routines',
    'information_schema.key_column_usage',
    'information_schema.referential_constraints',
    'information_schema.role_table_grants',
  ])('may be read: %s', async (name) => {
    expect(await db.outcome(`select * from ${name}`)).toBe('allowed')
  })
})

describe('a view', () => {
  it.each(['slow', 'slow_too', 'slow_thrice', 'numbered', 'shadow.sales'])(
    'that calls a refused function, however deep, is refused: %s',
    async (name) => {
      const refusal = await db.refusal(`select 1 from sales, ${name}`)
      expect(refusal).toMatchObject({ code: 'relation_not_allowed', position: 22 })
      expect(refusal.message).toMatch(/pg_sleep|nextval/)
    },
  )

  it.each(['paid_sales', 'own_country', 'kept', 'public.paid_sales', 'sales'])(
    'that only reads is allowed: %s',
    async (name) => {
      expect(await db.outcome(`select * from ${name}`)).toBe('allowed')
    },
  )
})

describe('a foreign table', () => {
  it.each([
    'table remote',
    'table over_remote',
    'select from_remote()',
    'table readings',
    'select * from only readings_old',
  ])('is refused wherever it is reached: %s', async (sql) => {
    const refusal = await db.refusal(sql)
    expect(refusal.message).toMatch(/foreign table/)
  })

  it('does not make its sibling partition refused', async () => {
    expect(await db.outcome('table readings_new')).toBe('allowed')
  })

  it.each(['remote', 'public.remote'])('may be read when listed as %s', async (name) => {
    const guard = db.guardWith({ allowForeignTables: [name] })
    expect(await guard.check('table over_remote')).toMatchObject({ ok: true })
    expect(await guard.check('table readings')).toMatchObject({ ok: false })
  })
})

describe('a relation or column the database does not know', () => {
  it('is left to the database to name', async () => {
    expect(await db.outcome('select nothing from nowhere.at_all')).toBe('allowed')
  })
})
