import { describe, expect, it } from 'vitest'
import { namesOfVerb } from '../../src/builtin/grounding/verbs.js'
import degrees from '../../src/builtin/lexicon/degrees.json' with { type: 'json' }
import { parse } from '../../src/builtin/parse.js'
import type { Catalog } from '../../src/linking/catalog.js'
import { stem } from '../../src/linking/stem.js'
import { tokenise } from '../../src/linking/tokens.js'
import { spellings } from '../../src/linking/value-forms.js'
import { knownValues } from '../../src/linking/values.js'
import { madeCatalog } from './made-catalog.js'

const clock = { now: '2025-05-14T10:00:00Z', timeZone: 'UTC' }

/** A boatyard: mechanics do jobs on boats. */
const boatyard = madeCatalog({
  mechanics: {
    columns: {
      mechanic_id: { type: 'integer' },
      name: { type: 'text' },
      start_date: { type: 'date' },
      birth_date: { type: 'date' },
      salary: { type: 'decimal' },
    },
  },
  boats: {
    columns: {
      boat_id: { type: 'integer' },
      name: { type: 'text' },
      built_year: { type: 'integer' },
      weight_kg: { type: 'decimal' },
      depth: { type: 'decimal' },
      country: { type: 'text', values: ['Norway', 'Peru', 'Benin', 'IN'] },
      condition: { type: 'text', values: ['new', 'used'] },
    },
  },
  jobs: {
    rows: 800,
    columns: {
      job_id: { type: 'integer' },
      boat_id: { type: 'integer', references: 'boats.boat_id' },
      mechanic_id: { type: 'integer', references: 'mechanics.mechanic_id' },
      opened_on: { type: 'date' },
      completed_on: { type: 'date', nullable: true },
      price: { type: 'decimal' },
      state: { type: 'text', values: ['cancelled', 'finished', 'planned'] },
    },
  },
})

function sqlOf(question: string, catalog: Catalog = boatyard): string {
  const tokens = tokenise(question)
  const outcome = parse(question, catalog, knownValues(tokens, spellings(tokens), catalog), clock)
  return outcome.kind === 'answer' ? outcome.sql.replaceAll(/\s+/g, ' ') : outcome.kind
}

describe('a verb before a date', () => {
  it.each([
    ['How many mechanics were hired in 2023?', 'mechanics.start_date'],
    ['How many mechanics joined in 2023?', 'mechanics.start_date'],
    ['How many mechanics were born in 1990?', 'mechanics.birth_date'],
    ['How many jobs were opened in 2024?', 'jobs.opened_on'],
    ['How many jobs were finalised in 2024?', null],
  ])('finds its date in "%s"', (question, column) => {
    if (column === null) expect(sqlOf(question)).toBe('abstain')
    else expect(sqlOf(question)).toContain(`${column} >= '`)
  })

  it('means a table or column only by a name that is kept for it', () => {
    expect(namesOfVerb(stem('hired'))).toContain(stem('employment'))
    expect(namesOfVerb(stem('billed'))).toContain(stem('invoice'))
    expect(namesOfVerb(stem('churned'))).toEqual([])
  })
})

describe('a degree', () => {
  it.each([
    ['Which boat is the heaviest?', 'order by boats.weight_kg desc'],
    ['Which boat is the shallowest?', 'order by boats.depth asc'],
    ['Which mechanic is the best paid?', 'order by mechanics.salary desc'],
    ['Which job was the most expensive?', 'order by jobs.price desc'],
    ['Which mechanic is the youngest?', 'order by mechanics.birth_date desc'],
    ['Which mechanic is the longest serving?', 'order by mechanics.start_date asc'],
    ['Which is the oldest boat?', 'order by boats.built_year asc'],
  ])('says by which column in "%s"', (question, order) => {
    expect(sqlOf(question)).toContain(order)
  })

  it('is not guessed where no column measures it', () => {
    expect(sqlOf('Which boat is the fastest?')).toBe('abstain')
    expect(sqlOf('Which boat is the brightest?')).toBe('abstain')
  })

  it('has one meaning for each word', () => {
    for (const kind of ['comparative', 'superlative'] as const) {
      const words = degrees.flatMap((degree): readonly string[] => degree[kind])
      expect(words.filter((word, at) => words.indexOf(word) !== at)).toEqual([])
    }
  })
})

describe('another spelling of a stored value', () => {
  it.each([
    ['How many Norwegian boats are there?', "'Norway'"],
    ['How many boats are from NOR?', "'Norway'"],
    ['How many Indian boats are there?', "'IN'"],
    ['How many boats are from BEN?', "'Benin'"],
    ['How many canceled jobs are there?', "'cancelled'"],
    ['How many scheduled jobs are there?', "'planned'"],
  ])('is read in "%s"', (question, value) => {
    expect(sqlOf(question)).toContain(value)
  })

  it.each([
    ['What is the average price per job state?', "'Peru'"],
    ['How many boats are there in the yard of Ben?', "'Benin'"],
    ['How many jobs were opened in 2024?', "'IN'"],
  ])('is no code in lower case: "%s"', (question, value) => {
    expect(sqlOf(question)).not.toContain(value)
  })
})

describe('a word with two trades', () => {
  it.each([
    ['List the names of the boats ordered by weight.', 'order by boats.weight_kg'],
    ['How many boats are there per condition?', 'group by boats.condition'],
    ['How many jobs are there by state?', 'group by jobs.state'],
    ['How many jobs are there by status?', 'group by jobs.state'],
  ])('keeps its part in "%s"', (question, part) => {
    expect(sqlOf(question)).toContain(part)
  })

  it.each([
    'Which bookings were charged?',
    'How many matches does each boat have?',
    'What is the success rate of the mechanics?',
    'List the marks of all boats.',
  ])('is not stretched to a name that is not there: "%s"', (question) => {
    expect(sqlOf(question)).toBe('abstain')
  })
})
