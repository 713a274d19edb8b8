import { describe, expect, it } from 'vitest'
import { bindParameters, parameterValue } from '../../src/cli/saved/parameter-values.js'
import { parameterise } from '../../src/cli/saved/parameterise.js'
import type { ParameterType, SavedQuery } from '../../src/instruments/saved-query.js'

const orders = "select count(*) from orders where placed_on >= '2026-01-01' and total > 10 and note = 'red'"

describe('putting parameters into SQL', () => {
  it.each([
    ['a date', orders, 'from=date', "placed_on >= $1 and total > 10 and note = 'red'", '2026-01-01'],
    ['an integer', orders, 'least=integer', "and total > $1::integer and note = 'red'", '10'],
    ['a number', orders, 'least=number', "and total > $1::numeric and note = 'red'", '10'],
    ['a text by its value', orders, 'colour=text:red', 'and note = $1', 'red'],
    ['a typed date', "select date '2026-01-01' + 1", 'from=date', 'select $1::date + 1', '2026-01-01'],
    [
      'a timestamp with words',
      "select timestamp with time zone '2026-01-01 10:00'",
      'at=timestamp',
      'select $1::timestamp with time zone',
      '2026-01-01 10:00',
    ],
    ['a cast date', "select '2026-01-01'::date", 'from=date', 'select $1::date', '2026-01-01'],
    ['a negative number', 'select -5 + x from t', 'n=integer', 'select $1::integer + x', '-5'],
    ['a decimal', 'select 2.50 * x from t', 'n=number', 'select $1::numeric * x', '2.50'],
    ['a truth', 'select x from t where y = false', 'on=boolean', 'where y = $1::boolean', 'false'],
    [
      'what stands behind a longer sign',
      "select 'é', x = '2026-01-01'",
      'd=date',
      "select 'é', x = $1",
      '2026-01-01',
    ],
  ])('finds the place of %s, and keeps its value', async (_, sql, declared, shown, fallback) => {
    const found = await parameterise(sql, [declared])
    expect(found.sql).toContain(shown)
    expect(found.parameters).toMatchObject([{ name: declared.split('=')[0], fallback }])
  })

  it('gives each place of one value a number of its own', async () => {
    const sql = "select x from t where a >= '2026-01-01' or b >= '2026-01-01'"
    const found = await parameterise(sql, ['from=date'])
    expect(found.sql).toBe('select x from t where a >= $1 or b >= $2')
    expect(found.parameters.map(({ name }) => name)).toEqual(['from', 'from'])
  })

  it('puts :name where it stands, and nowhere else', async () => {
    const sql = "select ':from', x::date, d[1:2] from t where x >= :from and y < :least and z = :from"
    const found = await parameterise(sql, ['from=date', 'least=integer:5'])
    expect(found.sql).toBe(
      "select ':from', x::date, d[1:2] from t where x >= $1::date and y < $3::bigint and z = $2::date",
    )
    expect(found.parameters).toEqual([
      { name: 'from', type: 'date', fallback: null },
      { name: 'from', type: 'date', fallback: null },
      { name: 'least', type: 'integer', fallback: '5' },
    ])
  })

  it('never takes the place of a column for a value', async () => {
    const sql = 'select a, count(*), b::numeric(10, 2) from t group by 1, b order by 2 limit 7'
    const found = await parameterise(sql, ['most=integer'])
    expect(found.sql).toBe(
      'select a, count(*), b::numeric(10, 2) from t group by 1, b order by 2 limit $1::integer',
    )
  })

  it.each([
    ['no such constant', 'select 1', 'from=date', /holds no date for the parameter "from"/],
    ['another value', orders, 'from=date:2025-01-01', /holds no date 2025-01-01/],
    [
      'several',
      "select x from t where a between '2026-01-01' and '2026-02-01'",
      'from=date',
      /2 constants that "from" could stand for: 2026-01-01, 2026-02-01/,
    ],
    ['a parameter without a name', 'select $1', 'from=date', /holds \$1, which has no name/],
    ['an unknown type', orders, 'from=day', /is not name=type/],
    ['a name that is none', orders, '1st=date', /is not name=type/],
    ['a value that is none', orders, 'from=date:soon', /"soon" is not a date/],
    [
      'a place where no parameter can stand',
      'select x from :source',
      'source=text',
      /With its parameters in place the SQL cannot be read/,
    ],
  ])('refuses %s', async (_, sql, declared, message) => {
    await expect(parameterise(sql, [declared])).rejects.toThrow(message)
  })

  it('refuses a name given twice', async () => {
    await expect(parameterise(orders, ['a=date', 'a=text'])).rejects.toThrow(/a is given twice/)
  })
})

describe('the value of a parameter', () => {
  it.each<[ParameterType, string, string | null]>([
    ['integer', '-12', '-12'],
    ['integer', '9223372036854775807', '9223372036854775807'],
    ['integer', '9223372036854775808', null],
    ['integer', '1.5', null],
    ['integer', '1; drop table x', null],
    ['number', '1.5e3', '1.5e3'],
    ['number', 'NaN', null],
    ['date', '2028-02-29', '2028-02-29'],
    ['date', '2026-02-29', null],
    ['date', '0000-01-01', null],
    ['timestamp', '2026-01-31T12:00:00Z', '2026-01-31T12:00:00Z'],
    ['timestamp', '2026-01-31 12:00+02', '2026-01-31 12:00+02'],
    ['timestamp', '2026-01-31 25:00', null],
    ['timestamp', '2026-01-31', '2026-01-31'],
    ['boolean', 'Yes', 'true'],
    ['boolean', '0', 'false'],
    ['boolean', 'maybe', null],
    ['text', "  '; drop table orders; --", "  '; drop table orders; --"],
    ['text', '', ''],
    ['text', 'a\0b', null],
  ])('%s %j is bound as %j', (type, text, value) => {
    expect(parameterValue(type, text)).toBe(value)
  })

  const query: SavedQuery = {
    name: 'weekly',
    sql: 'select $1, $2, $3',
    question: null,
    parameters: [
      { name: 'from', type: 'date', fallback: '2026-01-01' },
      { name: 'country', type: 'text', fallback: null },
      { name: 'from', type: 'date', fallback: '2026-01-01' },
    ],
    fingerprint: null,
    savedAt: '2026-01-01T00:00:00.000Z',
  }

  it('is bound wherever its name stands, and what was saved is bound for what is not given', () => {
    const values = (given: readonly string[]) => bindParameters(query, given).map(({ value }) => value)
    expect(values(['country=a=b', 'from=2026-05-01'])).toEqual(['2026-05-01', 'a=b', '2026-05-01'])
    expect(values(['country='])).toEqual(['2026-01-01', '', '2026-01-01'])
  })

  it.each([
    ['one that is missing', [], /needs a value for "country" \(text\)/],
    ['a name there is not', ['form=2026-01-01'], /has no parameter "form"/],
    ['a value of another type', ['from=1', 'country=x'], /"1" is not a date/],
    ['a value without a name', ['=x'], /is not name=value/],
    ['one given twice', ['country=x', 'country=y'], /country is given twice/],
  ])('refuses %s', (_, given, message) => {
    expect(() => bindParameters(query, given)).toThrow(message)
  })
})
