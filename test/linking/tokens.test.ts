import { describe, expect, it } from 'vitest'
import { tokenise } from '../../src/linking/tokens.js'

const words = (question: string) => tokenise(question).map(({ text }) => text)
const only = (text: string) => {
  const [first, ...rest] = tokenise(text)
  expect(rest).toEqual([])
  return first
}

describe('a number', () => {
  it.each([
    ['7', 7],
    ['1,500', 1500],
    ['12,345,678.90', 12345678.9],
    ['3.5', 3.5],
    ['1.5k', 1500],
    ['2m', 2_000_000],
    ['3bn', 3_000_000_000],
    ['$250', 250],
    ['€99.95', 99.95],
    ['seven', 7],
    ['Twenty', 20],
    ['dozen', 12],
  ])('%s is worth %d', (text, value) => {
    expect(only(text)?.number).toBe(value)
  })

  it.each(['4th', 'B2B', '3D', 'A4'])('%s is a word, not a number', (text) => {
    expect(only(text)).toMatchObject({ kind: 'word', number: null })
  })

  it('does not swallow the comma or the full stop after it', () => {
    expect(words('in 2023, or 2024.')).toEqual(['in', '2023', ',', 'or', '2024', '.'])
  })

  it('is told from a date', () => {
    expect(only('2023-04-01')).toMatchObject({ text: '2023-04-01', number: null })
    expect(only('2023-04')).toMatchObject({ text: '2023-04', number: null })
  })
})

describe('quotes', () => {
  it.each([
    ['"New York"', 'New York'],
    ["'New York'", 'New York'],
    ['“New York”', 'New York'],
    ['‘New York’', 'New York'],
    ['`New York`', 'New York'],
    ["'O'Brien'", "O'Brien"],
    ['"it\'s"', "it's"],
  ])('%s hold one token', (quoted, text) => {
    expect(only(quoted)).toMatchObject({ kind: 'quoted', text })
  })

  it('are not opened by an apostrophe', () => {
    expect(tokenise("the customers' orders and the shop's items").some(({ kind }) => kind === 'quoted')).toBe(
      false,
    )
  })

  it('keep contractions, stops and numbers inside them as they are', () => {
    expect(only('"who\'s 5? No."')).toMatchObject({ kind: 'quoted', text: "who's 5? No.", number: null })
  })
})

describe('contractions', () => {
  it.each([
    ["don't", 'do not'],
    ["won't", 'will not'],
    ["can't", 'can not'],
    ["haven't", 'have not'],
    ["what's", 'what is'],
    ["who've", 'who have'],
    ["I'm", 'I am'],
    ['isn’t', 'is not'],
  ])('%s is read as "%s"', (short, long) => {
    expect(words(short).join(' ')).toBe(long)
  })

  it('mark possession', () => {
    expect(words("the customer's name")).toEqual(['the', 'customer', 'of_', 'name'])
    expect(words("the customers' names")).toEqual(['the', 'customers', 'of_', 'names'])
  })
})

describe('sentences', () => {
  it('end with a stop, a question mark or a line break', () => {
    const sentences = (question: string) => (tokenise(question).at(-1)?.sentence ?? 0) + 1
    expect(sentences('How many? List them')).toBe(2)
    expect(sentences('Count orders. Sort by date')).toBe(2)
    expect(sentences('Count orders\nSort by date')).toBe(2)
    expect(sentences('customers of St. Louis and Dr. Smith')).toBe(1)
    expect(sentences('prices above 3.5 in acme.com')).toBe(1)
  })
})

describe('any token', () => {
  it('says where it stands in a question without contractions', () => {
    const question = 'Which "big" orders, above 1,500, came on 2023-04-01?'
    for (const token of tokenise(question)) {
      expect(question.slice(token.start, token.end).replaceAll('"', '')).toBe(token.text)
    }
  })

  it('parts words at hyphens and keeps letters of any script together', () => {
    expect(words('non-stop flights').filter((word) => word !== '-')).toEqual(['non', 'stop', 'flights'])
    expect(words('Müller Łódź 東京')).toEqual(['Müller', 'Łódź', '東京'])
  })

  it('is found in nothing', () => {
    expect(tokenise('')).toEqual([])
    expect(tokenise(' \n\t ')).toEqual([])
  })
})
