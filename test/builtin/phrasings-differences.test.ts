import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { differences, notDifferences } from './phrasings/differences.js'
import { type Asking, openAsking } from './phrasings/asking.js'

let asking: Asking
beforeAll(async () => {
  asking = await openAsking(['gym', 'freight'])
})
afterAll(() => asking.close())

describe.each(differences)('$sql', (phrasing) => {
  it.each(phrasing.asked)('is what "%s" asks for', async (question) => {
    expect(await asking.fault(phrasing, question)).toBeNull()
  })
})

describe.each(notDifferences)('over $db', ({ db, asked }) => {
  it.each(asked)('"%s" is not answered', async (question) => {
    expect((await asking.ask(db, question)).kind).not.toBe('answer')
  })
})
