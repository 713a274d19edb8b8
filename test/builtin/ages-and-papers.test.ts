import { describe, expect, it } from 'vitest'
import { parse } from '../../src/builtin/parse.js'
import { tokenise } from '../../src/linking/tokens.js'
import { spellings } from '../../src/linking/value-forms.js'
import { knownValues } from '../../src/linking/values.js'
import { madeCatalog } from './made-catalog.js'

/** A ferry line: travellers, whose births are known, file refunds; boats are only launched. */
const ferries = madeCatalog({
  boat: {
    columns: {
      boat_id: { type: 'integer' },
      boat_name: { type: 'text' },
      launched_on: { type: 'date' },
    },
  },
  traveller: {
    columns: {
      traveller_id: { type: 'integer' },
      full_name: { type: 'text' },
      birth_date: { type: 'date' },
      home_port: { type: 'text', values: ['Bergen', 'Harwich'] },
    },
  },
  refund: {
    rows: 400,
    columns: {
      refund_id: { type: 'integer' },
      traveller_id: { type: 'integer', references: 'traveller.traveller_id' },
      boat_id: { type: 'integer', references: 'boat.boat_id' },
      amount: { type: 'decimal' },
      status: { type: 'text', values: ['open', 'disputed'] },
      paid_on: { type: 'date', nullable: true },
    },
  },
})

function sqlOf(question: string): string {
  const tokens = tokenise(question)
  const outcome = parse(question, ferries, knownValues(tokens, spellings(tokens), ferries), {
    now: '2025-05-14T10:00:00Z',
    timeZone: 'UTC',
  })
  return outcome.kind === 'answer'
    ? outcome.sql.replaceAll(/\s+/g, ' ')
    : `${outcome.kind}: ${JSON.stringify(outcome)}`
}

const counted = 'select count(*) as count from traveller where traveller.birth_date'

describe('years that someone has lived', () => {
  it.each([
    ['aged 65 or older', "< '1960-05-15'"],
    ['aged 65 and over', "< '1960-05-15'"],
    ['aged at least 65', "< '1960-05-15'"],
    ['who are at least 65 years old', "< '1960-05-15'"],
    ['over 65 years of age', "< '1960-05-14'"],
    ['aged over 65', "< '1960-05-14'"],
    ['aged under 20', ">= '2005-05-15'"],
    ['under 20 years of age', ">= '2005-05-15'"],
    ['aged 19 or younger', ">= '2005-05-15'"],
    ['aged between 30 and 39', ">= '1985-05-15' and traveller.birth_date < '1995-05-15'"],
    ['aged 30', ">= '1994-05-15' and traveller.birth_date < '1995-05-15'"],
  ])('"%s" is told by the day of birth', (words, condition) => {
    expect(sqlOf(`How many travellers ${words} are there?`)).toBe(`${counted} ${condition}`)
  })

  it.each([
    'How many boats aged 30 are there?',
    'How many boats under 20 years of age are there?',
    'How many travellers aged between 40 and 30 are there?',
    'How many travellers aged 500 are there?',
    'How many travellers over 65 years of service are there?',
  ])('are nobody’s here: "%s"', (question) => {
    expect(sqlOf(question)).not.toMatch(/^select/)
  })
})

describe('a word that says no more than the one before', () => {
  it.each([
    'How many refund applications are disputed?',
    'How many refund cases are disputed?',
    'How many refund statements are disputed?',
  ])('is worn: "%s"', (question) => {
    expect(sqlOf(question)).toBe("select count(*) as count from refund where refund.status = 'disputed'")
  })

  it('is a particle', () => {
    expect(sqlOf('How many refunds have not been paid out yet?')).toBe(
      'select count(*) as count from refund where refund.paid_on is null',
    )
    expect(sqlOf('How many refunds have not been paid over yet?')).not.toMatch(/^select/)
  })

  it.each([
    'How many refunds statements are disputed?',
    'How many refund lawyers are disputed?',
    'How many disputed statements are there?',
  ])('is not passed over elsewhere: "%s"', (question) => {
    expect(sqlOf(question)).not.toMatch(/^select/)
  })
})
