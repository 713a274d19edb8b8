import { expect, it } from 'vitest'
import { parse } from '../../src/builtin/parse.js'
import { tokenise } from '../../src/linking/tokens.js'
import { spellings } from '../../src/linking/value-forms.js'
import { knownValues } from '../../src/linking/values.js'
import { madeCatalog } from './made-catalog.js'

/** A sports hall: members of a tier book courts. */
const hall = madeCatalog({
  member: {
    columns: {
      id: { type: 'integer' },
      name: { type: 'text' },
      tier: { type: 'text', values: ['Gold', 'Silver'] },
    },
  },
  booking: {
    rows: 500,
    columns: {
      id: { type: 'integer' },
      member_id: { type: 'integer', references: 'member.id' },
      status: { type: 'text', values: ['Open', 'Paid'] },
    },
  },
})

function sqlOf(question: string): string {
  const tokens = tokenise(question)
  const outcome = parse(question, hall, knownValues(tokens, spellings(tokens), hall), {
    now: '2025-05-14T10:00:00Z',
    timeZone: 'UTC',
  })
  return outcome.kind === 'answer' ? outcome.sql.replaceAll(/\s+/g, ' ') : outcome.kind
}

it('does not show a column of another table for "with Gold status"', () => {
  expect(sqlOf('members with Gold status')).not.toContain('booking')
  expect(sqlOf('List the members with Silver status.')).not.toContain('booking')
})

it('reads a value before the column that holds it', () => {
  expect(sqlOf('members with Gold tier')).toMatch(/from member where member\.tier = 'Gold'/)
  expect(sqlOf('How many bookings with Paid status are there?')).toContain("booking.status = 'Paid'")
})
