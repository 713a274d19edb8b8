import { describe, expect, it } from 'vitest'
import { parse } from '../../src/builtin/parse.js'
import { spellings } from '../../src/linking/value-forms.js'
import { tokenise } from '../../src/linking/tokens.js'
import { knownValues } from '../../src/linking/values.js'
import { madeCatalog } from './made-catalog.js'

const number = { type: 'integer' } as const
const text = { type: 'text' } as const
const date = { type: 'date' } as const

const school = madeCatalog({
  teacher: {
    rows: 20,
    columns: {
      teacher_id: number,
      full_name: { ...text, values: ['Ana Ruiz', 'Bo Lind'] },
      country: text,
      years_experience: { ...number, values: ['3', '8', '12'] },
      fee_per_lesson: { ...number, values: ['80', '95', '120'] },
    },
  },
  lesson: {
    rows: 100,
    columns: {
      lesson_id: number,
      title: { ...text, values: ['Salsa', 'Tango', 'Waltz'] },
      held_on: date,
      price: { ...number, values: ['20', '25', '30'] },
      teacher_id: { ...number, references: 'teacher.teacher_id' },
      assistant_teacher_id: { ...number, references: 'teacher.teacher_id', partial: true, nullable: true },
    },
  },
  dancer: {
    rows: 60,
    columns: {
      dancer_id: number,
      full_name: text,
      city: { ...text, values: ['Lyon', 'Nice'] },
      newsletter: { type: 'boolean' },
    },
  },
  rating: {
    rows: 300,
    columns: {
      rating_id: number,
      lesson_id: { ...number, references: 'lesson.lesson_id' },
      dancer_id: { ...number, references: 'dancer.dancer_id' },
      stars: { ...number, values: ['1', '2', '3', '4', '5'] },
      remark: { ...text, nullable: true },
    },
  },
  booking: {
    rows: 400,
    columns: {
      booking_id: number,
      lesson_id: { ...number, references: 'lesson.lesson_id' },
      dancer_id: { ...number, references: 'dancer.dancer_id' },
      booked_on: date,
      amount: { ...number, values: ['20', '40'] },
    },
  },
})
const harbour = madeCatalog({
  pier: { columns: { pier_id: number, name: text, town: text } },
  boat: {
    columns: {
      boat_id: number,
      name: text,
      builder: { ...text, values: ['Seat', 'Nauta'] },
      kind: { ...text, values: ['dinghy', 'yacht', 'canoe'] },
      state: { ...text, values: ['rented', 'free', 'sold'] },
      seats: number,
      pier_id: { ...number, references: 'pier.pier_id' },
    },
  },
  client: { columns: { client_id: number, name: text, town: text } },
  rent: {
    columns: {
      rental_id: number,
      client_id: { ...number, references: 'client.client_id' },
      boat_id: { ...number, references: 'boat.boat_id' },
      starts_on: date,
    },
  },
})
const schemas = { school, harbour }
const ask = (db: keyof typeof schemas, question: string) => {
  const tokens = tokenise(question)
  return parse(question, schemas[db], knownValues(tokens, spellings(tokens), schemas[db]), {
    now: '2026-06-15T12:00:00Z',
    timeZone: 'UTC',
  })
}

/** What must be in the statement, and what must not. */
const answered: readonly (readonly [keyof typeof schemas, string, RegExp, RegExp])[] = [
  ...[
    'Which teachers have never led a lesson?',
    'Show the titles of the lessons led by Ana Ruiz.',
    'Lessons taught by Bo Lind',
    'How many lessons has each teacher taught?',
    'Which teacher led the most lessons?',
    'Which teachers have given more than 10 lessons?',
    'What is the average rating of the lessons led by Ana Ruiz?',
  ].map((each) => ['school', each, /lesson\.teacher_id/, /assistant/] as const),
  ...[
    'Which dancers get the newsletter?',
    'Which dancers live in Nice and get the newsletter?',
    'dancers who get the newsletter',
  ].map(
    (each) =>
      ['school', each, /where[\s\S]*\bdancer\.newsletter/, /select[\s\S]*newsletter[\s\S]*from/] as const,
  ),
  ['school', 'dancers who do not get the newsletter', /not dancer\.newsletter/, /exists/],
  ...[
    'Show the names and countries of teachers whose fee is above the average fee.',
    'What is the average fee of the teachers?',
    'What is the fee of Bo Lind?',
  ].map((each) => ['school', each, /fee_per_lesson/, /price/] as const),
  ...['Show the remarks given with two stars or fewer.', 'List the remarks with 5 stars.'].map(
    (each) => ['school', each, /remark is not null/, /distinct/] as const,
  ),
  ...[
    'What is the average rating of each lesson?',
    'average rating of lessons held in 2025',
    'What is the mean rating per lesson?',
  ].map((each) => ['school', each, /avg\(rating\.stars\)/, /count/] as const),
  ...[
    'Show the name of the teacher with the most years of experience.',
    'name and country of the teacher with the most years of experience',
  ].map((each) => ['school', each, /order by teacher\.years_experience desc/, /count\(/] as const),
  ['school', 'number of ratings per lesson title', /group by lesson\.title\s/, /lesson_id,|title, lesson/],
  ...['Total booking amount per month by booking date', 'monthly booking amount by booking date'].map(
    (each) =>
      ['school', each, /group by date_trunc\('month', booking\.booked_on\)::date\s/, /booked_on,/] as const,
  ),
  ...[
    'Show the names of the boats that seat more than 5 people.',
    'boats that can seat at least 5 passengers',
    'Which boats seat 7 people?',
    'How many boats seat more than 6?',
  ].map((each) => ['harbour', each, /boat\.seats (?:>|>=|=) [567]/, /Seat'/] as const),
  ...[
    'Show the names of the clients who have rented both a dinghy and a yacht.',
    'Which clients rented both a canoe and a yacht?',
  ].map((each) => ['harbour', each, /exists[\s\S]*exists/, /'rented'/] as const),
  ...['free boats, with pier', 'sold boats, with pier'].map(
    (each) => ['harbour', each, /select[\s\S]*pier\.name[\s\S]*from/, /exists/] as const,
  ),
]

describe('turns of phrase over courses and hires', () => {
  it.each(answered)('%s: %s', (db, question, has, lacks) => {
    const outcome = ask(db, question)
    if (outcome.kind !== 'answer')
      return expect.fail(outcome.kind === 'abstain' ? outcome.reason : outcome.question)
    expect(`${outcome.sql}\n`).toMatch(has)
    expect(outcome.sql).not.toMatch(lacks)
  })

  it.each([
    ['school', 'Which teachers have assisted in a lesson?'],
    ['school', 'Which teachers worked on a lesson?'],
    ['school', 'Which lessons did Ana Ruiz lead or assist?'],
    ['school', 'How many lessons did each teacher lead or assist?'],
    ['school', 'What are the total fees of the teachers?'],
    ['school', 'Which dancers get the most stars?'],
    ['school', 'lessons, with rating'],
    ['harbour', 'yachts, with pier'],
    ['harbour', 'Which boats were rented both?'],
  ] as const)('%s: "%s" is not guessed at', (db, question) => {
    expect(ask(db, question).kind).not.toBe('answer')
  })

  it('keeps a state that is said of the thing itself', () => {
    const outcome = ask('harbour', 'Show the names of the rented boats.')
    expect(outcome.kind === 'answer' && outcome.sql).toContain("'rented'")
  })
})
