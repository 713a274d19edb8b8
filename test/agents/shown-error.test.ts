import { describe, expect, it } from 'vitest'
import { shownError } from '../../src/agents/shown-error.js'

const sql = `select name::int, CustomerId from customers c where country = 'France' and total > 100`

function shown(message: string, sqlstate: string | null, more: { detail?: string; hint?: string } = {}) {
  const { detail = null, hint = null } = more
  return shownError({ code: 'sql_error', message, sqlstate, detail, hint, position: 8 }, sql)
}

describe('an error as a model may see it', () => {
  it.each([
    ['22P02', 'invalid input syntax for type integer: "Ada"', 'invalid input syntax for type integer: …'],
    [
      '22P02',
      'invalid input syntax for type integer: "say "hi" x"',
      'invalid input syntax for type integer: …',
    ],
    [
      '22P02',
      'invalid input syntax for type integer: "France"',
      'invalid input syntax for type integer: "France"',
    ],
    [
      '22003',
      'value "99999999999" is out of range for type integer',
      'a value is out of range for type integer',
    ],
    ['22012', 'division by zero', 'division by zero'],
    ['22P02', 'invalid input value for enum mood: "x y"', 'invalid input value for enum mood: …'],
    ['42703', 'column c.customerid does not exist', 'column c.customerid does not exist'],
    ['42P01', 'relation "Ada Lovelace" does not exist', 'relation "…" does not exist'],
    ['42883', 'operator does not exist: text = integer', 'operator does not exist: text = integer'],
    [
      null,
      "'Frankreich' is not in country; 'France' is, in 12 rows",
      "'…' is not in country; 'France' is, in 12 rows",
    ],
    [null, 'the data ends on 2024-03-31', 'the data ends on …'],
    [null, 'the sum is 2.4 times what it was, 98342 in all', 'the sum is 2.4 times what it was, … in all'],
  ])('%s: %s', (sqlstate, message, told) => {
    expect(shown(message, sqlstate).message).toBe(told)
  })

  it.each(['P0001', '38000', 'XX000', '23505', '22000'])(
    'with the state %s tells no words of a function',
    (state) => {
      const error = shown('the row of Ada is bad', state, { detail: 'Key (name)=(Ada).', hint: 'Ask Ada.' })
      expect(JSON.stringify(error)).not.toContain('Ada')
      expect(error.sqlstate).toBe(state)
    },
  )

  it('keeps the hint that corrects a name, and where it stands', () => {
    const hint = 'Perhaps you meant to reference the column "c.CustomerId".'
    expect(shown('column "customer" does not exist', '42703', { hint })).toMatchObject({ hint, position: 8 })
  })
})
