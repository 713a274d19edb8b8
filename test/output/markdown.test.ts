import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatMarkdown, markdownAnswer, markdownText } from '../../src/output/markdown.js'
import { anAnswer } from './an-answer.js'

const text = (name: string) => ({ name, type: 'text' })

describe('Markdown', () => {
  it('writes a GitHub table with numbers to the right and NULL apart from the word', () => {
    const columns = [text('country'), { name: 'orders', type: 'bigint' }]
    expect(
      formatMarkdown(columns, [
        ['FR', 3],
        [null, null],
        ['NULL', ''],
      ]),
    ).toBe('| country | orders |\n| --- | ---: |\n| FR | 3 |\n| *NULL* | *NULL* |\n| NULL |  |\n')
  })

  it.each([
    ['a pipe', 'a|b', 'a\\|b'],
    ['an escaped pipe', 'a\\|b', 'a\\\\\\|b'],
    ['line breaks', 'a\nb', 'a<br>b'],
    ['HTML', '<img src=x onerror="f()">', '&lt;img src=x onerror="f()"&gt;'],
    ['an entity', '&lt;', '&amp;lt;'],
    ['a link', '[click](javascript:x)', '\\[click\\](javascript:x)'],
    ['code', '`x`', '\\`x\\`'],
    ['emphasis', '*a* _b_ c_d ~~e~~', '\\*a\\* \\_b\\_ c_d \\~\\~e\\~\\~'],
    ['a formula', '$x$', '\\$x\\$'],
    ['a heading', '# x', '\\# x'],
    ['a list', '- x', '\\- x'],
    ['a numbered list', '1. x', '1\\. x'],
    ['a negative number', '-3.5', '-3.5'],
    ['escape sequences', '\u001b[2J', '\\\\x1b\\[2J'],
  ])('shows %s as it is', (_, value, written) => {
    expect(markdownText(value)).toBe(written)
  })

  it('has as many cells in each line as there are columns, whatever they hold', () => {
    const cell = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 20 }),
      fc
        .array(fc.constantFrom('|', '\\', '\n', '\r', '`', '<', '\u2028'), { maxLength: 8 })
        .map((all) => all.join('')),
    )
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { maxLength: 4 }), cell, (rows, name) => {
        const lines = formatMarkdown([text(name), text('b')], rows)
          .trimEnd()
          .split('\n')
        expect(lines).toHaveLength(rows.length + 2)
        for (const line of lines) {
          // GitHub: a pipe separates cells unless a backslash stands before it that is not escaped itself.
          const pipes = line.replace(/\\./gs, '').match(/\|/g)
          expect(pipes).toHaveLength(3)
          expect(line).not.toMatch(/<(?!br>)/)
        }
      }),
      { numRuns: 100 },
    )
  })

  it('tells columns of one name apart', () => {
    expect(formatMarkdown([text('n'), text('n')], [])).toBe('| n | n_2 |\n| --- | --- |\n')
  })

  it('puts the sentence above the table and warnings below it', () => {
    const answer = anAnswer({ answer: '1. rows_of *FR*', warnings: ['only the first 1000 rows'] })
    const written = markdownAnswer(answer, { table: true, chart: null })
    expect(written.startsWith('1\\. rows_of \\*FR\\*\n\n| country |')).toBe(true)
    expect(written.endsWith('\n\n> warning: only the first 1000 rows\n')).toBe(true)
  })

  it('fences a chart so that no label can end it', () => {
    const written = markdownAnswer(anAnswer(), { table: false, chart: '``` <b>\n````\n' })
    expect(written).toContain('\n`````text\n``` <b>\n````\n`````\n')
  })
})
