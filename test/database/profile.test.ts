import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { introspect } from '../../src/database/introspect.js'
import { openConnection } from '../../src/database/open.js'
import { type ProfileLimits, profile } from '../../src/database/profile.js'
import type { ColumnProfile, Snapshot } from '../../src/database/snapshot.js'
import { createDatabase, type TestDatabase } from '../support/database.js'
import { openOnPglite, targetOf } from './databases.js'

const patient: ProfileLimits = { budgetMs: 60_000 }

const schema = `
create type size as enum ('S', 'M', 'L');
create table shirts (
  id int primary key,
  color text,
  size size,
  clean boolean,
  price numeric(10,2),
  bought date,
  seen timestamptz,
  story text,
  "Customer Name" text,
  password_hash text,
  tags text[],
  extra json,
  point point,
  code uuid
);
insert into shirts select
  g, (array['red', 'Red', 'green', null])[1 + g % 4], (array['S', 'L'])[1 + g % 2]::size, g % 2 = 0, (g % 5) + 0.50,
  date '2024-01-01' + g, timestamptz '2024-01-01 00:00+00' + g * interval '1 hour', repeat('long ', 50), 'Customer ' || g, 'hash' || g % 3,
  '{}', '{}', '(1,2)', '550e8400-e29b-41d4-a716-446655440000'
from generate_series(1, 40) g;
create table nothing (id int, label text);
create table "Wide" (${Array.from({ length: 70 }, (_, n) => `"c ${n}" text default 'v${n}'`).join(', ')});
insert into "Wide" default values;
create sequence counter;
create view colors as select color, count(*) as n from shirts group by color;
create view loud as select nextval('counter') as n, color from shirts;
create view around_loud as select * from loud;
create view sessions as select usename, query from pg_stat_activity;
create materialized view unfilled as select * from shirts with no data;
`

let database: TestDatabase
let profiled: Snapshot
beforeAll(async () => {
  database = await createDatabase(schema)
  profiled = await profileOf(database)
})
afterAll(() => database.drop())

async function profileOf(one: TestDatabase, limits = patient): Promise<Snapshot> {
  const connection = await openConnection(targetOf(one.readerUrl))
  try {
    return await profile(connection, await introspect(connection), limits)
  } finally {
    await connection.close()
  }
}

function of(snapshot: Snapshot, table: string, column: string): ColumnProfile | null {
  const found = snapshot.tables
    .find(({ name }) => name === table)
    ?.columns.find(({ name }) => name === column)
  if (!found) throw new Error(`no column ${table}.${column}`)
  return found.profile
}

const values = (one: ColumnProfile | null) => one?.commonValues.map(({ value }) => value)

describe('the profile of a small table', () => {
  it('holds every value of a text column with its share, the most common first', () => {
    expect(of(profiled, 'shirts', 'color')).toEqual({
      source: 'complete',
      nullFraction: 0.25,
      distinct: 3,
      commonValues: [
        { value: 'Red', share: 0.25 },
        { value: 'green', share: 0.25 },
        { value: 'red', share: 0.25 },
      ],
      valuesComplete: true,
      min: null,
      max: null,
    })
    expect(of(profiled, 'shirts', 'Customer Name')).toMatchObject({ distinct: 40, valuesComplete: true })
  })

  it('holds the values of enums, booleans, and numbers that repeat', () => {
    expect(values(of(profiled, 'shirts', 'size'))?.toSorted()).toEqual(['L', 'S'])
    expect(values(of(profiled, 'shirts', 'clean'))?.toSorted()).toEqual(['false', 'true'])
    expect(of(profiled, 'shirts', 'price')).toMatchObject({
      distinct: 5,
      valuesComplete: true,
      min: '0.50',
      max: '4.50',
    })
  })

  it('holds the range of numbers, dates and timestamps', () => {
    expect(of(profiled, 'shirts', 'id')).toMatchObject({ min: '1', max: '40', distinct: 40 })
    expect(of(profiled, 'shirts', 'bought')).toMatchObject({ min: '2024-01-02', max: '2024-02-10' })
    expect(of(profiled, 'shirts', 'seen')).toMatchObject({
      min: '2024-01-01 01:00:00+00',
      max: '2024-01-02 16:00:00+00',
    })
  })

  it('leaves out values too long to be named', () => {
    expect(of(profiled, 'shirts', 'story')).toMatchObject({
      distinct: 1,
      commonValues: [],
      valuesComplete: false,
    })
  })

  it('never holds a value of a column that looks like a credential', () => {
    expect(of(profiled, 'shirts', 'password_hash')).toMatchObject({
      commonValues: [],
      min: null,
      nullFraction: 0,
    })
  })

  it('counts NULLs of types that cannot be compared', () => {
    for (const column of ['tags', 'extra', 'point', 'code']) {
      expect(of(profiled, 'shirts', column)).toMatchObject({
        source: 'complete',
        nullFraction: 0,
        distinct: null,
      })
    }
  })

  it('is that of no rows for an empty table', () => {
    expect(of(profiled, 'nothing', 'label')).toMatchObject({
      nullFraction: 0,
      distinct: 0,
      valuesComplete: true,
    })
  })

  it('covers a table of many columns', () => {
    expect(values(of(profiled, 'Wide', 'c 0'))).toEqual(['v0'])
    expect(values(of(profiled, 'Wide', 'c 69'))).toEqual(['v69'])
  })
})

describe('the profile of a view', () => {
  it('is taken when the view only reads', () => {
    expect(values(of(profiled, 'colors', 'color'))).toEqual(['Red', 'green', 'red'])
  })

  it('is not taken when the view does something, itself or through another, or reads the system', async () => {
    expect(of(profiled, 'loud', 'color')).toBeNull()
    expect(of(profiled, 'around_loud', 'color')).toBeNull()
    expect(of(profiled, 'sessions', 'query')).toBeNull()
    expect((await database.run('select is_called from counter')).rows).toEqual([{ is_called: false }])
  })
})

describe('what cannot be profiled', () => {
  it('costs only itself', () => {
    expect(of(profiled, 'unfilled', 'color')).toBeNull()
    expect(of(profiled, 'shirts', 'color')).not.toBeNull()
  })

  it('is a table that somebody has locked', async () => {
    await database.run('begin')
    await database.run('lock table shirts in access exclusive mode')
    const meanwhile = await profileOf(database)
    await database.run('rollback')
    expect(of(meanwhile, 'shirts', 'color')).toBeNull()
    expect(of(meanwhile, 'nothing', 'label')).not.toBeNull()
  })

  it('is said when the time is spent', async () => {
    const said: string[] = []
    const stopped = await profileOf(database, { budgetMs: 1, onStopped: (message) => said.push(message) })
    expect(said).toHaveLength(1)
    expect(said[0]).toContain('have no profile')
    expect(stopped.tables).toHaveLength(profiled.tables.length)
  })
})

describe('the profile of a larger table', () => {
  const rows = `
    create table sales (id int primary key, region text, amount numeric, sold date, note text);
    insert into sales select g, (array['north', 'south', 'east'])[1 + g % 3], g, date '2020-01-01' + g % 1000, 'note ' || g
    from generate_series(1, 12000) g;
    insert into sales values (20000, 'Atlantis', 1, '2019-12-31', 'x');
    create table huge as select g as id, (array['a', 'b'])[1 + g % 2] as kind from generate_series(1, 310000) g;
  `

  it.each(['analyze', 'select 1'])(
    'is complete for columns that repeat, and ranges: after %s',
    async (statement) => {
      const one = await createDatabase(rows)
      await one.run(statement)
      const snapshot = await profileOf(one)
      await one.drop()
      expect(values(of(snapshot, 'sales', 'region'))?.toSorted()).toEqual([
        'Atlantis',
        'east',
        'north',
        'south',
      ])
      expect(of(snapshot, 'sales', 'region')).toMatchObject({
        source: 'complete',
        valuesComplete: true,
        distinct: 4,
      })
      expect(of(snapshot, 'sales', 'sold')).toMatchObject({ min: '2019-12-31', max: '2022-09-26' })
      expect(of(snapshot, 'sales', 'id')).toMatchObject({ distinct: 12001, min: '1', max: '20000' })
      expect(of(snapshot, 'sales', 'note')).toMatchObject({ valuesComplete: false })
    },
  )

  it('comes from statistics when it is large', async () => {
    const one = await createDatabase(rows)
    await one.run('analyze')
    const snapshot = await profileOf(one)
    await one.drop()
    expect(of(snapshot, 'huge', 'kind')).toMatchObject({
      source: 'pg_stats',
      distinct: 2,
      valuesComplete: false,
    })
    expect(values(of(snapshot, 'huge', 'kind'))?.toSorted()).toEqual(['a', 'b'])
    expect(Number(of(snapshot, 'huge', 'id')?.max)).toBeGreaterThan(300_000)
  })
})

describe('the profile on PGlite', () => {
  it('is the same as on Postgres', async () => {
    const embedded = await openOnPglite(schema)
    const snapshot = await profile(embedded.connection, await introspect(embedded.connection), patient)
    await embedded.close()
    expect(snapshot.tables).toEqual(profiled.tables)
  })
})
