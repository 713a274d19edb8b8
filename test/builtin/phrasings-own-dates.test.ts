import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Asking, openAsking } from './phrasings/asking.js'
import { noOwnDate, ownDates } from './phrasings/own-dates.js'

let asking: Asking
beforeAll(async () => {
  asking = await openAsking(['regatta'])
})
afterAll(() => asking.close())

describe.each(ownDates)('$sql', (phrasing) => {
  it.each(phrasing.asked)('is what "%s" asks for', async (question) => {
    expect(await asking.fault(phrasing, question)).toBeNull()
  })
})

describe.each(noOwnDate)('over $db', ({ db, asked }) => {
  it.each(asked)('"%s" is not answered', async (question) => {
    expect((await asking.ask(db, question)).kind).not.toBe('answer')
  })
})

describe('the order of periods', () => {
  it.each([
    [
      'number of races per month in 2023, newest first',
      /order by date_trunc\('month', race\.raced_on\)::date desc/,
    ],
    [
      'number of races per month in 2023, in chronological order',
      /order by date_trunc\('month', race\.raced_on\)::date asc/,
    ],
    ['number of races per month in 2023, from highest to lowest', /order by count\(\*\) desc/],
  ])('of "%s" is by %s', async (question, order) => {
    const outcome = await asking.ask('regatta', question)
    expect(outcome.kind === 'answer' ? outcome.sql.replace(/\s+/g, ' ') : outcome.kind).toMatch(order)
  })
})
