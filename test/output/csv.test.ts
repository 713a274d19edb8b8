import { describe, expect, it } from 'vitest'
import { formatCsv } from '../../src/output/csv.js'

const text = (name: string) => ({ name, type: 'text' })

describe('CSV', () => {
  it('quotes separators, quotes and every kind of line break, as RFC 4180 says', () => {
    const rows = [['a,b', 'say "hi"', 'x\ny', 'x\r\ny', 'x\ry']]
    const columns = ['one', 'two', 'three', 'four', 'five'].map(text)
    expect(formatCsv(columns, rows)).toBe(
      'one,two,three,four,five\n"a,b","say ""hi""","x\ny","x\r\ny","x\ry"\n',
    )
  })

  it('writes NULL as an empty cell and the empty string as a quoted one', () => {
    expect(formatCsv([text('a'), text('b')], [[null, '']])).toBe('a,b\n,""\n')
  })

  it('writes numbers, booleans, lists and objects so that they can be read back', () => {
    const columns = ['n', 'b', 'f', 'l', 'o'].map(text)
    expect(formatCsv(columns, [[1.5, true, false, [1, 2], { k: 'v' }]])).toBe(
      'n,b,f,l,o\n1.5,true,false,"[1,2]","{""k"":""v""}"\n',
    )
  })

  it('leaves data as it is: escape sequences and formulas are for whoever reads the file', () => {
    expect(formatCsv([text('a')], [['=1+1'], ['\u001b[31m']])).toBe('a\n=1+1\n\u001b[31m\n')
  })

  it('has a header even without rows, with duplicate names told apart', () => {
    expect(formatCsv([text('name'), text('name'), text('name_2')], [])).toBe('name,name_3,name_2\n')
  })

  it('separates by tabs when asked, and quotes tabs then', () => {
    expect(formatCsv([text('a'), text('b')], [['x\ty', 'a,b']], '\t')).toBe('a\tb\n"x\ty"\ta,b\n')
  })
})
