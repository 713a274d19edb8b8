import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fingerprint, introspect } from '../../src/database/introspect.js'
import { openConnection } from '../../src/database/open.js'
import type { Snapshot, Table } from '../../src/database/snapshot.js'
import { createDatabase, type TestDatabase } from '../support/database.js'
import { type OpenDatabase, openOnPglite, openOnPostgres, targetOf } from './databases.js'

const schema = `
create schema sales;
create schema "Back Office";
create type order_status as enum ('new', 'Paid', 'shipped');
create domain email as text check (value like '%@%');
create domain work_email as email not null;
create domain price as numeric(10,2);
create table customers (
  id int generated always as identity primary key,
  email work_email,
  name text not null default 'anonymous',
  gone text,
  tags text[],
  since timestamptz default now()
);
alter table customers drop column gone;
comment on table customers is 'people who buy';
comment on column customers.email is 'where to write to';
create table "Order Lines" (
  "OrderId" bigint not null,
  "line no" smallint not null,
  "CustomerId" int references customers (id),
  status order_status,
  unit price,
  total numeric generated always as (unit * 2) stored,
  primary key ("OrderId", "line no"),
  unique (status, unit)
);
create table sales.customers (id int primary key, code text, region text);
create unique index on sales.customers (code);
create unique index on sales.customers (region) where region is not null;
create unique index on sales.customers (lower(code));
create table "Back Office"."select" ("from" int, foreign key ("from") references sales.customers (id));
create table events (at date not null, kind text) partition by range (at);
create table events_2023 partition of events for values from ('2023-01-01') to ('2024-01-01');
create table events_2024 partition of events for values from ('2024-01-01') to ('2025-01-01') partition by list (kind);
create table events_2024_a partition of events_2024 for values in ('a');
insert into events values ('2023-05-05', 'a'), ('2024-05-05', 'a'), ('2024-06-06', 'a');
create view big_orders as select "OrderId", status from "Order Lines" where unit > 10;
create materialized view totals as select status, sum(unit) as total from "Order Lines" group by status;
create unlogged table empty ();
create schema agentdb;
create table agentdb.runs (id int);
create table hidden (id int);
create table partly (open int primary key, closed text unique);
`

let postgres: TestDatabase
let snapshot: Snapshot
let embedded: OpenDatabase
let embeddedSnapshot: Snapshot

beforeAll(async () => {
  postgres = await createDatabase(schema)
  await postgres.run(`revoke all on hidden, partly from ${postgres.name}_reader`)
  await postgres.run(`grant select (open) on partly to ${postgres.name}_reader`)
  snapshot = await snapshotOf(postgres)
  embedded = await openOnPglite(schema)
  embeddedSnapshot = await introspect(embedded.connection)
})
afterAll(async () => {
  await embedded.close()
  await postgres.drop()
})

async function snapshotOf(database: TestDatabase, url = database.readerUrl): Promise<Snapshot> {
  const connection = await openConnection(targetOf(url))
  try {
    return await introspect(connection)
  } finally {
    await connection.close()
  }
}

function table(name: string, schemaName = 'public'): Table {
  const found = snapshot.tables.find((one) => one.name === name && one.schema === schemaName)
  if (!found) throw new Error(`no table ${schemaName}.${name}`)
  return found
}

function column(tableName: string, name: string) {
  const found = table(tableName).columns.find((one) => one.name === name)
  if (!found) throw new Error(`no column ${name}`)
  return found
}

describe('a snapshot', () => {
  it('holds the tables and views that the role may read, in order, and nothing else', () => {
    expect(snapshot.tables.map((one) => `${one.schema}.${one.name} (${one.kind})`)).toEqual([
      'Back Office.select (table)',
      'public.Order Lines (table)',
      'public.big_orders (view)',
      'public.customers (table)',
      'public.empty (table)',
      'public.events (partitioned table)',
      'public.partly (table)',
      'public.totals (materialized view)',
      'sales.customers (table)',
    ])
  })

  it('is the same from PGlite, which may read everything', () => {
    const without = (tables: readonly Table[]) =>
      tables.filter(({ name }) => name !== 'hidden' && name !== 'partly')
    expect(without(embeddedSnapshot.tables)).toEqual(without(snapshot.tables))
  })

  it('tells the search path and which tables it reaches', () => {
    expect(snapshot.searchPath).toEqual(['public'])
    expect(table('customers').visible).toBe(true)
    expect(table('customers', 'sales').visible).toBe(false)
  })

  it('leaves out dropped columns', () => {
    expect(table('customers').columns.map(({ name }) => name)).toEqual([
      'id',
      'email',
      'name',
      'tags',
      'since',
    ])
  })

  it('leaves out columns the role may not read, and the keys over them', () => {
    expect(table('partly').columns.map(({ name }) => name)).toEqual(['open'])
    expect(table('partly')).toMatchObject({ primaryKey: ['open'], uniqueKeys: [] })
  })

  it('keeps quoted and mixed-case names as they are', () => {
    expect(table('Order Lines').columns.map(({ name }) => name)).toEqual([
      'OrderId',
      'line no',
      'CustomerId',
      'status',
      'unit',
      'total',
    ])
  })

  it('tells types, with what they amount to', () => {
    expect(column('Order Lines', 'OrderId')).toMatchObject({
      type: 'bigint',
      category: 'integer',
      nullable: false,
    })
    expect(column('Order Lines', 'unit')).toMatchObject({
      type: 'price',
      category: 'decimal',
      domain: 'price',
    })
    expect(column('customers', 'tags')).toMatchObject({ type: 'text[]', category: 'array' })
    expect(column('customers', 'since')).toMatchObject({ category: 'timestamptz', default: 'now()' })
    expect(column('events', 'at')).toMatchObject({ category: 'date' })
  })

  it('resolves a domain over a domain, and its NOT NULL', () => {
    expect(column('customers', 'email')).toMatchObject({
      type: 'work_email',
      category: 'text',
      domain: 'work_email',
      nullable: false,
    })
  })

  it('tells the labels of an enum in their order', () => {
    expect(column('Order Lines', 'status')).toMatchObject({
      category: 'enum',
      enumLabels: ['new', 'Paid', 'shipped'],
      nullable: true,
    })
  })

  it('tells generated columns from defaults', () => {
    expect(column('customers', 'id')).toMatchObject({ generated: 'identity', default: null })
    expect(column('Order Lines', 'total')).toMatchObject({ generated: 'stored', default: null })
    expect(column('customers', 'name')).toMatchObject({ generated: null, default: "'anonymous'::text" })
  })

  it('holds comments', () => {
    expect(table('customers').comment).toBe('people who buy')
    expect(column('customers', 'email').comment).toBe('where to write to')
    expect(column('customers', 'name').comment).toBeNull()
  })

  it('holds keys in key order, without partial and expression indexes', () => {
    expect(table('Order Lines')).toMatchObject({
      primaryKey: ['OrderId', 'line no'],
      uniqueKeys: [['status', 'unit']],
    })
    expect(table('customers', 'sales')).toMatchObject({ primaryKey: ['id'], uniqueKeys: [['code']] })
    expect(table('events').primaryKey).toBeNull()
  })

  it('shows foreign keys to a role that may only read', () => {
    expect(table('Order Lines').foreignKeys).toEqual([
      {
        name: 'Order Lines_CustomerId_fkey',
        columns: ['CustomerId'],
        references: { schema: 'public', table: 'customers', columns: ['id'] },
      },
    ])
    expect(table('select', 'Back Office').foreignKeys[0]?.references).toEqual({
      schema: 'sales',
      table: 'customers',
      columns: ['id'],
    })
  })

  it('counts the rows of small tables that were never analysed, partitions together', () => {
    expect(table('events').rowEstimate).toBe(3)
    expect(table('customers').rowEstimate).toBe(0)
    expect(table('big_orders').rowEstimate).toBeNull()
  })

  it('is plain JSON', () => {
    expect(JSON.parse(JSON.stringify(snapshot))).toEqual(snapshot)
  })

  it('has no tables for a role that may read none', async () => {
    await postgres.run(`create role ${postgres.name}_blind login password 'x'`)
    const url = new URL(postgres.readerUrl)
    url.username = `${postgres.name}_blind`
    url.password = 'x'
    const blind = await snapshotOf(postgres, url.toString())
    await postgres.run(`drop role ${postgres.name}_blind`)
    expect(blind.tables).toEqual([])
  })

  it('does not wait for a table that somebody has locked', async () => {
    await postgres.run('begin')
    await postgres.run('lock table "Order Lines" in access exclusive mode')
    const locked = await snapshotOf(postgres)
    await postgres.run('rollback')
    expect(locked.tables).toHaveLength(snapshot.tables.length)
    expect(locked.tables.find(({ name }) => name === 'Order Lines')?.rowEstimate).toBeNull()
  })
})

describe('a fingerprint', () => {
  it('is that of the snapshot, and stays as rows come and statistics are taken', async () => {
    const database = await createDatabase('create table a (id int primary key)')
    const before = (await snapshotOf(database)).fingerprint
    await database.run(
      'insert into a select generate_series(1, 100); analyze a; truncate a; vacuum full a'.split(';')[0] ??
        '',
    )
    await database.run('analyze a')
    await database.run('truncate a')
    await database.run('vacuum full a')
    expect(await fingerprintOf(database)).toBe(before)
    await database.drop()
  })

  it.each([
    ['a new table', 'create table b (id int)'],
    ['a dropped table', 'drop table spare'],
    ['a renamed table', 'alter table spare rename to other'],
    ['a new column', 'alter table a add n int'],
    ['a dropped column', 'alter table a drop code'],
    ['a renamed column', 'alter table a rename code to label'],
    ['another type', 'alter table a alter code type varchar(10)'],
    ['NOT NULL', 'alter table a alter code set not null'],
    ['a default', "alter table a alter code set default 'x'"],
    ['a primary key', 'alter table spare add primary key (id)'],
    ['a unique index', 'create unique index on a (code)'],
    ['a foreign key', 'alter table spare add foreign key (id) references a'],
    ['a table comment', "comment on table a is 'new'"],
    ['a column comment', "comment on column a.code is 'new'"],
    ['an enum label', "alter type mood add value 'sad'"],
    ['a renamed enum label', "alter type mood rename value 'happy' to 'glad'"],
    ['another view', 'create or replace view v as select id, code from a'],
    ['a revoked privilege', 'revoke select on spare from public'],
  ])('changes with %s', async (_, change) => {
    const database = await createDatabase(`
      create type mood as enum ('happy');
      create table a (id int primary key, code text, mood mood);
      create table spare (id int);
      create view v as select id from a;
    `)
    await database.run(`revoke select on spare from ${database.name}_reader`)
    await database.run('grant select on spare to public')
    await database.run('alter default privileges grant select on tables to public')
    const before = await fingerprintOf(database)
    await database.run(change)
    const after = await fingerprintOf(database)
    await database.drop()
    expect(after).not.toBe(before)
  })

  it('changes when the database is dropped and made again under its name', async () => {
    const sql = 'create table a (id int primary key)'
    const server = await createDatabase()
    const name = `${server.name}_again`
    const url = new URL(server.url)
    url.pathname = `/${name}`
    const seen: string[] = []
    for (let round = 0; round < 2; round += 1) {
      await server.run(`create database ${name}`)
      const { default: pg } = await import('pg')
      const client = new pg.Client({ connectionString: url.toString() })
      await client.connect()
      await client.query(sql)
      await client.end()
      seen.push(await fingerprintOf(server, url.toString()))
      await server.run(`drop database ${name} with (force)`)
    }
    await server.drop()
    expect(seen[0]).not.toBe(seen[1])
  })

  it('works on PGlite', async () => {
    expect(await fingerprint(embedded.connection)).toBe(embeddedSnapshot.fingerprint)
  })
})

async function fingerprintOf(database: TestDatabase, url = database.readerUrl): Promise<string> {
  const connection = await openConnection(targetOf(url))
  try {
    return await fingerprint(connection)
  } finally {
    await connection.close()
  }
}

describe('an extension', () => {
  it('does not show the tables and views it brings', async () => {
    const database = await openOnPostgres('create extension pg_stat_statements; create table own (id int)')
    const { tables } = await introspect(database.connection)
    await database.close()
    expect(tables.map(({ name }) => name)).toEqual(['own'])
  })
})
