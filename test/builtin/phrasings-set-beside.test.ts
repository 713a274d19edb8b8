import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Asking, openAsking } from './phrasings/asking.js'
import { notBeside, setBeside } from './phrasings/set-beside.js'

let asking: Asking
beforeAll(async () => {
  asking = await openAsking(['airline', 'freight', 'gym'])
})
afterAll(() => asking.close())

describe.each(setBeside)('$sql', (phrasing) => {
  it.each(phrasing.asked)('is what "%s" asks for', async (question) => {
    expect(await asking.fault(phrasing, question)).toBeNull()
  })
})

describe.each(notBeside)('over $db', ({ db, asked }) => {
  it.each(asked)('"%s" is not answered', async (question) => {
    expect((await asking.ask(db, question)).kind).not.toBe('answer')
  })
})
