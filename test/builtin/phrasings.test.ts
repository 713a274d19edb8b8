import { describe, expect, it } from 'vitest'
import { parse } from '../../src/builtin/parse.js'
import { tokenise } from '../../src/linking/tokens.js'
import { spellings } from '../../src/linking/value-forms.js'
import { knownValues } from '../../src/linking/values.js'
import { museum } from './made-catalog.js'

const clock = { now: '2025-05-14T10:00:00Z', timeZone: 'UTC' }

function ask(question: string) {
  const tokens = tokenise(question)
  return parse(question, museum, knownValues(tokens, spellings(tokens), museum), clock)
}

/** The statement on one line, or why there is none. */
function sqlOf(question: string): string {
  const outcome = ask(question)
  return outcome.kind === 'answer'
    ? outcome.sql.replaceAll(/\s+/g, ' ')
    : `${outcome.kind}: ${JSON.stringify(outcome)}`
}

/** Phrasings of one question share one statement. */
const same: readonly (readonly [string, string, readonly string[]])[] = [
  [
    'a count',
    'select count(*) as count from visitor',
    [
      'How many visitors are there?',
      'number of visitors',
      'Count the visitors.',
      'Can you tell me how many visitors there are?',
      'What is the total number of visitors?',
      'Please give me the number of visitors',
    ],
  ],
  [
    'a list with two columns and a value',
    "select exhibition.title, exhibition.budget from exhibition where exhibition.wing = 'North'",
    [
      'Show the title and budget of the exhibitions in the North wing.',
      'title and budget of exhibitions in the north wing',
      'List the titles and budgets of all exhibitions whose wing is North.',
      'What are the titles and budgets of exhibitions with wing "North"?',
    ],
  ],
  [
    'an average',
    'select avg(tour.price) as avg_price from tour',
    [
      'What is the average price of a tour?',
      'average price of tours',
      'Give me the mean price of all tours',
      "What's the avg price of the tours?",
    ],
  ],
  [
    'two aggregates of one column',
    'select min(visitor.age) as min_age, max(visitor.age) as max_age from visitor',
    [
      'What are the minimum and maximum age of visitors?',
      'lowest and highest age of visitors',
      'Show the minimum and the maximum age of all visitors.',
    ],
  ],
  [
    'a comparison',
    'select count(*) as count from visitor where visitor.age > 60',
    [
      'How many visitors are older than 60?',
      'How many visitors have an age over 60?',
      'number of visitors with age greater than 60',
      'Count visitors whose age is above 60',
      'how many visitors with an age of more than 60 are there?',
    ],
  ],
  [
    'a count per value',
    'select visitor.town, count(*) as count from visitor group by visitor.town',
    [
      'How many visitors are there per town?',
      'number of visitors by town',
      'Show each town and the number of visitors.',
      'For each town, how many visitors are there?',
      'visitors per town',
      'Number of visitors in each town',
      'count of visitors grouped by town',
    ],
  ],
  [
    'rows without a match',
    'select visitor.first_name, visitor.last_name, visitor.visitor_id from visitor where not exists ( select 1 from booking where visitor.visitor_id = booking.visitor_id )',
    [
      'Which visitors have no bookings?',
      'visitors without bookings',
      'Which visitors have not made any booking?',
      'List the visitors that never made a booking',
      'visitors with no booking',
    ],
  ],
  [
    'a filter on related rows',
    "select visitor.first_name, visitor.last_name, visitor.visitor_id from visitor where exists ( select 1 from booking where visitor.visitor_id = booking.visitor_id and booking.status = 'cancelled' )",
    [
      'Which visitors have cancelled bookings?',
      'visitors with cancelled bookings',
      'Which visitors have a booking with status cancelled?',
    ],
  ],
  [
    'a date range on a timestamp',
    "select count(*) as count from booking where booking.booked_at >= '2024-01-01' and booking.booked_at < '2025-01-01'",
    [
      'How many bookings were made in 2024?',
      'number of bookings in 2024',
      'How many bookings were there last year?',
      'Count the bookings between 1 January 2024 and 31 December 2024',
    ],
  ],
  [
    'a count per month',
    "select date_trunc('month', booking.booked_at)::date as month, count(*) as count from booking group by date_trunc('month', booking.booked_at)::date order by date_trunc('month', booking.booked_at)::date asc nulls last",
    [
      'number of bookings per month',
      'How many bookings are there in each month?',
      'bookings by month',
      'Show the monthly number of bookings',
    ],
  ],
  [
    'an empty date told by its verb',
    'select count(*) as count from booking where booking.paid_on is null',
    [
      'How many bookings are unpaid?',
      'How many bookings have not been paid?',
      'How many bookings are not yet paid?',
      'number of unpaid bookings',
    ],
  ],
  [
    'a flag',
    'select exhibition.title from exhibition where exhibition.is_permanent',
    ['List the titles of permanent exhibitions.', 'titles of the exhibitions that are permanent'],
  ],
  [
    'an empty column',
    'select count(*) as count from visitor where visitor.email is null',
    [
      'How many visitors have no email?',
      'number of visitors without an email',
      'How many visitors lack an email?',
    ],
  ],
]

describe.each(same)('%s', (_name, sql, questions) => {
  it.each(questions)('is read from "%s"', (question) => {
    expect(sqlOf(question)).toBe(sql)
  })
})

describe('a ranking', () => {
  it.each([
    'Which visitor made the most bookings?',
    'visitor with the most bookings',
    'Who is the visitor with the highest number of bookings?',
  ])('by a count is read from "%s"', (question) => {
    const sql = sqlOf(question)
    expect(sql).toContain('count(*)')
    expect(sql).toMatch(/order by count\(\*\) desc nulls last fetch first 1 rows with ties$/)
    expect(sql).toContain('visitor.first_name')
  })

  it.each(['What are the 3 most expensive tours?', 'top 3 tours by price', 'the three most expensive tours'])(
    'of three by a column is read from "%s"',
    (question) => {
      expect(sqlOf(question)).toMatch(/order by tour\.price desc nulls last limit 3$/)
    },
  )
})

describe('a condition on a count', () => {
  it.each([
    'Which visitors have more than two bookings?',
    'visitors with more than 2 bookings',
    'Which visitors made more than two bookings?',
    'visitors who have made over 2 bookings',
  ])('is counted for each row in "%s"', (question) => {
    expect(sqlOf(question)).toMatch(
      /from visitor where \( select count\(\*\) as count from booking where visitor\.visitor_id = booking\.visitor_id \) > 2$/,
    )
  })

  it('keeps the conditions of what is counted inside the count', () => {
    expect(sqlOf('How many visitors made at least one cancelled booking in 2024?')).toMatch(
      /select count\(\*\) as count from visitor where \( select count\(\*\) as count from booking where visitor\.visitor_id = booking\.visitor_id and .*cancelled.*2024.* \) >= 1$/,
    )
  })
})

describe('the reading said aloud', () => {
  it('names measure, group, filter and join', () => {
    const outcome = ask('average price of French tours for each exhibition wing')
    expect(outcome).toMatchObject({ kind: 'answer' })
    if (outcome.kind !== 'answer') return
    expect(outcome.interpretation).toMatch(/average tour price for each exhibition wing/i)
    expect(outcome.interpretation).toContain("language = 'French'")
    expect(outcome.interpretation).toContain('exhibition_id')
  })

  it('says that rows that tie are all shown', () => {
    const outcome = ask('Which visitor made the most bookings?')
    expect(outcome.kind === 'answer' && outcome.assumptions.join(' ')).toContain('tie')
  })
})
