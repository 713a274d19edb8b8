import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { kindsBeside, notKindsBeside } from './phrasings/kinds-beside.js'
import { type Asking, openAsking } from './phrasings/asking.js'

let asking: Asking
beforeAll(async () => {
  asking = await openAsking(['gym', 'freight', 'museum', 'orchestra'])
})
afterAll(() => asking.close())

describe.each(kindsBeside)('$sql', (phrasing) => {
  it.each(phrasing.asked)('is what "%s" asks for', async (question) => {
    expect(await asking.fault(phrasing, question)).toBeNull()
  })
})

describe.each(notKindsBeside)('over $db', ({ db, asked }) => {
  it.each(asked)('"%s" is not answered', async (question) => {
    expect((await asking.ask(db, question)).kind).not.toBe('answer')
  })
})
