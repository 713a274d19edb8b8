import { describe, expect, it } from 'vitest'
import type { Cell } from '../../src/events.js'
import { judge } from '../../src/evaluation/judge.js'
import { said, table, verdictOf } from './tables.js'

const differ = 'the values differ'

describe('rows', () => {
  it('may come in any order', () => {
    expect(verdictOf(table(['text'], ['a'], ['b']), table(['text'], ['b'], ['a']))).toBe('exact')
  })

  it('count as often as they stand', () => {
    const gold = table(['text'], ['a'], ['a'], ['b'])
    expect(verdictOf(gold, table(['text'], ['a'], ['b'], ['b']))).toBe(differ)
    expect(verdictOf(gold, table(['text'], ['a'], ['b']))).toBe('3 rows expected, 2 given')
  })

  it('stay whole: the same columns in another pairing are wrong', () => {
    const gold = table(['text', 'integer'], ['a', 1], ['b', 2])
    expect(verdictOf(gold, table(['text', 'integer'], ['a', 2], ['b', 1]))).toBe(differ)
  })

  it('of near numbers are paired though their order differs', () => {
    const gold = table(['numeric', 'numeric'], [1.0000001, 5], [1, 6], [2, 7])
    const answer = table(['numeric', 'numeric'], [1.0000002, 6], [1, 5], [2.0000001, 7])
    expect(verdictOf(gold, answer)).toBe('exact')
  })

  it('are compared in large numbers', () => {
    const rows = Array.from({ length: 20_000 }, (_, i): Cell[] => [i / 7, `n${i % 50}`, i])
    const moved = rows.map(([a, b, c]): Cell[] => [c ?? 0, Number(a) * (1 + 1e-8), b ?? '']).reverse()
    const gold = table(['double precision', 'text', 'integer'], ...rows)
    const types = ['integer', 'double precision', 'text']
    expect(verdictOf(gold, table(types, ...moved))).toBe('exact')
    const spoilt = moved.map((row, i): Cell[] => (i === 777 ? [row[0] ?? 0, 0.5, row[2] ?? ''] : row))
    expect(verdictOf(gold, table(types, ...spoilt))).toBe(differ)
  })
})

describe('columns', () => {
  const gold = table(['text', 'integer'], ['a', 1], ['b', 2])

  it('are told by their contents, whatever their order and names', () => {
    const answer = {
      columns: [
        { name: 'x', type: 'integer' },
        { name: 'x_2', type: 'text' },
      ],
      rows: [
        [2, 'b'],
        [1, 'a'],
      ],
    }
    expect(verdictOf(gold, answer)).toBe('exact')
  })

  it('may be more than expected', () => {
    expect(verdictOf(gold, table(['boolean', 'integer', 'text'], [true, 1, 'a'], [null, 2, 'b']))).toBe(
      'subset',
    )
  })

  it('may not be missing', () => {
    expect(verdictOf(gold, table(['text'], ['a'], ['b']))).toBe('2 columns expected, 1 given')
  })

  it('of equal contents are each needed', () => {
    const twice = table(['integer', 'integer'], [1, 1], [2, 2])
    expect(verdictOf(twice, table(['integer', 'text'], [1, 'x'], [2, 'y']))).toBe(differ)
    expect(verdictOf(twice, table(['integer', 'integer', 'text'], [1, 1, 'x'], [2, 2, 'y']))).toBe('subset')
  })

  it('of the same values in other rows are told apart by the whole row', () => {
    const three = table(['integer', 'integer', 'integer'], [1, 2, 3], [2, 3, 1], [3, 1, 2])
    const moved = table(['integer', 'integer', 'integer'], [2, 1, 3], [3, 2, 1], [1, 3, 2])
    expect(verdictOf(three, moved)).toBe('exact')
  })

  it('of many equal contents do not make the search endless', () => {
    const wide = (last: number) =>
      table(
        Array.from({ length: 24 }, () => 'integer'),
        [...Array.from({ length: 23 }, () => 1), 1],
        [...Array.from({ length: 23 }, () => 1), last],
      )
    expect(verdictOf(wide(2), wide(2))).toBe('exact')
    expect(verdictOf(wide(2), wide(3))).toBe(differ)
  })
})

describe('values', () => {
  const one = (goldType: string | null, gold: Cell, answerType: string, answer: Cell) =>
    verdictOf(table([goldType], [gold]), table([answerType], [answer])) === 'exact'

  it.each([
    ['numeric', 100, 'numeric', 100.00009, true],
    ['numeric', 100, 'numeric', 100.0002, false],
    ['integer', 10_000_000, 'bigint', 10_000_001, false],
    ['integer', 10_000_000, 'double precision', 10_000_000.5, true],
    ['numeric', 0.1, 'double precision', 0.30000000000000004 - 0.2, true],
    ['numeric', '12345678901234567890', 'numeric', '12345678901234567890', true],
    ['numeric', '12345678901234567890', 'numeric', '12345678901234567891', false],
    ['numeric', '12345678901234567890', 'numeric', '12345678901234567890.00', true],
    ['bigint', '9007199254740993', 'bigint', 9007199254740992, false],
    ['double precision', 1e17, 'double precision', 1e17 + 32, true],
    ['double precision', 'NaN', 'numeric', 'NaN', true],
    ['double precision', 'Infinity', 'double precision', '-Infinity', false],
    [null, '12.50', 'numeric', 12.5, true],
    [null, 5, 'text', '5', true],
    ['integer', 7, 'text', '007', false],
    ['integer', 0, 'double precision', 1e-9, false],
    ['integer', -3, 'numeric', -3, true],
  ])('number %s %s and %s %s: same is %s', (goldType, gold, answerType, answer, same) => {
    expect(one(goldType, gold, answerType, answer)).toBe(same)
  })

  it.each([
    ['date', '2026-01-31', 'timestamp', '2026-01-31T00:00:00', true],
    ['date', '2026-01-31', 'timestamp', '2026-01-31T00:00:01', false],
    ['date', '2026-01-31', 'timestamptz', '2026-01-31T00:00:00+02:00', true],
    ['timestamptz', '2026-01-31T10:00:00+01:00', 'timestamptz', '2026-01-31T09:00:00Z', true],
    [null, '2026-01-31T09:00:00Z', 'timestamptz', '2026-01-31T10:00:00+01:00', true],
    [null, '2026-01-31 09:00:00', 'timestamp', '2026-01-31T09:00:00', true],
    ['timestamp(3)', '2026-01-31T09:00:00.5', 'timestamp', '2026-01-31T09:00:00.500', true],
    ['timestamp', '2026-01-31T09:00:00.000001', 'timestamp', '2026-01-31T09:00:00', false],
    ['date', '2026-01-31', 'text', '2026-01-31', true],
    ['timestamptz', '2026-01-31T10:00:00+01:00', 'text', '2026-01-31 09:00:00+00', true],
    ['date', '2026-01-01', 'text', '2026-01', false],
    ['date', 'infinity', 'date', 'infinity', true],
    ['text', '2026-01-31', 'text', '2026-01-31T00:00:00', false],
  ])('moment %s %s and %s %s: same is %s', (goldType, gold, answerType, answer, same) => {
    expect(one(goldType, gold, answerType, answer)).toBe(same)
  })

  it.each([
    ['text', 'Ada', 'text', 'ada', false],
    ['text', 'Ada', 'varchar(10)', 'Ada', true],
    ['text', '1.0', 'text', '1.00', false],
    ['boolean', true, 'boolean', true, true],
    ['boolean', true, 'text', 'true', false],
    ['boolean', true, 'integer', 1, false],
    ['text', null, 'integer', null, true],
    ['text', null, 'text', '', false],
    ['integer', null, 'integer', 0, false],
    ['text', null, 'text', 'null', false],
    ['text[]', ['a', 'b'], 'text[]', ['a', 'b'], true],
    ['text[]', ['a', 'b'], 'text[]', ['b', 'a'], false],
    ['jsonb', { a: 1, b: [2] }, 'json', { b: [2], a: 1 }, true],
    ['jsonb', { a: 1 }, 'jsonb', { a: 2 }, false],
  ])('%s %j and %s %j: same is %s', (goldType, gold, answerType, answer, same) => {
    expect(one(goldType, gold, answerType, answer)).toBe(same)
  })
})

describe('empty and truncated results', () => {
  it('an empty gold result needs an empty answer of as many columns', () => {
    const empty = table(['text'])
    expect(verdictOf(empty, table(['integer']))).toBe('exact')
    expect(verdictOf(empty, table(['text'], ['a']))).toBe('0 rows expected, 1 given')
    expect(verdictOf(empty, table(['text', 'text']))).toBe('1 column and no rows expected, 2 columns given')
  })

  it('no rows written down say nothing of columns', () => {
    expect(verdictOf(table([]), table(['text', 'integer']))).toBe('exact')
  })

  it('an empty answer is wrong when rows are expected', () => {
    expect(verdictOf(table(['text'], ['a']), table(['text']))).toBe('1 row expected, 0 given')
  })

  it('a truncated answer is right as far as it goes', () => {
    const gold = table(['integer'], [1], [2], [3])
    expect(said(judge([gold], { ...table(['integer'], [3], [1]), truncated: true }))).toBe('exact')
    expect(said(judge([gold], { ...table(['integer'], [3], [3]), truncated: true }))).toBe(differ)
  })

  it('a truncated answer with as many rows as there should be in all is wrong', () => {
    const gold = table(['integer'], [1], [2])
    const answer = { ...table(['integer'], [1], [2]), truncated: true }
    expect(said(judge([gold], answer))).toBe('2 rows expected, more than 2 given')
  })
})

describe('several gold results', () => {
  const golds = [table(['text'], ['a'], ['b']), table(['text', 'integer'], ['a', 1], ['b', 2])]

  it('any of them is right, one without further columns first, and it is said which', () => {
    const answer = { ...table(['integer', 'text'], [1, 'a'], [2, 'b']), truncated: false }
    expect(judge(golds, answer)).toMatchObject({ right: true, gold: 1, match: 'exact' })
    expect(judge(golds.slice(0, 1), answer)).toMatchObject({ right: true, gold: 0, match: 'subset' })
  })

  it('a wrong answer is held against the closest', () => {
    const far = table(['text'], ['x'], ['y'], ['z'])
    const answer = { ...table(['text'], ['a'], ['c']), truncated: false }
    expect(judge([far, ...golds], answer)).toMatchObject({
      right: false,
      gold: 1,
      difference: { missing: { rows: [['b']] }, extra: { rows: [['c']] } },
    })
  })
})

describe('the difference of a wrong answer', () => {
  it('is the first rows without a partner, whatever the columns are called', () => {
    const gold = {
      columns: [
        { name: 'name', type: 'text' },
        { name: 'spent', type: 'numeric' },
      ],
      rows: [
        ['Ada', 10],
        ['Bo', 20],
        ['Cy', 30],
      ],
    }
    const answer = {
      columns: [
        { name: 'sum', type: 'numeric' },
        { name: 'who', type: 'text' },
      ],
      rows: [
        [30, 'Cy'],
        [21, 'Bo'],
        [10, 'Ada'],
      ],
      truncated: false,
    }
    expect(judge([gold], answer)).toMatchObject({
      difference: {
        count: 2,
        missing: { columns: ['name', 'spent'], rows: [['Bo', 20]] },
        extra: { columns: ['sum', 'who'], rows: [[21, 'Bo']] },
      },
    })
  })

  it('shows at most three rows of either side', () => {
    const rows = Array.from({ length: 9 }, (_, i): Cell[] => [i])
    const judgement = judge([table(['integer'], ...rows)], { ...table(['integer']), truncated: false })
    expect(judgement).toMatchObject({ difference: { count: 9, missing: { rows: [[0], [1], [2]] } } })
  })
})
