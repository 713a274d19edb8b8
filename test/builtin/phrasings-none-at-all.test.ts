import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Asking, openAsking } from './phrasings/asking.js'
import { noneAtAll, notAtAll } from './phrasings/none-at-all.js'

let asking: Asking
beforeAll(async () => {
  asking = await openAsking(['gym', 'lodge', 'resort', 'ranch', 'press'])
})
afterAll(() => asking.close())

describe.each(noneAtAll)('$sql', (phrasing) => {
  it.each(phrasing.asked)('is what "%s" asks for', async (question) => {
    expect(await asking.fault(phrasing, question)).toBeNull()
  })
})

describe.each(notAtAll)('over $db', ({ db, asked }) => {
  it.each(asked)('"%s" is not answered', async (question) => {
    expect((await asking.ask(db, question)).kind).not.toBe('answer')
  })
})

describe('the best of each group', () => {
  it.each([
    ['descending', 'desc'],
    ['ascending', 'asc'],
  ])('comes in the order that was asked for: %s', async (said, direction) => {
    const outcome = await asking.ask(
      'gym',
      `Who is the most expensive trainer of each specialty? Return specialty, full name and hourly rate, sorted by hourly rate ${said}.`,
    )
    expect(outcome).toMatchObject({
      kind: 'answer',
      sql: expect.stringContaining(`order by hourly_rate ${direction} nulls last`),
    })
  })
})
