import { stripVTControlCharacters } from 'node:util'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { highlightSql } from '../../src/ui/highlight-sql.js'
import type { Look } from '../../src/ui/paint.js'
import { paintFor } from '../../src/ui/paint.js'

const marked = (sql: string) =>
  highlightSql(sql, (look: Look, text: string) => (look === 'plain' ? text : `<${look} ${text}>`))

describe('highlighted SQL', () => {
  it('tells keywords, strings, numbers and comments apart', () => {
    expect(marked("select n from t where s = 'it''s' and n > 1.5 -- why")).toBe(
      "<bold select> n <bold from> t <bold where> s = <green 'it''s'> <bold and> n > <magenta 1.5> <dim -- why>",
    )
  })

  it('leaves a quoted name alone, though it is called like a keyword', () => {
    expect(marked('select "select"')).toBe('<bold select> "select"')
  })

  it('takes a keyword in a string or a comment for text', () => {
    expect(marked("'select' /* from */ $x$ where $x$")).toBe(
      "<green 'select'> <dim /* from */> <green $x$ where $x$>",
    )
  })

  it('paints each line by itself, so that lines can be cut apart', () => {
    expect(marked("'a\nb'")).toBe("<green 'a>\n<green b'>")
  })

  it('loses and adds nothing, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (sql) => {
        expect(highlightSql(sql, paintFor(false))).toBe(sql)
      }),
    )
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z'"$/*\-\d \n]*$/), (sql) => {
        expect(stripVTControlCharacters(highlightSql(sql, paintFor(true)))).toBe(sql)
      }),
    )
  })
})
