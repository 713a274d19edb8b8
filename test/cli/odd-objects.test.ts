import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createDatabase, type TestDatabase } from '../support/database.js'
import { runCli, temporaryHome } from './run-cli.js'

let database: TestDatabase
let home: string
beforeAll(async () => {
  // One for all: the wide table is read once.
  home = fs.mkdtempSync(path.join(os.tmpdir(), 'agentdb-test-odd-'))
  database = await createDatabase(`
    create table "we""ird\nname 🎈" ("a""b" int, "c\nd" text, "sélect" int, "?column?" int, " lead" int);
    insert into "we""ird\nname 🎈" values (1, 'x', 2, 3, 4);
    create table "order" ("group" text, "order" int, "limit" numeric, "where" date);
    insert into "order" values ('a', 1, 2.5, '2024-01-01'), ('b', 2, 3.5, '2024-02-01');
    create table nothing ();
    insert into nothing default values;
    create table wide (${Array.from({ length: 1600 }, (_, at) => `c${at + 1} int`).join(', ')});
    insert into wide (c1, c1600) values (1, 2);
    create table gen (id int primary key, a int, b int generated always as (a * 2) stored);
    insert into gen (id, a) values (1, 2), (2, 3);
    create materialized view unpopulated as select * from gen with no data;
    create extension file_fdw;
    create server files foreign data wrapper file_fdw;
    create foreign table remote (line text) server files options (filename '/dev/null', format 'csv');
    create type pair as (x int, y text);
    create table readings (
      id int primary key, d double precision, n numeric, b bytea, j jsonb, ia int[], ta text[], ra int4range,
      iv interval, ts timestamptz, dt date, p pair, big int8
    );
    insert into readings values
      (1, 'NaN', 'Infinity', '\\xdeadbeef', '{"a":[1,null]}', '{1,null}', '{"a,b","NULL",null}', '[1,5)',
       '1 year 2 mons 3 days 04:05:06.789', 'infinity', '-infinity', '(1,"x y")', 9223372036854775807),
      (2, '-Infinity', '12345678901234567890.123', '', '[]', '{}', '{{a},{b}}', 'empty',
       '-1 days', '0044-03-15 00:00:00+00 BC', '9999-12-31', null, -1);
  `)
})
afterAll(async () => {
  fs.rmSync(home, { recursive: true, force: true })
  await database.drop()
})

const run = (argv: readonly string[], cwd = home) =>
  runCli([...argv, '-d', database.readerUrl, '--model', 'builtin'], { home, cwd })
const csv = async (sql: string) => (await run(['sql', sql, '--format', 'csv'])).stdout

describe('objects that few databases have', () => {
  it('names with quotes, line breaks, signs and spaces are shown and read as they are', async () => {
    const { stdout } = await run(['schema', '--json'])
    const tables = JSON.parse(stdout).tables as { name: string; columns: { name: string }[] }[]
    const odd = tables.find(({ name }) => name === 'we"ird\nname 🎈')
    expect(odd?.columns.map(({ name }) => name)).toEqual(['a"b', 'c\nd', 'sélect', '?column?', ' lead'])
    const rows = await csv('table "we""ird\nname 🎈"')
    expect(rows).toBe('"a""b","c\nd",sélect,?column?, lead\n1,x,2,3,4\n')
  })

  it('tables and columns called like keywords are asked about', async () => {
    const { stdout } = await run(['total limit per group of order', '--format', 'csv'])
    expect(stdout).toMatch(/^group,sum_limit\na,2\.5\nb,3\.5\n$/)
  })

  it('a table without columns is counted, and its rows are empty objects', async () => {
    expect(await csv('select count(*) from nothing')).toBe('count\n1\n')
    expect((await run(['sql', 'table nothing', '--format', 'ndjson'])).stdout).toBe('{}\n')
    expect((await run(['sql', 'table nothing'])).stdout).toBe('1 row without columns.\n')
    expect((await run(['sql', 'table nothing', '--format', 'markdown'])).stdout).toBe(
      '1 row without columns.\n',
    )
    expect((await run(['sql', 'select from nothing where false'])).stdout).toBe('No rows match.\n')
    expect((await run(['sql', 'table nothing', '--dry-run'])).stdout).toBe('table nothing\n')
  })

  it('1 600 columns come whole, with a warning that names a few of them', async () => {
    const { stdout, stderr } = await run(['sql', 'table wide', '--format', 'csv'])
    expect(stdout.split('\n')[1]).toBe(`1${','.repeat(1599)}2`)
    expect(stderr).toMatch(/^warning: Only NULL in c2, c3, c4, c5, c6, c7 and 1592 more columns\./)
    expect((await run(['sum of c1600 of wide', '--format', 'csv'])).stdout).toMatch(/\n2\n$/)
  })

  it('generated columns are read, and a view that was never filled is named', async () => {
    expect(await csv('select sum(b) from gen')).toBe('sum\n10\n')
    const { stderr, exitCode } = await run(['sql', 'table unpopulated'])
    expect(stderr).toMatch(/"unpopulated" has not been populated\n.*REFRESH MATERIALIZED VIEW/)
    expect(exitCode).toBe(1)
  })

  it('a foreign table is read when the configuration allows it, and not before', async () => {
    const refused = await run(['sql', 'select count(*) from remote', '--format', 'csv'])
    expect(refused.stderr).toMatch(/is a foreign table\.\n.*add public\.remote to allowForeignTables/)
    expect(refused.exitCode).toBe(3)
    const asked = await run(['how many remote are there?', '--json'])
    expect(JSON.parse(asked.stdout)).toMatchObject({
      status: 'refused',
      error: { code: 'relation_not_allowed', hint: expect.stringContaining('allowForeignTables') },
    })
    expect(asked.exitCode).toBe(3)
    const cwd = temporaryHome()
    fs.writeFileSync(path.join(cwd, 'agentdb.config.json'), '{ "allowForeignTables": ["public.remote"] }')
    const allowed = await run(['sql', 'select count(*) from remote', '--format', 'csv'], cwd)
    expect(allowed).toMatchObject({ exitCode: 0, stdout: 'count\n0\n' })
  })

  it('values without a number or a date of their own are the server’s words in every format', async () => {
    const { stdout } = await run(['sql', 'select * from readings order by id', '--format', 'ndjson'])
    const [first, second] = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(first).toEqual({
      ...{ id: 1, d: 'NaN', n: 'Infinity', b: '\\xdeadbeef', j: { a: [1, null] }, ia: [1, null] },
      ...{ ta: ['a,b', 'NULL', null], ra: '[1,5)', iv: '1 year 2 mons 3 days 04:05:06.789' },
      ...{ ts: 'infinity', dt: '-infinity', p: '(1,"x y")', big: '9223372036854775807' },
    })
    expect(second).toEqual({
      ...{ id: 2, d: '-Infinity', n: '12345678901234567890.123', b: '\\x', j: [], ia: [] },
      ...{ ta: [['a'], ['b']], ra: 'empty', iv: '-1 days', ts: '0044-03-15 00:00:00+00 BC' },
      ...{ dt: '9999-12-31', p: null, big: -1 },
    })
    for (const format of ['table', 'csv', 'tsv', 'markdown', 'html', 'yaml']) {
      const shown = await run(['sql', 'select * from readings order by id', '--format', format])
      expect(shown.exitCode, format).toBe(0)
      for (const word of ['NaN', '-Infinity', 'infinity', 'xdeadbeef', '9223372036854775807', '04:05:06.789'])
        expect(shown.stdout, format).toContain(word)
    }
  })
})
