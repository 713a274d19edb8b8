import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Asking, openAsking } from './phrasings/asking.js'
import { copiesAndSides, notCopies } from './phrasings/copies-and-sides.js'

let asking: Asking
beforeAll(async () => {
  asking = await openAsking(['press'])
})
afterAll(() => asking.close())

describe.each(copiesAndSides)('$sql', (phrasing) => {
  it.each(phrasing.asked)('is what "%s" asks for', async (question) => {
    expect(await asking.fault(phrasing, question)).toBeNull()
  })
})

describe.each(notCopies)('over $db', ({ db, asked }) => {
  it.each(asked)('"%s" is not answered', async (question) => {
    expect((await asking.ask(db, question)).kind).not.toBe('answer')
  })
})
