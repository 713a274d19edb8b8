import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { htmlAnswer, htmlRows, htmlText } from '../../src/output/html.js'
import { anAnswer } from './an-answer.js'

const text = (name: string) => ({ name, type: 'text' })

describe('the HTML page', () => {
  it('shows hostile names and cells as text', () => {
    const hostile = `</td></script><script>alert(1)</script><img src=x onerror='a'>"`
    const answer = anAnswer({
      question: hostile,
      answer: hostile,
      sql: hostile,
      interpretation: hostile,
      assumptions: [hostile],
      warnings: [hostile],
      columns: [text(hostile)],
      rows: [[hostile], [hostile], [{ [hostile]: hostile }]],
    })
    const page = htmlAnswer(answer, { table: true, chart: null })
    expect(page).not.toMatch(/<(?:script|img)/i)
    const tags = new Set([...page.matchAll(/<\/?([a-z0-9]+)/gi)].map(([, tag]) => tag))
    const known = 'html head meta title style body h1 p table thead tbody tr th td pre footer'.split(' ')
    expect([...tags].filter((tag) => !known.includes(tag ?? ''))).toEqual([])
  })

  it('forbids everything but its own style sheet', () => {
    const page = htmlRows([text('a')], [['x']])
    const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(page)?.[1]
    const style = /<style>(.*?)<\/style>/s.exec(page)?.[1] ?? ''
    const digest = createHash('sha256').update(style).digest('base64')
    expect(policy).toBe(
      `default-src 'none'; style-src 'sha256-${digest}'; base-uri 'none'; form-action 'none'`,
    )
    expect(page).not.toMatch(/\b(?:src|href|on\w+|style)=/i)
    expect(page).not.toMatch(/https?:/)
  })

  it('tells NULL from the word, and aligns numbers', () => {
    const page = htmlRows([{ name: 'n', type: 'bigint' }], [[null], [3], ['NULL']])
    expect(page).toContain('<td class="null">NULL</td>')
    expect(page).toContain('<td class="number">3</td>')
    expect(page).toContain('<td class="number">NULL</td>')
  })

  it('holds the question, the sentence, the rows, and how it came about', () => {
    const page = htmlAnswer(anAnswer({ warnings: ['look twice'] }), { table: true, chart: '<svg></svg>' })
    for (const part of [
      '<title>orders per country</title>',
      '<h1>orders per country</h1>',
      'warning: look twice',
      '<figure><svg></svg></figure>',
      '<td>FR</td><td class="number">3</td>',
      'Read as: count of orders per country',
      'select country, count(*) as orders',
    ])
      expect(page).toContain(part)
  })

  it('escapes text so that nothing is left to be markup, and nothing is lost', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 40 }), (value) => {
        const written = htmlText(value)
        expect(written).not.toMatch(/[<>"']/)
        expect(written.replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)))).toBe(value)
      }),
    )
  })
})
