import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Asking, openAsking } from './phrasings/asking.js'
import {
  amounts,
  definitions,
  nothingThere,
  repeated,
  shares,
  unclear,
} from './phrasings/shares-and-zeros.js'

let asking: Asking
beforeAll(async () => {
  asking = await openAsking(['gym', 'freight', 'resort', 'baths'])
})
afterAll(() => asking.close())

describe.each([...shares, ...nothingThere, ...amounts, ...definitions, ...repeated])('$sql', (phrasing) => {
  it.each(phrasing.asked)('is what "%s" asks for', async (question) => {
    expect(await asking.fault(phrasing, question)).toBeNull()
  })
})

describe.each(unclear)('over $db', ({ db, asked }) => {
  it.each(asked)('"%s" is not answered', async (question) => {
    expect((await asking.ask(db, question)).kind).not.toBe('answer')
  })
})
