import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { unsafeCharacters } from '../../src/output/clean-text.js'
import { jsonText } from '../../src/output/json-text.js'

describe('JSON for a terminal or a program', () => {
  it('writes what a terminal would obey as numbers, on one line or several', () => {
    expect(jsonText({ a: '\u009b2J\u202e\u{E0041}' })).toBe('{"a":"\\u009b2J\\u202e\\udb40\\udc41"}')
    expect(jsonText(['\u200b\n'], 2)).toBe('[\n  "\\u200b\\n"\n]')
  })

  it('is read as the same value, and holds nothing unsafe, whatever the text', () => {
    const text = fc.string({ unit: 'binary' })
    fc.assert(
      fc.property(fc.dictionary(text, fc.array(text)), (value) => {
        const json = jsonText(value, 2)
        expect(JSON.parse(json)).toEqual(JSON.parse(JSON.stringify(value)))
        expect(json.replaceAll('\n', '').match(unsafeCharacters)).toBeNull()
      }),
    )
  })
})
