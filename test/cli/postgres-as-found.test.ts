import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createDatabase, type TestDatabase } from '../support/database.js'
import { runCli, temporaryHome } from './run-cli.js'

const dropped: TestDatabase[] = []
async function databaseWith(sql = ''): Promise<TestDatabase> {
  const database = await createDatabase(sql)
  dropped.push(database)
  return database
}
let plain: TestDatabase
beforeAll(async () => {
  plain = await databaseWith()
})
afterAll(async () => {
  for (const database of dropped.splice(0).reverse()) await database.drop()
})

/** All that there is to be warned of. */
const superuser = /^warning: The login "postgres" is a superuser: .*\n$/
const at = (url: string, argv: readonly string[]) => runCli([...argv, '-d', url, '--model', 'builtin'])
const csv = (sql: string) => ['sql', sql, '--format', 'csv']

describe('a role without rights on half the tables', () => {
  it('sees and answers from the other half, and is told of no name beyond it', async () => {
    const halves = Array.from(
      { length: 6 },
      (_, at) => `create table thing_${at} (id int primary key, secret_${at} text);`,
    )
    const database = await databaseWith(halves.join('\n'))
    const reader = `${database.name}_reader`
    await database.run(`revoke select on thing_1, thing_3, thing_5 from ${reader}`)
    const { stdout } = await at(database.readerUrl, ['schema', '--json'])
    expect(JSON.parse(stdout).tables.map(({ name }: { name: string }) => name)).toEqual([
      'thing_0',
      'thing_2',
      'thing_4',
    ])
    expect(await at(database.readerUrl, csv('select count(*) from thing_2'))).toMatchObject({
      exitCode: 0,
      stdout: 'count\n0\n',
    })
    const refused = await at(database.readerUrl, csv('select * from thing_1'))
    expect(refused.stderr).toMatch(/^agentdb: .*permission denied for table thing_1\n {2}Grant SELECT/)
    expect(refused.exitCode).not.toBe(0)
  })
})

describe('a search_path that lies', () => {
  it('neither hides the right table nor puts a false function in front of the server’s own', async () => {
    const database = await databaseWith(`
      create schema decoy;
      create table public.orders (id int primary key);
      insert into public.orders values (1), (2), (3);
      create table decoy.orders (id int primary key);
      create function decoy.upper(text) returns text language plpgsql as $$ begin return 'decoy'; end $$;
      create function decoy.count(int) returns int language sql as 'select 666';
    `)
    await database.run(`alter database ${database.name} set search_path = decoy, pg_catalog, public`)
    // Statements of the catalogue and the profile name what they mean.
    const { stdout } = await at(database.readerUrl, ['schema', '--json'])
    const tables = JSON.parse(stdout).tables.map((table: { schema: string; name: string; rows: unknown }) => [
      table.schema,
      table.name,
    ])
    expect(tables.toSorted()).toEqual([
      ['decoy', 'orders'],
      ['public', 'orders'],
    ])
    expect((await at(database.readerUrl, csv('select count(*) from public.orders'))).stdout).toBe(
      'count\n3\n',
    )
    const lied = await at(database.readerUrl, csv("select upper('x')"))
    expect(lied.exitCode).toBe(3)
    expect(lied.stderr).toMatch(/upper/)
  })

  it('may be empty', async () => {
    const database = await databaseWith(
      'create table orders (id int primary key); insert into orders values (1), (2)',
    )
    await database.run(`alter database ${database.name} set search_path = ''`)
    const { stdout, exitCode } = await at(database.readerUrl, ['how many orders are there?', '--json'])
    expect(exitCode).toBe(0)
    expect(Object.values(JSON.parse(stdout).rows[0])).toEqual([2])
    expect(JSON.parse(stdout).sql).toContain('public.orders')
  })
})

describe('a table of 500 partitions', () => {
  it('is one table, known and counted within the ordinary limits', { timeout: 120_000 }, async () => {
    const database = await databaseWith(
      'create table readings (id int, taken_on date not null, value int) partition by list (id)',
    )
    for (let from = 0; from < 500; from += 500) {
      await database.run(
        `do $$ begin for g in ${from}..${from + 499} loop execute format('create table readings_%s partition of readings for values in (%s)', g, g); end loop; end $$`,
      )
    }
    await database.run("insert into readings select g, '2025-01-01', g from generate_series(0, 499) g")
    await database.run(`grant select on readings to ${database.name}_reader`)
    const home = temporaryHome()
    const { stdout, exitCode } = await runCli(
      ['how many readings are there?', '--json', '-d', database.readerUrl, '--model', 'builtin'],
      { home },
    )
    expect(exitCode).toBe(0)
    expect(Object.values(JSON.parse(stdout).rows[0])).toEqual([500])
    const schema = await runCli(['schema', '--json', '-d', database.readerUrl], { home })
    expect(JSON.parse(schema.stdout).tables).toHaveLength(1)
  })
})

describe('a database', () => {
  it('that is read-only by default is asked like any other, and keeps the record of runs', async () => {
    const database = await databaseWith(
      'create table orders (id int primary key); insert into orders values (1)',
    )
    await database.run(`alter database ${database.name} set default_transaction_read_only = on`)
    const { stdout, stderr, exitCode } = await at(database.url, [
      ...csv('select * from orders'),
      '--store-url',
      database.url,
    ])
    expect({ stdout, stderr, exitCode }).toEqual({
      stdout: 'id\n1\n',
      stderr: expect.stringMatching(superuser),
      exitCode: 0,
    })
  })

  it.each(['LATIN1', 'SQL_ASCII'])('in %s answers in Unicode', async (encoding) => {
    const name = `${plain.name}_${encoding.toLowerCase()}`
    await plain.run(`create database ${name} encoding '${encoding}' template template0 locale 'C'`)
    try {
      const url = new URL(plain.url)
      url.pathname = `/${name}`
      const client = new pg.Client({ connectionString: url.href })
      await client.connect()
      await client.query(
        `create table cities (id int primary key, "größe" text); insert into cities values (1, 'Zürich')`,
      )
      await client.end()
      const { stdout, stderr, exitCode } = await at(url.href, csv('select "größe" from cities'))
      expect({ stdout, exitCode, stderr }).toEqual({
        stdout: `größe\nZürich\n`,
        exitCode: 0,
        stderr: expect.stringMatching(superuser),
      })
      const briefing = await at(url.href, ['schema', '--for', 'cities in Zürich'])
      expect(briefing.stdout).toContain('größe')
    } finally {
      await plain.run(`drop database ${name} with (force)`)
    }
  })

  it('in SQL_ASCII with bytes that are no UTF-8 says so, and how to see them', async () => {
    const name = `${plain.name}_bytes`
    await plain.run(`create database ${name} encoding 'SQL_ASCII' template template0 locale 'C'`)
    try {
      const url = new URL(plain.url)
      url.pathname = `/${name}`
      const client = new pg.Client({ connectionString: url.href })
      await client.connect()
      await client.query(
        "create table cities (id int primary key, name text); insert into cities values (1, e'Z\\xfcrich')",
      )
      await client.end()
      const { stdout, stderr, exitCode } = await at(url.href, csv('select name from cities'))
      expect(stderr).toMatch(
        /^agentdb: invalid byte sequence.*\n {2}The database holds bytes that are no UTF-8/,
      )
      expect({ stdout, exitCode }).toEqual({ stdout: '', exitCode: 1 })
      const asked = csv("select encode(convert_to(name, 'SQL_ASCII'), 'escape') as name from cities")
      expect(await at(url.href, asked)).toMatchObject({ stdout: 'name\nZ\\374rich\n', exitCode: 0 })
    } finally {
      await plain.run(`drop database ${name} with (force)`)
    }
  })
})
