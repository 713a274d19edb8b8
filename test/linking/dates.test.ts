import { describe, expect, it } from 'vitest'
import { add, day, isoWeek, startOf, today } from '../../src/linking/calendar.js'
import { findDates } from '../../src/linking/dates.js'

/** A Sunday. */
const clock = { now: '2025-06-15T12:00:00Z', timeZone: 'UTC' }

/** `from..to`, half open; a dot for an open end. */
function ranges(question: string, at = clock): string {
  return findDates(question, at)
    .map(({ from, to }) => `${from ?? '.'}..${to ?? '.'}`)
    .join(' ')
}

describe('a calendar phrase', () => {
  it.each([
    ['in 2023', '2023-01-01..2024-01-01'],
    ['in the year 2023', '2023-01-01..2024-01-01'],
    ['in March 2024', '2024-03-01..2024-04-01'],
    ['in Mar 2024', '2024-03-01..2024-04-01'],
    ['in Sept 2024', '2024-09-01..2024-10-01'],
    ['in March of 2024', '2024-03-01..2024-04-01'],
    ['in February 2024', '2024-02-01..2024-03-01'],
    ['on 29 February 2024', '2024-02-29..2024-03-01'],
    ['on Feb 28, 2023', '2023-02-28..2023-03-01'],
    ['on the 3rd of May 2022', '2022-05-03..2022-05-04'],
    ['on May 3rd, 2022', '2022-05-03..2022-05-04'],
    ['on 2024-12-31', '2024-12-31..2025-01-01'],
    ['in 2024-02', '2024-02-01..2024-03-01'],
    ['in Q1 2023', '2023-01-01..2023-04-01'],
    ['in 2023 Q4', '2023-10-01..2024-01-01'],
    ['in Q2 of 2024', '2024-04-01..2024-07-01'],
    ['in the second quarter of 2024', '2024-04-01..2024-07-01'],
    ['in the first half of 2024', '2024-01-01..2024-07-01'],
    ['in H2 2024', '2024-07-01..2025-01-01'],
    ['in week 1 of 2021', '2021-01-04..2021-01-11'],
    ['in week 53 of 2020', '2020-12-28..2021-01-04'],
    ['in the 1990s', '1990-01-01..2000-01-01'],
  ])('"%s" is %s', (phrase, range) => {
    expect(ranges(`orders placed ${phrase}`)).toBe(range)
  })

  it.each(['on Feb 29, 2023', 'on 2023-13-01', 'on 2023-02-30', 'in Q5 of it', 'in week 54 of it'])(
    '"%s" is no day of any calendar',
    (phrase) => {
      expect(ranges(`orders placed ${phrase}`)).toBe('')
    },
  )
})

describe('a phrase that counts from today', () => {
  it.each([
    ['today', '2025-06-15..2025-06-16'],
    ['yesterday', '2025-06-14..2025-06-15'],
    ['this week', '2025-06-09..2025-06-16'],
    ['last week', '2025-06-02..2025-06-09'],
    ['this month', '2025-06-01..2025-07-01'],
    ['last month', '2025-05-01..2025-06-01'],
    ['this quarter', '2025-04-01..2025-07-01'],
    ['last quarter', '2025-01-01..2025-04-01'],
    ['this year', '2025-01-01..2026-01-01'],
    ['last year', '2024-01-01..2025-01-01'],
    ['in the previous year', '2024-01-01..2025-01-01'],
    ['in the first quarter of last year', '2024-01-01..2024-04-01'],
    ['in the past 30 days', '2025-05-16..2025-06-16'],
    ['in the last 7 days', '2025-06-08..2025-06-16'],
    ['in the last three months', '2025-03-15..2025-06-16'],
    ['in the last 2 full months', '2025-04-01..2025-06-01'],
  ])('"%s" is %s', (phrase, range) => {
    expect(ranges(`orders placed ${phrase}`)).toBe(range)
  })

  it('never leaves the month when the month before is shorter', () => {
    expect(ranges('orders of the last month', { now: '2025-03-31T12:00:00Z', timeZone: 'UTC' })).toBe(
      '2025-02-01..2025-03-01',
    )
    expect(ranges('orders in the last 1 months', { now: '2025-03-31T12:00:00Z', timeZone: 'UTC' })).toBe(
      '2025-02-28..2025-04-01',
    )
    expect(ranges('orders in the last 12 months', { now: '2024-02-29T12:00:00Z', timeZone: 'UTC' })).toBe(
      '2023-02-28..2024-03-01',
    )
  })

  it('crosses the year', () => {
    const newYear = { now: '2025-01-01T12:00:00Z', timeZone: 'UTC' }
    expect(ranges('orders placed last month', newYear)).toBe('2024-12-01..2025-01-01')
    expect(ranges('orders placed last quarter', newYear)).toBe('2024-10-01..2025-01-01')
    expect(ranges('orders placed last week', newYear)).toBe('2024-12-23..2024-12-30')
    expect(ranges('orders placed this week', newYear)).toBe('2024-12-30..2025-01-06')
  })
})

describe('a range', () => {
  it.each([
    ['since March 2025', '2025-03-01...'],
    ['since 2019', '2019-01-01...'],
    ['after 2019', '2020-01-01...'],
    ['after March 3, 2020', '2020-03-04...'],
    ['before 2020', '...2020-01-01'],
    ['before March 2020', '...2020-03-01'],
    ['until March 2020', '...2020-04-01'],
    ['up to 2020', '...2021-01-01'],
    ['on or after 2020-05-01', '2020-05-01...'],
    ['on or before 2020-05-01', '...2020-05-02'],
    ['no later than June 2020', '...2020-07-01'],
    ['in 2011 or later', '2011-01-01...'],
    ['from 2019 onwards', '2019-01-01...'],
    ['between Jan 1, 2023 and Mar 31, 2023', '2023-01-01..2023-04-01'],
    ['between 2019 and 2021', '2019-01-01..2022-01-01'],
    ['from 2019 to 2021', '2019-01-01..2022-01-01'],
    ['from March 2020 through May 2020', '2020-03-01..2020-06-01'],
    ['between 2024-02-01 and 2024-02-29', '2024-02-01..2024-03-01'],
  ])('"%s" is %s', (phrase, range) => {
    expect(ranges(`orders placed ${phrase}`)).toBe(range)
  })

  it('that ends before it begins is none', () => {
    expect(ranges('orders between 2021-05-01 and 2020-05-01')).not.toMatch(/2021-05-01\.\.2020/)
  })

  it('stands beside another one', () => {
    expect(ranges('orders placed in 2023 and shipped in March 2024')).toBe(
      '2023-01-01..2024-01-01 2024-03-01..2024-04-01',
    )
  })
})

describe('a range that is said by an edge or by a part', () => {
  it('gives the first of two days the month and year of the second', () => {
    const [span] = findDates('from 1 to 5 May 2024', { now: '2025-06-15T12:00:00Z', timeZone: 'UTC' })
    expect([span?.from, span?.to]).toEqual(['2024-05-01', '2024-05-06'])
  })

  it.each([
    ['since March', '2025-03-01...'],
    ['since October', '2024-10-01...'],
    ['on 30 February 2024', ''],
    ['in the last quarter of 2023', '2023-10-01..2024-01-01'],
    ['between March and May 2024', '2024-03-01..2024-06-01'],
    ['this year to date', '2025-01-01..2025-06-16'],
    ['so far this year', '2025-01-01..2025-06-16'],
    ['more than two years ago', '...2023-06-15'],
    ['less than 30 days ago', '2025-05-17...'],
    ['since the beginning of 2022', '2022-01-01...'],
    ['since the start of March 2024', '2024-03-01...'],
    ['since the end of 2021', '2022-01-01...'],
    ['before the end of 2021', '...2022-01-01'],
    ['by the end of March 2021', '...2021-04-01'],
    ['in the first three months of 2023', '2023-01-01..2023-04-01'],
    ['in the last 6 months of 2023', '2023-07-01..2024-01-01'],
    ['from January to March 2023', '2023-01-01..2023-04-01'],
    ['from Q1 to Q3 2023', '2023-01-01..2023-10-01'],
    ['between 15 July and 15 August 2022, both dates included', '2022-07-15..2022-08-16'],
  ])('"%s" is %s', (phrase, range) => {
    expect(ranges(`orders placed ${phrase}`)).toBe(range)
  })
})

describe('what is no date', () => {
  it.each([
    'customers with 2023 orders',
    'orders above 1999',
    'May I see the orders',
    'the second order',
    'march past the shop',
  ])('"%s"', (question) => {
    expect(ranges(question)).toBe('')
  })
})

describe('today', () => {
  it.each([
    ['2025-06-15T22:30:00Z', 'Europe/Paris', '2025-06-16'],
    ['2025-06-15T21:30:00Z', 'Europe/Paris', '2025-06-15'],
    ['2025-12-15T22:30:00Z', 'Europe/Paris', '2025-12-15'],
    ['2025-03-09T07:30:00Z', 'America/New_York', '2025-03-09'],
    ['2025-03-10T03:30:00Z', 'America/New_York', '2025-03-09'],
    ['2025-11-02T04:30:00Z', 'America/New_York', '2025-11-02'],
    ['2025-01-01T05:00:00Z', 'Pacific/Honolulu', '2024-12-31'],
    ['2024-12-31T12:00:00Z', 'Pacific/Kiritimati', '2025-01-01'],
    ['2025-06-15T23:59:59Z', 'no/such_zone', '2025-06-15'],
  ])('at %s in %s is %s', (now, timeZone, expected) => {
    expect(today({ now, timeZone })).toBe(expected)
  })

  it('is refused a clock that says nothing', () => {
    expect(() => today({ now: 'noon', timeZone: 'UTC' })).toThrow(RangeError)
  })

  it('decides which year was last year', () => {
    expect(
      ranges('orders placed last year', { now: '2025-01-01T02:00:00Z', timeZone: 'America/New_York' }),
    ).toBe('2023-01-01..2024-01-01')
  })
})

describe('the calendar', () => {
  it.each([
    ['2024-01-31', 1, 'month', '2024-02-29'],
    ['2023-01-31', 1, 'month', '2023-02-28'],
    ['2024-02-29', 1, 'year', '2025-02-28'],
    ['2024-02-29', -4, 'year', '2020-02-29'],
    ['2025-03-30', 1, 'day', '2025-03-31'],
    ['2024-12-30', 1, 'week', '2025-01-06'],
    ['2024-11-30', 1, 'quarter', '2025-02-28'],
  ] as const)('%s and %i %s is %s', (from, count, grain, to) => {
    expect(add(from, count, grain)).toBe(to)
  })

  it.each([
    ['2025-06-15', 'week', '2025-06-09'],
    ['2025-06-16', 'week', '2025-06-16'],
    ['2025-06-15', 'quarter', '2025-04-01'],
    ['2025-12-31', 'quarter', '2025-10-01'],
    ['2025-06-15', 'year', '2025-01-01'],
  ] as const)('the %s in its %s begins on %s', (of, grain, start) => {
    expect(startOf(of, grain)).toBe(start)
  })

  it.each([
    [2020, 53, '2020-12-28'],
    [2021, 1, '2021-01-04'],
    [2024, 1, '2024-01-01'],
    [2026, 1, '2025-12-29'],
    [2027, 1, '2027-01-04'],
  ])('week %i-%i begins on %s', (year, week, monday) => {
    expect(isoWeek(year, week)).toBe(monday)
  })

  it('keeps years before 1000 four digits long', () => {
    expect(day(987, 1, 2)).toBe('0987-01-02')
  })
})
