import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Asking, openAsking } from './phrasings/asking.js'
import { houseAndWords, notHouse } from './phrasings/house-and-words.js'
import { notSuperiors, superiors } from './phrasings/superiors.js'

let asking: Asking
beforeAll(async () => {
  asking = await openAsking(['ranch'])
})
afterAll(() => asking.close())

describe.each([...superiors, ...houseAndWords])('$sql', (phrasing) => {
  it.each(phrasing.asked)('is what "%s" asks for', async (question) => {
    expect(await asking.fault(phrasing, question)).toBeNull()
  })
})

describe.each([...notSuperiors, ...notHouse])('over $db', ({ db, asked }) => {
  it.each(asked)('"%s" is not answered', async (question) => {
    expect((await asking.ask(db, question)).kind).not.toBe('answer')
  })
})
