import { describe, expect, it } from 'vitest'
import { parse } from '../../src/builtin/parse.js'
import { tokenise } from '../../src/linking/tokens.js'
import { spellings } from '../../src/linking/value-forms.js'
import { knownValues } from '../../src/linking/values.js'
import { madeCatalog } from './made-catalog.js'

/** A climbing hall: guests take lessons of coaches and hire gear. */
const hall = madeCatalog({
  coach: {
    columns: {
      coach_id: { type: 'integer' },
      full_name: { type: 'text' },
      town: { type: 'text', values: ['Ghent', 'Turku', 'Lyon'] },
      hired_on: { type: 'date' },
      left_on: { type: 'date', nullable: true },
      built_year: { type: 'integer' },
    },
  },
  lesson: {
    rows: 900,
    columns: {
      lesson_id: { type: 'integer' },
      coach_id: { type: 'integer', references: 'coach.coach_id' },
      category: { type: 'text', values: ['ropes', 'bouldering', 'yoga'] },
      state: { type: 'text', values: ['planned', 'held', 'cancelled'] },
      held_on: { type: 'date' },
      starts_at: { type: 'time' },
      due_ts: { type: 'timestamp' },
      ret_ts: { type: 'timestamp', nullable: true },
      room_no: { type: 'integer' },
      spare_room: { type: 'integer', nullable: true },
      attended: { type: 'boolean', nullable: true },
      stars: { type: 'integer', nullable: true },
      price: { type: 'decimal' },
      cost: { type: 'decimal' },
      tip: { type: 'decimal', nullable: true },
      seats: { type: 'integer' },
      runtime_minutes: { type: 'integer' },
    },
  },
})

function sqlOf(question: string, told = ''): string {
  const asked = told === '' ? question : `${question}\n\nInstructions: ${told}`
  const tokens = tokenise(asked)
  const outcome = parse(asked, hall, knownValues(tokens, spellings(tokens), hall), {
    now: '2025-05-14T10:00:00Z',
    timeZone: 'UTC',
  })
  return outcome.kind === 'answer' ? outcome.sql.replaceAll(/\s+/g, ' ') : outcome.kind
}

describe('states by dates and times', () => {
  it.each([
    ['Odd lessons are those held after today.', "lesson.held_on >= '2025-05-15'"],
    ['An odd lesson was held in 2024.', "lesson.held_on >= '2024-01-01' and lesson.held_on < '2025-01-01'"],
    ['A lesson is odd if it was held more than 30 days ago.', "lesson.held_on < '2025-04-14'"],
    ['An odd lesson starts at 17:00 or later.', "lesson.starts_at >= '17:00'"],
    ['An odd lesson starts before 6 in the morning.', "lesson.starts_at < '06:00'"],
    ['A lesson is odd when its ret_ts is after its due_ts.', 'lesson.ret_ts > lesson.due_ts'],
    [
      'A lesson is odd if the ret_ts is more than 2 hours after the due_ts.',
      'extract(epoch from (lesson.ret_ts::timestamp - lesson.due_ts::timestamp)) / 3600.0 > 2',
    ],
    [
      'An odd lesson is one whose spare room differs from the room no.',
      'lesson.spare_room <> lesson.room_no',
    ],
    ['An odd lesson has fewer than 3 stars.', 'lesson.stars < 3'],
    ['An odd lesson is longer than 50 minutes.', 'lesson.runtime_minutes > 50'],
    ['An odd lesson runs for at least 50 minutes.', 'lesson.runtime_minutes >= 50'],
    ['An odd lesson is one with 1 or 2 stars.', 'lesson.stars in (1, 2)'],
    ['A lesson is odd with 10 or more seats.', 'lesson.seats >= 10'],
    [
      'An odd lesson is a held lesson whose price is above 20.',
      "lesson.state = 'held' and lesson.price > 20",
    ],
  ])('%s', (told, condition) => {
    expect(sqlOf('How many odd lessons are there per category?', told)).toContain(condition)
  })

  it('make another name for rows', () => {
    expect(
      sqlOf('How many veterans are there per town?', 'A veteran is a coach hired before 2010.'),
    ).toContain("coach.hired_on < '2010-01-01'")
    expect(sqlOf('How many sessions are there per category?', 'A session is a lesson.')).toContain(
      'from lesson',
    )
  })

  it('take the place of what a word means else', () => {
    expect(
      sqlOf(
        'How many upcoming lessons are there per category?',
        'Upcoming lessons are those held after today.',
      ),
    ).toContain("lesson.held_on >= '2025-05-15'")
  })

  it.each([
    ['Odd lessons are those held after the flood.'],
    ['An odd lesson starts at tea time.'],
    ['A lesson is odd if the ret_ts is more than 2 moons after the due_ts.'],
    ['An odd lesson has fewer than 3 elephants.'],
    ['An odd lesson is longer than 50 metres.'],
    ['An odd lesson is a blue lesson whose price is above 20.'],
  ])('that are not wholly read are not guessed: %s', (told) => {
    expect(sqlOf('How many odd lessons are there per category?', told)).toBe('abstain')
  })
})

describe('rates', () => {
  it.each([
    [
      'No-show rate = lessons with attended = false divided by lessons where attended is known (not null), as a fraction between 0 and 1.',
      'count(*) filter (where not lesson.attended)::numeric / nullif(count(*) filter (where lesson.attended is not null), 0)',
    ],
    [
      'No-show rate: lessons with attended = false / all lessons, expressed in percent.',
      '100.0 * count(*) filter (where not lesson.attended) / nullif(count(*), 0)',
    ],
    [
      'No-show rate = lessons with attended = false / all lessons, counting only lessons with state held.',
      "where lesson.state = 'held'",
    ],
    [
      'No-show rate = lessons with attended = false / all lessons, as a fraction. Count lessons of every state.',
      'count(*) filter',
    ],
  ])('%s', (told, part) => {
    expect(
      sqlOf(
        'What is the no-show rate per category? Return the category and the rate, highest rate first.',
        told,
      ),
    ).toContain(part)
  })

  it('are asked for in percent', () => {
    const told = 'Held rate = lessons with state held / all lessons.'
    expect(sqlOf('What is the held rate of each category in percent?', told)).toContain('100.0 *')
    expect(sqlOf('How does the held rate differ between categories?', told)).toContain(
      'group by lesson.category',
    )
  })

  it('are not those of every state where one is asked for', () => {
    const told = 'Count lessons of every state.'
    expect(sqlOf('How many cancelled lessons are there per category?', told)).toBe('abstain')
  })
})

describe('the most of something', () => {
  it.each([
    [
      'Which coach is the busiest?',
      'The busiest coach is the one with the most lessons.',
      'order by count(*) desc nulls last',
    ],
    [
      'Busiest coach in Ghent?',
      'The busiest coach is the one with the most lessons.',
      "coach.town = 'Ghent'",
    ],
    [
      'Who are the three best coaches?',
      'The best coach is the one with the highest average stars.',
      'order by avg(lesson.stars) desc nulls last',
    ],
    ['What is the worst category?', 'Worst = lowest average stars', 'order by avg(lesson.stars)'],
  ])('%s %s', (question, told, part) => {
    expect(sqlOf(question, told)).toContain(part)
  })

  it('is not that of other things', () => {
    expect(
      sqlOf('Which category is the busiest?', 'The busiest coach is the one with the most lessons.'),
    ).toBe('abstain')
  })
})

describe('amounts of each row', () => {
  it.each([
    ['average margin per category', 'Margin = price minus cost', 'avg((lesson.price - lesson.cost))'],
    ['average margin in percent per category', 'Margin of a lesson = (price - cost) / price.', '* 100'],
    [
      'Which five lessons have the highest margin? Return category and margin.',
      'Margin = (price - cost) / price * 100',
      'limit 5',
    ],
    [
      'Which lessons have a price per seat above 4?',
      'Price per seat = price divided by the number of seats.',
      '(lesson.price::numeric / nullif(lesson.seats, 0)) > 4',
    ],
    [
      'What is the average delay in hours per category?',
      'Delay = ret_ts - due_ts, counted only for lessons that have both.',
      'lesson.ret_ts is not null',
    ],
    [
      'average delay per category in hours',
      'The delay of a lesson is the time between due_ts and ret_ts.',
      '/ 3600.0',
    ],
    [
      'average age of the coaches in years',
      'Compute the age of a coach as the current year minus the built year.',
      'avg((2025 - coach.built_year))',
    ],
  ])('%s %s', (question, told, part) => {
    expect(sqlOf(question, told)).toContain(part)
  })

  it.each([
    ['What is the margin per category?', 'Margin of a lesson = (price - cost) / price + luck.'],
    ['average margin per category', 'Margin = price minus charm'],
    ['average delay in percent per category', 'Delay = ret_ts - due_ts'],
  ])('are not guessed: %s %s', (question, told) => {
    expect(sqlOf(question, told)).not.toContain('select')
  })
})

describe('what is shown and what is left out', () => {
  const perCoach = 'Number of lessons per coach'

  it.each([
    [perCoach, 'Coaches without lessons count too.', 'left join lesson'],
    [perCoach, 'Coaches with no lessons should appear with 0.', 'left join lesson'],
    [perCoach, 'Coaches who have not held any lesson count too.', 'left join lesson'],
    ['How many lessons did each coach hold?', 'Leave out coaches without lessons.', 'from lesson join coach'],
    [
      'How many lessons did each coach hold?',
      'Coaches without any lesson may be left out.',
      'from lesson join coach',
    ],
    [
      'How many lessons does each coach have?',
      'Cancelled lessons do not count.',
      "lesson.state <> 'cancelled'",
    ],
    ['What is the total price per category?', 'The tip is not revenue.', 'sum(lesson.price)'],
    ['What share of the lessons was cancelled?', 'As a percentage rounded to one decimal.', '100.0 *'],
    [
      'What share of the lessons was cancelled?',
      'Express percentages between 0 and 100 and count all lessons, also planned ones, in the denominator.',
      '100.0 *',
    ],
  ])('%s %s', (question, told, part) => {
    expect(sqlOf(question, told)).toContain(part)
  })

  it('is not added where it was said not to', () => {
    expect(sqlOf('What is the total tip per category?', 'The tip is not revenue.')).toBe('abstain')
  })

  it('is ordered in the direction that was said', () => {
    expect(
      sqlOf(
        'What is the monthly taking sum (MTS) of each category? Return the category and its MTS, sorted by MTS descending.',
        'MTS = sum of the prices of lessons whose state is held.',
      ),
    ).toMatch(/order by sum\(lesson\.price\) desc nulls last$/)
  })
})

describe('a share of what was counted before', () => {
  it('is not one of what it is of', () => {
    expect(sqlOf('How many lessons were cancelled, and what share of all lessons is that?')).toBe('abstain')
  })
})
