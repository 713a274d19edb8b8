import { describe, expect, it } from 'vitest'
import { parse } from '../../src/builtin/parse.js'
import { tokenise } from '../../src/linking/tokens.js'
import { spellings } from '../../src/linking/value-forms.js'
import { knownValues } from '../../src/linking/values.js'
import { madeCatalog } from './made-catalog.js'

/** Saunas: tickets are for sessions in a house; guests have a house they like best. */
const saunas = madeCatalog({
  house: { columns: { house_id: { type: 'integer' }, name: { type: 'text' } } },
  room: {
    columns: { room_id: { type: 'integer' }, house_id: { type: 'integer', references: 'house.house_id' } },
  },
  session: {
    columns: {
      session_id: { type: 'integer' },
      room_id: { type: 'integer', references: 'room.room_id' },
      starts_at: { type: 'timestamp' },
    },
  },
  guest: {
    columns: {
      guest_id: { type: 'integer' },
      full_name: { type: 'text' },
      favorite_house_id: { type: 'integer', references: 'house.house_id' },
    },
  },
  ticket: {
    columns: {
      ticket_id: { type: 'integer' },
      session_id: { type: 'integer', references: 'session.session_id' },
      guest_id: { type: 'integer', references: 'guest.guest_id' },
    },
  },
})

function sqlOf(question: string): string {
  const tokens = tokenise(question)
  const outcome = parse(question, saunas, knownValues(tokens, spellings(tokens), saunas), {
    now: '2025-05-14T10:00:00Z',
    timeZone: 'UTC',
  })
  return outcome.kind === 'answer' ? outcome.sql.replaceAll(/\s+/g, ' ') : outcome.kind
}

describe('what somebody likes best', () => {
  it.each(['tickets per house', 'How many tickets does each house have?'])(
    'is not meant by "%s"',
    (question) => {
      expect(sqlOf(question)).not.toMatch(/favorite/)
      expect(sqlOf(question)).toMatch(/join room/)
    },
  )

  it('is meant where nothing else is of both', () => {
    expect(sqlOf('guests per house')).toMatch(/favorite_house_id/)
  })

  it('is not let fall where it is said', () => {
    expect(sqlOf('tickets by favorite house')).not.toMatch(/join room/)
  })
})
