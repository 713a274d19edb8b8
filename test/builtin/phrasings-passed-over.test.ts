import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { turnedRound } from '../../src/builtin/questions/turned-round.js'
import { type Asking, openAsking } from './phrasings/asking.js'
import { passedOver, wholeQuestions } from './phrasings/passed-over.js'

let asking: Asking
beforeAll(async () => {
  asking = await openAsking()
})
afterAll(() => asking.close())

describe.each(wholeQuestions)('$sql', (phrasing) => {
  it.each(phrasing.asked)('is what "%s" asks for', async (question) => {
    expect(await asking.fault(phrasing, question)).toBeNull()
  })
})

describe.each(passedOver)('over $db', ({ db, asked }) => {
  it.each(asked)('"%s" is not answered', async (question) => {
    expect((await asking.ask(db, question)).kind).not.toBe('answer')
  })
})

describe('a definition that the question says in other words', () => {
  const definition = { term: 'stock value', meaning: 'quantity times unit cost' }

  it.each(['the value of the stock we hold', 'value that is in stock'])('is found in "%s"', (question) => {
    expect(turnedRound(question, [definition], [])).toContain('stock value')
  })

  it.each([
    ['which parts are in stock', []],
    ['the stock value of each part', [definition]],
  ])('is no matter in "%s"', (question, used) => {
    expect(turnedRound(question, [definition], used)).toBeNull()
  })
})
