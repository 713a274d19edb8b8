import { describe, expect, it } from 'vitest'
import { phraseAt, phrasesAt } from '../../src/builtin/grammar/phrase-book.js'
import { tokenise } from '../../src/linking/tokens.js'

describe('a phrase that is listed as a pattern', () => {
  it.each([
    ['sorted', 1],
    ['sort', 1],
    ['sort them', 2],
    ['order those', 2],
    ['rank the results', 3],
    ['arrange rows', 2],
  ])('is found as "%s"', (text, end) => {
    expect(phraseAt(tokenise(text), 0, 'orderVerb')).toEqual({ sense: '', end })
  })

  it('ends before a word that is no part of it', () => {
    expect(phraseAt(tokenise('sort sorted rows'), 0, 'orderVerb')).toEqual({ sense: '', end: 1 })
    expect(phraseAt(tokenise('to the'), 0, 'comesFirst')).toBeNull()
  })

  it('keeps the sense it is listed under', () => {
    expect(phraseAt(tokenise('most popular'), 0, 'frequented')?.sense).toBe('desc')
    expect(phraseAt(tokenise('least popular'), 0, 'frequented')?.sense).toBe('asc')
  })

  it('is found in all its lengths, the longest first', () => {
    expect(phrasesAt(tokenise('good morning team'), 0, 'framing').map(({ end }) => end)).toEqual([3, 2])
  })
})
