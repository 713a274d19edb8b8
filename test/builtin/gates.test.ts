import { describe, expect, it } from 'vitest'
import { parse } from '../../src/builtin/parse.js'
import { splitInstructions } from '../../src/builtin/questions/instructions.js'
import { tokenise } from '../../src/linking/tokens.js'
import { spellings } from '../../src/linking/value-forms.js'
import { knownValues } from '../../src/linking/values.js'
import { museum } from './made-catalog.js'

const clock = { now: '2025-05-14T10:00:00Z', timeZone: 'UTC' }

function ask(question: string) {
  const tokens = tokenise(question)
  return parse(question, museum, knownValues(tokens, spellings(tokens), museum), clock)
}

const sqlOf = (question: string) => {
  const outcome = ask(question)
  return outcome.kind === 'answer' ? outcome.sql.replaceAll(/\s+/g, ' ') : null
}

describe('what would be wrong is not answered', () => {
  it.each([
    ['a sum that a join repeats', 'total budget of exhibitions per visitor town'],
    ['a superlative that nothing measures', 'Which is the highest visitor?'],
    ['a verb that nothing names', 'Which visitors complained in 2024?'],
    ['a date that the verb is not about', 'How many visitors were born in 1990?'],
    [
      'a comparison within a group of its own',
      'Which tours cost more than the average price of their own exhibition?',
    ],
    ['a word of no meaning here', 'How many zorvex visitors are there?'],
    ['two ranges that exclude each other', 'How many bookings were made in 2023 and in 2024 at once?'],
    ['an unknown value beside its column', 'How many tours are in language "Klingon"?'],
    [
      'a list of something for each of something else',
      'Show the first names of visitors per exhibition wing',
    ],
  ])('%s: "%s"', (_why, question) => {
    expect(sqlOf(question)).toBeNull()
  })
})

describe('a reading drops nothing it was told', () => {
  it('shows the thing beside its columns', () => {
    expect(sqlOf('List the tours with their price')).toMatch(/tour\.price/)
    expect(sqlOf('Which visitors are older than 80? Show their names and town.')).toMatch(
      /visitor\.first_name, visitor\.last_name.*visitor\.town/,
    )
  })

  it('reads a noun as a noun where a verb is spelt alike', () => {
    expect(sqlOf('Show the title of each exhibition together with the budget')).toMatch(/exhibition\.budget/)
  })

  it('keeps both values of "both … and …" apart', () => {
    const sql = sqlOf('Which visitors booked tours in both French and Dutch?')
    if (sql !== null) expect(sql).not.toMatch(/in \('French', 'Dutch'\)/)
  })
})

describe('instructions after the question', () => {
  it.each([
    'Always filter names using an exact match',
    'Match all strings case-insensitively using wildcard operators',
    'Filter strings using ILIKE.',
    'Always order results with NULLS last.',
    'Truncate dates to month for aggregation.',
    'To get the total per visitor, join the visitor and booking tables, group by visitor, and sum.',
  ])('asks for nothing new: "%s"', (hint) => {
    expect(splitInstructions(`How many?\n\nInstructions: ${hint}`)).toMatchObject({
      text: 'How many?',
      notUnderstood: null,
    })
  })

  it.each(['Exclude cancelled bookings.', 'Use the archive table.', 'Return at most 3 rows.'])(
    'is not passed over: "%s"',
    (hint) => {
      expect(sqlOf(`How many visitors are there?\n\nInstructions: ${hint}`)).toBeNull()
    },
  )
})
