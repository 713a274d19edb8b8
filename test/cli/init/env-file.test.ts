import { parse } from 'dotenv'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { planEnv } from '../../../src/cli/init/env-file.js'
import { UsageError } from '../../../src/errors.js'

const set = (text: string, variables: Readonly<Record<string, string>>) =>
  planEnv(text, new Map(Object.entries(variables)))

describe('planEnv', () => {
  it.each([
    ['an empty file', '', 'A=1\n'],
    ['a file without a last line break', 'B=2', 'B=2\nA=1\n'],
    ['a file with comments', '# mine\n\nB=2 # two\n', '# mine\n\nB=2 # two\nA=1\n'],
    ['a file of Windows', '# mine\r\nB=2\r\n', '# mine\r\nB=2\r\nA=1\r\n'],
    ['a variable that is there', 'A=0\nB=2\n', 'A=1\nB=2\n'],
    ['a variable with a remark', 'A=0 # zero\nB=2\n', 'A=1 # zero\nB=2\n'],
    ['an exported variable', 'export A="0"\nB=2\n', 'export A=1\nB=2\n'],
    ['a value over several lines', "A='0\nB=9\n'\nB=2\n", 'A=1\nB=2\n'],
    ['a variable that is set twice', 'A=8\nB=2\nA=9\n', 'A=8\nB=2\nA=1\n'],
    ['a variable as a comment', '# what A is\n#A=5\n\nB=2\n', '# what A is\n#A=5\nA=1\n\nB=2\n'],
    ['a variable as a comment of Windows', '#A=5\r\nB=2\r\n', '#A=5\r\nA=1\r\nB=2\r\n'],
    ['a name that only begins alike', 'AB=0\n#AB=3\n', 'AB=0\n#AB=3\nA=1\n'],
    ['an empty value', 'A=\nB=2\n', 'A=1\nB=2\n'],
  ])('sets a variable in %s', (_, text, wanted) => {
    expect(set(text, { A: '1' }).text).toBe(wanted)
  })

  it('tells what was there before, and nothing of what stays', () => {
    const { text, changes } = set('A=0\nB=2\n', { A: '1', B: '2', C: '3' })
    expect(text).toBe('A=1\nB=2\nC=3\n')
    expect(changes).toEqual([
      { name: 'A', before: '0', after: '1' },
      { name: 'C', before: null, after: '3' },
    ])
  })

  it('changes nothing when all is as wanted', () => {
    const text = "# mine\nexport A='1'"
    expect(set(text, { A: '1' })).toEqual({ text, changes: [] })
  })

  it.each([
    'a b',
    'a#b',
    '#',
    "it's",
    'say "a"',
    '$HOME',
    'a\\nb',
    ' a ',
    'é=1',
    '`',
    'a\'b"c',
    'two\nlines',
  ])('writes %j so that it is read back', (value) => {
    expect(parse(set('B=2\n', { A: value }).text)).toEqual({ A: value, B: '2' })
  })

  it('refuses a value that .env has no way to write, without showing it', () => {
    expect(() => set('', { A: 'secret\n\'"`x' })).toThrow(
      expect.objectContaining({ code: 'unstorable_value', message: expect.not.stringContaining('secret') }),
    )
  })

  const line = fc.oneof(
    fc.constantFrom(
      '',
      '# mine',
      '#A=5',
      '# B=1',
      'export C=1',
      "D='1\n2'",
      'E="x # y"',
      'F=1 # one',
      'junk',
      'A',
    ),
    fc.tuple(fc.constantFrom('A', 'B', 'C', 'AB'), fc.string({ maxLength: 8 })).map(([n, v]) => `${n}=${v}`),
    fc.string({ maxLength: 12 }),
  )

  it('leaves every other variable as it was, whatever the file holds, or refuses', () => {
    fc.assert(
      fc.property(
        fc.array(line, { maxLength: 8 }),
        fc.constantFrom('\n', '\r\n'),
        fc.string({ maxLength: 12 }),
        (lines, newline, value) => {
          const text = lines.join(newline)
          try {
            const plan = set(text, { A: value })
            expect(parse(plan.text)).toEqual({ ...parse(text), A: value })
            expect(set(plan.text, { A: value }).changes).toEqual([])
          } catch (error) {
            if (!(error instanceof UsageError)) throw error
            expect(error.code).toBe('unstorable_value')
          }
        },
      ),
      { numRuns: 400 },
    )
  })
})
