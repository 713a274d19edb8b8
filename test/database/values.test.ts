import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { arrayLiteral, parseArray } from '../../src/database/arrays.js'
import type { ResultSet } from '../../src/database/connection.js'
import { exactNumber } from '../../src/database/values.js'
import type { Cell } from '../../src/events.js'
import { type OpenDatabase, openOnPglite, openOnPostgres } from './databases.js'

/** An expression, the name of its type, and the cell it must become on every kind of connection. */
const cases: readonly (readonly [sql: string, type: string, cell: Cell])[] = [
  ['null::text', 'text', null],
  ['true', 'boolean', true],
  ['2::int2', 'smallint', 2],
  ['-2147483648', 'integer', -2147483648],
  ['9007199254740991', 'bigint', 9007199254740991],
  ['9007199254740993', 'bigint', '9007199254740993'],
  ['1.50::numeric(10,2)', 'numeric(10,2)', 1.5],
  ['100::numeric', 'numeric', 100],
  ['0.1::numeric', 'numeric', 0.1],
  ['0.00000001::numeric', 'numeric', 0.00000001],
  ['0.1234567890123456789', 'numeric', '0.1234567890123456789'],
  ['12345678901234567890.5', 'numeric', '12345678901234567890.5'],
  ["'NaN'::numeric", 'numeric', 'NaN'],
  ["'NaN'::float8", 'double precision', 'NaN'],
  ["'-Infinity'::float8", 'double precision', '-Infinity'],
  ['0.1::float4', 'real', 0.1],
  ['1e300::float8', 'double precision', 1e300],
  ["date '2024-02-29'", 'date', '2024-02-29'],
  ["date '0044-03-15 BC'", 'date', '0044-03-15 BC'],
  ["timestamp '2024-01-31 12:00:00'", 'timestamp', '2024-01-31T12:00:00'],
  ["timestamp '2024-01-31 12:00:00.25'", 'timestamp', '2024-01-31T12:00:00.25'],
  ["timestamptz '2024-01-31 12:00:00.5+00'", 'timestamptz', '2024-01-31T12:00:00.5Z'],
  ["'infinity'::timestamptz", 'timestamptz', 'infinity'],
  ["time '12:30'", 'time', '12:30:00'],
  ["interval '1 year 2 days 03:04'", 'interval', '1 year 2 days 03:04:00'],
  ['\'{"a": [1, null, "x"]}\'::jsonb', 'jsonb', { a: [1, null, 'x'] }],
  [
    '\'{"n": 12345678901234567890, "s": "12345678901234567890"}\'::json',
    'json',
    { n: '12345678901234567890', s: '12345678901234567890' },
  ],
  ["'\\x00ff'::bytea", 'bytea', '\\x00ff'],
  ["'ab'::char(4)", 'char(4)', 'ab  '],
  ["'ab'::varchar(20)", 'varchar(20)', 'ab'],
  ["'550e8400-e29b-41d4-a716-446655440000'::uuid", 'uuid', '550e8400-e29b-41d4-a716-446655440000'],
  ['array[1, null, 3]', 'integer[]', [1, null, 3]],
  [
    'array[[1.5, 2], [3, null]]::numeric[]',
    'numeric[]',
    [
      [1.5, 2],
      [3, null],
    ],
  ],
  ['\'{"a b","c\\"d",NULL,"NULL",""}\'::text[]', 'text[]', ['a b', 'c"d', null, 'NULL', '']],
  ["'[0:1]={7,8}'::int[]", 'integer[]', [7, 8]],
  ["array['{}'::jsonb]", 'jsonb[]', [{}]],
  ["array[timestamptz '2024-01-01 00:00+00']", 'timestamptz[]', ['2024-01-01T00:00:00Z']],
  ["array[box '(1,1),(0,0)', box '(2,2),(0,0)']", 'box[]', ['(1,1),(0,0)', '(2,2),(0,0)']],
  ["'paid'::status", 'status', 'paid'],
  ["array['paid']::status[]", 'status[]', ['paid']],
  ['5::positive', 'integer', 5],
  ['array[5]::positive[]', 'positive[]', [5]],
  ['int4range(1, 5)', 'int4range', '[1,5)'],
  ['row(1, 2)', 'record', '(1,2)'],
]

const schema = "create type status as enum ('new', 'paid'); create domain positive as int check (value > 0)"

describe('a value', () => {
  let postgres: OpenDatabase
  let pglite: OpenDatabase
  beforeAll(async () => {
    postgres = await openOnPostgres(schema)
    pglite = await openOnPglite(schema)
  })
  afterAll(async () => {
    await postgres.close()
    await pglite.close()
  })

  const select = ({ connection }: OpenDatabase, sql: string): Promise<ResultSet> =>
    connection.readOnly({ timeoutMs: 10_000 }, (tx) => tx.query(`select ${sql}`))

  it.each(cases)('%s is the same on Postgres and on PGlite', async (sql, type, cell) => {
    for (const database of [postgres, pglite]) {
      const result = await select(database, sql)
      expect(result.columns.map((column) => column.type)).toEqual([type])
      expect(result.rows).toEqual([[cell]])
    }
  })

  it('keeps its place when column names are the same', async () => {
    for (const database of [postgres, pglite]) {
      const result = await select(database, '1 as n, 2 as n')
      expect(result.columns.map((column) => column.name)).toEqual(['n', 'n'])
      expect(result.rows).toEqual([[1, 2]])
    }
  })

  it('can be bound as a parameter, arrays and nulls included', async () => {
    for (const { connection } of [postgres, pglite]) {
      const { rows } = await connection.readOnly({ timeoutMs: 10_000 }, (tx) =>
        tx.query('select $1::text, $2::int, $3::text[], $4::text', ["it's", 5, ['a"b\\', null], null]),
      )
      expect(rows).toEqual([["it's", 5, ['a"b\\', null], null]])
    }
  })
})

describe('a number', () => {
  it('is a double only when that prints back as the same decimal', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(2n ** 80n), max: 2n ** 80n }), (integer) => {
        const value = exactNumber(String(integer))
        return typeof value === 'number'
          ? value.toLocaleString('en', { useGrouping: false, maximumFractionDigits: 0 }) === String(integer)
          : value === String(integer)
      }),
    )
  })
})

describe('an array', () => {
  it('survives being written and read, whatever its texts hold', () => {
    fc.assert(
      fc.property(fc.array(fc.option(fc.string({ unit: 'binary' }))), (texts) => {
        expect(parseArray(arrayLiteral(texts), ',', (text) => text)).toEqual(texts)
      }),
    )
  })
})
