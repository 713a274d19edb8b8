import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cleanText } from '../../src/output/clean-text.js'

describe('cleaning text for a terminal', () => {
  it('makes escape sequences visible instead of passing them on', () => {
    expect(cleanText('\u001b[31mred\u001b[0m \u009b2J \u0007')).toBe('\\x1b[31mred\\x1b[0m \\x9b2J \\x07')
  })

  it('keeps line breaks and tabs only where lines are wanted', () => {
    expect(cleanText('a\nb\tc')).toBe('a\\nb\\tc')
    expect(cleanText('a\nb\tc', 'lines')).toBe('a\nb\tc')
    expect(cleanText('a\rb', 'lines')).toBe('a\\rb')
  })

  it.each([
    ['right-to-left override', '\u202e', '\\u202e'],
    ['zero-width space', '\u200b', '\\u200b'],
    ['byte order mark', '\ufeff', '\\ufeff'],
    ['isolate', '\u2066', '\\u2066'],
    ['line separator', '\u2028', '\\u2028'],
    ['tag character', '\u{e0041}', '\\ue0041'],
    ['half of a surrogate pair', '\ud800', '\\ud800'],
  ])('shows a %s by its number', (_, hidden, shown) => {
    expect(cleanText(`a${hidden}b`)).toBe(`a${shown}b`)
  })

  it('leaves letters, wide signs and emoji as they are', () => {
    const text = 'Zoë, 漢字, العربية, ไทย, 👩‍👩‍👧, 🇫🇷'
    expect(cleanText(text)).toBe(text)
  })

  it('never lets a control character through', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
        expect(cleanText(text)).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u)
      }),
    )
  })
})
