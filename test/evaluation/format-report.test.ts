import { describe, expect, it } from 'vitest'
import { formatReport } from '../../src/evaluation/format-report.js'
import { progressBar, resultLine } from '../../src/evaluation/progress-line.js'
import { selectQuestions } from '../../src/evaluation/select-questions.js'
import { report, result, results } from './results.js'

const wrong = result({
  id: 'q2',
  question: 'Who spent\nmost?',
  outcome: 'wrong',
  match: null,
  reason: 'the values differ',
  sql: 'select name\nfrom customers',
  difference: {
    count: 2,
    missing: { columns: ['name'], rows: [['Ada']] },
    extra: { columns: ['name'], rows: [['\u001b[31mBo']] },
  },
})

describe('the readable report', () => {
  it('begins with precision and recall and their intervals', () => {
    const text = formatReport(report([...results({ right: 3, declined: 1 }), wrong]), 'table')
    expect(text).toContain('5 questions asked of localhost:5432/shop, answered by builtin.')
    expect(text).toMatch(/^precision {5}75\.0 % {3}3 right of 4 answered, 95 % interval 30\.1 to 95\.4 %$/m)
    expect(text).toMatch(/^recall {8}60\.0 % {3}3 right of 5 answerable/m)
    expect(text).toContain('no model calls')
    expect(text).toContain('median 10 ms, p95 10 ms a question')
  })

  it('shows a wrong question with its SQL and the rows that differ, safe for a terminal', () => {
    const text = formatReport(report([wrong]), 'table')
    expect(text).toContain(
      'Wrong: 1\n\nq2  Who spent most?\n    select name\n    from customers\n    the values differ\n',
    )
    expect(text).toMatch(/expected\n +name\n +-+\n +Ada\n +given\n +name\n/)
    expect(text).toContain('\\x1b[31mBo')
    expect(text).not.toContain('\u001b')
  })

  it('shows categories, the unanswerable, truncation, prices and what has no gold', () => {
    const text = formatReport(
      report([
        result({
          category: 'dates',
          truncated: true,
          calls: 1,
          inputTokens: 900,
          outputTokens: 50,
          usd: 0.002,
        }),
        result({ category: 'none', answerable: false, outcome: 'declined' }),
        result({ category: 'none', answerable: false, outcome: 'wrong' }),
        result({ category: 'dates', outcome: 'no-gold', reason: 'relation "x" does not exist' }),
        result({ category: 'dates', outcome: 'failed', reason: 'The endpoint is down.' }),
        result({ category: 'dates', goldProblems: ['syntax error at "selct"'] }),
      ]),
      'table',
    )
    expect(text).toContain('1 of 2 declined, 1 wrongly answered, 0 failed')
    expect(text).toContain('1 answer cut off by a limit')
    expect(text).toContain('1 model call, 900 + 50 tokens, $0.0020 ($0.0004 a question)')
    expect(text).toContain('1 question left out')
    expect(text).toMatch(/^ dates +\| +2 \| +0 \| +0 \| +1 \| +100\.0 % \| +66\.7 % \|$/m)
    expect(text).toMatch(/^ none .*\| 1 of 2 declined$/m)
    expect(text).toContain('No gold (left out): 1\n\nHow many orders?\n    relation "x" does not exist')
    expect(text).toContain('Failed: 1\n\nHow many orders?\n    The endpoint is down.')
    expect(text).toContain('syntax error at "selct"')
  })

  it('names an unknown price, never zero', () => {
    const text = formatReport(report([result({ calls: 1, usd: null })]), 'table')
    expect(text).toContain('1 model call, 0 + 0 tokens, price unknown')
  })

  it('shows the calibration once there are thirty confidences', () => {
    const sure = results({ right: 27, wrong: 3 }, { confidence: 0.92 })
    expect(formatReport(report(sure), 'table')).toMatch(/0\.9 to 1\.0 +\| +30 \| +92\.0 % \| +90\.0 % \|/)
    expect(formatReport(report(sure.slice(1)), 'table')).not.toContain('confidence')
  })

  it('names what regressed and what healed', () => {
    const baseline = report([result({ id: 'a' }), result({ id: 'b', outcome: 'failed' })])
    const now = [result({ id: 'a', outcome: 'wrong' }), result({ id: 'b' }), result({ id: 'c' })]
    const text = formatReport(report(now, { baseline }), 'table')
    expect(text).toContain('1 healed, 1 regressed of 2, 1 not in the baseline.')
    expect(text).toContain('  regressed  a  How many orders? (right -> wrong)')
    expect(text).toContain('  healed     b  How many orders? (failed -> right)')
  })

  it('says when it was interrupted, and decides no threshold then', () => {
    const broken = report([result()], {
      interrupted: true,
      planned: 9,
      wanted: { precision: 1, recall: 1 },
    })
    expect(formatReport(broken, 'table')).toContain('Interrupted after 1 of 9.')
    expect(broken.thresholds).toEqual([])
  })
})

describe('the other formats', () => {
  const asked = report([result({ id: '1', usd: null }), wrong])

  it('json is the whole report', () => {
    expect(JSON.parse(formatReport(asked, 'json'))).toEqual(JSON.parse(JSON.stringify(asked)))
  })

  it('ndjson and csv have a line per question', () => {
    const lines = formatReport(asked, 'ndjson').trimEnd().split('\n')
    expect(lines.map((line) => JSON.parse(line).outcome)).toEqual(['right', 'wrong'])
    const csv = formatReport(asked, 'csv')
    expect(csv).toMatch(/^id,question,category,answerable,outcome,/)
    expect(csv).toMatch(/^1,How many orders\?,,true,right,exact,/m)
  })
})

describe('progress', () => {
  it('is a bar of what was judged', () => {
    expect(progressBar(0, 4, 0)).toBe('[------------------------] 0/4, 0 good')
    expect(progressBar(1, 4, 1)).toBe('[######------------------] 1/4, 1 good')
    expect(progressBar(4, 4, 3)).toBe('[########################] 4/4, 3 good')
  })

  it('is one line a question otherwise', () => {
    expect(resultLine(result({ id: '7' }))).toBe('ok right     7  How many orders?\n')
    expect(resultLine(result({ outcome: 'declined' }))).toMatch(/^- {2}declined /)
    expect(resultLine(result({ outcome: 'declined', answerable: false }))).toMatch(/^ok declined /)
    expect(resultLine(result({ outcome: 'wrong', question: 'x'.repeat(200) }))).toMatch(
      /^x {2}wrong {5}x{89}…\n$/,
    )
  })
})

describe('the selection', () => {
  const questions = ['a', 'b', 'a', null].map((category, i) => ({
    id: String(i),
    question: 'q',
    category,
    instructions: null,
    answerable: true,
    golds: ['select 1'],
    rows: null,
  }))
  const ids = (categories: string | null, limit: number | null) =>
    selectQuestions(questions, { categories, limit }).map(({ id }) => id)

  it('is by category, then the first so many', () => {
    expect(ids(null, null)).toEqual(['0', '1', '2', '3'])
    expect(ids('a, b', null)).toEqual(['0', '1', '2'])
    expect(ids('a', 1)).toEqual(['0'])
  })

  it('refuses a category that is not there and names those that are', () => {
    expect(() => ids('a,c', null)).toThrow('no question is of category "c"')
    expect(() => ids(',', null)).toThrow('no question is of category ","')
  })
})
