import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Asking, openAsking } from './phrasings/asking.js'
import { notShared, sharedValues } from './phrasings/shared-values.js'

let asking: Asking
beforeAll(async () => {
  asking = await openAsking(['freight'])
})
afterAll(() => asking.close())

describe.each(sharedValues)('$sql', (phrasing) => {
  it.each(phrasing.asked)('is what "%s" asks for', async (question) => {
    expect(await asking.fault(phrasing, question)).toBeNull()
  })
})

describe.each(notShared)('over $db', ({ db, asked }) => {
  it.each(asked)('"%s" is not answered', async (question) => {
    expect((await asking.ask(db, question)).kind).not.toBe('answer')
  })
})

it('says of which rows the values are', async () => {
  const outcome = await asking.ask('freight', 'Which countries have both a depot and a client?')
  expect(outcome.kind === 'answer' && outcome.interpretation).toContain(
    'shared by depot rows and client rows',
  )
})
