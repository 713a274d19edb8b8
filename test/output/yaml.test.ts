import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { toEnvelope } from '../../src/output/envelope.js'
import { formatYaml } from '../../src/output/yaml.js'
import { anAnswer } from './an-answer.js'

describe('YAML', () => {
  it('reads like YAML: plain words, blocks for lists and for text of several lines', () => {
    const value = { a: 'two words', list: [1, { b: null, c: [] }], sql: 'select 1\n  from x', odd: '1.0' }
    expect(formatYaml(value)).toBe(
      'a: two words\nlist:\n  - 1\n  - b: null\n    c: []\nsql: |-\n  select 1\n    from x\nodd: "1.0"\n',
    )
  })

  it.each([
    ['a truth value', 'yes'],
    ['a date', '2025-01-01'],
    ['a time of day', '12:30:45'],
    ['a number', '0x1F'],
    ['nothing', ''],
    ['a comment', 'a # b'],
    ['a mapping', 'a: b'],
    ['an anchor', '&a'],
    ['a tag', '!!js/function x'],
    ['blanks around', ' a '],
    ['a trailing line break', 'a\nb\n'],
    ['carriage returns', 'a\r\nb'],
    ['blank lines', 'a\n\n\nb'],
    ['a document marker', 'x\n---\ny'],
    ['escape sequences', '\u001b[2J\u0085\u2028'],
    ['half of a surrogate pair', '\ud800'],
  ])('keeps text that looks like %s', (_, text) => {
    expect(parse(formatYaml({ key: text, [text]: [text] }))).toEqual({ key: text, [text]: [text] })
    for (const version of ['1.1', '1.2'] as const)
      expect(parse(formatYaml([[text]]), { version })).toEqual([[text]])
    expect(formatYaml(text)).not.toMatch(/(?!\n)\p{Cc}/u)
  })

  it('is read back as the same value by a YAML parser', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4, stringUnit: 'binary' }), (value) => {
        const plain = JSON.parse(JSON.stringify(value))
        expect(parse(formatYaml(plain))).toEqual(plain)
      }),
      { numRuns: 300 },
    )
  })

  it('is read back as the same text when the text has lines', () => {
    const line = fc.string({
      unit: fc.constantFrom('a', ' ', '-', ':', '#', '"', '\t', '|', 'é'),
      maxLength: 6,
    })
    fc.assert(
      fc.property(fc.array(line, { maxLength: 5 }), (lines) => {
        const value = { a: [{ b: lines.join('\n') }] }
        expect(parse(formatYaml(value))).toEqual(value)
      }),
      { numRuns: 300 },
    )
  })

  it('holds a key of any length, and the whole envelope', () => {
    const long = { outer: [{ ['k'.repeat(3000)]: { a: 1 } }] }
    expect(parse(formatYaml(long))).toEqual(long)
    const envelope = toEnvelope(anAnswer({ sql: 'select 1\nfrom orders', warnings: ['a: b'] }))
    expect(parse(formatYaml(envelope))).toEqual(JSON.parse(JSON.stringify(envelope)))
  })
})
