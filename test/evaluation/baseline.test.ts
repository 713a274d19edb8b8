import { describe, expect, it } from 'vitest'
import { compareWith, parseBaseline } from '../../src/evaluation/baseline.js'
import { formatReport } from '../../src/evaluation/format-report.js'
import { report, result } from './results.js'

describe('the baseline', () => {
  const before = [
    result({ id: 'a', outcome: 'wrong' }),
    result({ id: 'b', question: 'Old words?' }),
    result({ question: 'By its words?', outcome: 'failed' }),
    result({ id: 'weather', answerable: false, outcome: 'wrong' }),
    result({ id: 'stays', outcome: 'declined' }),
    result({ id: 'no gold then', outcome: 'no-gold' }),
    result({ id: 'gone' }),
  ]
  const after = [
    result({ id: 'a' }),
    result({ id: 'b', question: 'New words?', outcome: 'declined' }),
    result({ question: 'By its words?' }),
    result({ id: 'weather', answerable: false, outcome: 'declined' }),
    result({ id: 'stays', outcome: 'failed' }),
    result({ id: 'no gold then' }),
    result({ id: 'new' }),
  ]

  it('is read back from the JSON of a report', () => {
    const earlier = report(before)
    const baseline = parseBaseline(formatReport(earlier, 'json'), 'earlier.json')
    expect(baseline.questions.map(({ id }) => id)).toEqual(before.map(({ id }) => id))
    expect(baseline.summary.precision?.value).toBe(earlier.summary.precision?.value)
  })

  it('tells what healed and what regressed, by id, else by the words', () => {
    const comparison = compareWith(report(before), after)
    expect(comparison.healed).toEqual([
      { id: 'a', question: 'How many orders?', before: 'wrong', after: 'right' },
      { id: null, question: 'By its words?', before: 'failed', after: 'right' },
      { id: 'weather', question: 'How many orders?', before: 'wrong', after: 'declined' },
    ])
    expect(comparison.regressed).toEqual([
      { id: 'b', question: 'New words?', before: 'right', after: 'declined' },
    ])
    expect(comparison).toMatchObject({ compared: 5, added: 2 })
  })

  it.each(['', 'nothing', '[]', '{"questions": []}', '{"kind": "agentdb-evaluation"}'])(
    'refuses a file that holds %j',
    (text) => {
      expect(() => parseBaseline(text, 'earlier.json')).toThrow(
        'earlier.json is not the result of an earlier agentdb eval.',
      )
    },
  )
})
