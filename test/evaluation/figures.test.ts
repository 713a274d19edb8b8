import { describe, expect, it } from 'vitest'
import { calibrate } from '../../src/evaluation/calibration.js'
import { summarise, summariseCategories } from '../../src/evaluation/summary.js'
import { checkThresholds, parseShare } from '../../src/evaluation/threshold.js'
import { shareOf } from '../../src/evaluation/wilson.js'
import { result, results } from './results.js'

describe('the Wilson interval', () => {
  // The roots of (p - count/of)^2 = z^2 p (1 - p) / of, computed apart.
  it.each([
    [9, 10, 0.5958, 0.9821],
    [1, 2, 0.0945, 0.9055],
    [81, 263, 0.2553, 0.3662],
    [0, 10, 0, 0.2775],
    [10, 10, 0.7225, 1],
  ])('of %i in %i is %f to %f', (count, of, low, high) => {
    const share = shareOf(count, of)
    expect(share?.value).toBe(count / of)
    expect(share?.low).toBeCloseTo(low, 4)
    expect(share?.high).toBeCloseTo(high, 4)
  })

  it('is none for a share of nothing', () => {
    expect(shareOf(0, 0)).toBeNull()
  })
})

describe('the summary', () => {
  const asked = [
    ...results({ right: 6, wrong: 2, declined: 1, failed: 1, 'no-gold': 3 }),
    ...results({ declined: 3, wrong: 1, failed: 1 }, { answerable: false }),
  ]

  it('counts precision of what was answered and recall of what can be answered', () => {
    expect(summarise(asked)).toMatchObject({
      answerable: 10,
      answered: 8,
      right: 6,
      wrong: 2,
      declined: 1,
      failed: 1,
      noGold: 3,
      precision: { count: 6, of: 8, value: 0.75 },
      recall: { count: 6, of: 10, value: 0.6 },
      unanswerable: { asked: 5, declined: 3, wronglyAnswered: 1, failed: 1 },
    })
  })

  it('has no precision when nothing was answered, and no recall when nothing can be', () => {
    expect(summarise(results({ declined: 2 }))).toMatchObject({ precision: null, recall: { value: 0 } })
    expect(summarise([])).toMatchObject({ precision: null, recall: null, durationMs: null })
  })

  it('adds up calls, tokens and money', () => {
    const cost = { calls: 2, inputTokens: 100, outputTokens: 10, usd: 0.5 }
    expect(summarise([result(cost), result(cost), result({ outcome: 'no-gold' })]).cost).toEqual({
      calls: 4,
      inputTokens: 200,
      outputTokens: 20,
      usd: 1,
      usdPerQuestion: 0.5,
    })
  })

  it('knows no sum when one price is unknown', () => {
    expect(summarise([result({ usd: 1 }), result({ usd: null })]).cost).toMatchObject({
      usd: null,
      usdPerQuestion: null,
    })
  })

  it('tells the median and the 95th percentile of the times', () => {
    const timed = Array.from({ length: 100 }, (_, i) => result({ durationMs: 100 - i }))
    expect(summarise(timed).durationMs).toEqual({ median: 50, p95: 95 })
    expect(summarise([result({ durationMs: 7 })]).durationMs).toEqual({ median: 7, p95: 7 })
  })

  it('goes by category, by name, with the nameless last', () => {
    const mixed = [
      result(),
      result({ category: 'joins' }),
      result({ category: 'dates', outcome: 'wrong' }),
      result({ category: 'joins', outcome: 'wrong' }),
    ]
    const found = summariseCategories(mixed).map(({ category, summary }) => [
      category,
      summary.right,
      summary.wrong,
    ])
    expect(found).toEqual([
      ['dates', 0, 1],
      ['joins', 1, 1],
      [null, 1, 0],
    ])
  })
})

describe('the calibration', () => {
  it('needs thirty answers that state a confidence', () => {
    expect(calibrate(results({ right: 29 }, { confidence: 0.9 }))).toBeNull()
    expect(calibrate(results({ right: 40 }))).toBeNull()
    expect(calibrate(results({ declined: 40 }, { confidence: 0.9 }))).toBeNull()
    expect(calibrate(results({ right: 30 }, { confidence: 0.9 }))).toHaveLength(10)
  })

  it('sets the stated beside the true share, bin by bin', () => {
    const bins = calibrate([
      ...results({ right: 18 }, { confidence: 1 }),
      ...results({ wrong: 2 }, { confidence: 0.95 }),
      ...results({ right: 5, wrong: 3 }, { confidence: 0.5 }),
      ...results({ wrong: 2 }, { confidence: 0.55, answerable: false }),
    ])
    expect(bins?.[9]).toMatchObject({ from: 0.9, to: 1, answers: 20, right: { value: 0.9 } })
    expect(bins?.[9]?.stated).toBeCloseTo(0.995)
    expect(bins?.[5]).toMatchObject({ from: 0.5, answers: 10, right: { value: 0.5 } })
    expect(bins?.[0]).toMatchObject({ answers: 0, stated: null, right: null })
  })
})

describe('the thresholds', () => {
  it.each([
    ['0.95', 0.95],
    ['95%', 0.95],
    ['97.5 %', 0.975],
    ['1', 1],
    ['.5', 0.5],
    ['0', 0],
  ])('are read from %s', (text, share) => {
    expect(parseShare('--min-recall', text)).toBeCloseTo(share, 10)
  })

  it.each(['95', '-1', 'high', '', '101%', '0.9.5'])('are not read from "%s"', (text) => {
    expect(() => parseShare('--min-recall', text)).toThrow(
      `--min-recall: "${text}" is not a share from 0 to 1.`,
    )
  })

  it('are met by what reaches them exactly', () => {
    const summary = summarise(results({ right: 3, wrong: 1, declined: 1 }))
    expect(checkThresholds({ precision: 0.75, recall: 0.61 }, summary)).toEqual([
      { measure: 'precision', wanted: 0.75, reached: 0.75, met: true },
      { measure: 'recall', wanted: 0.61, reached: 0.6, met: false },
    ])
    expect(checkThresholds({ precision: null, recall: null }, summary)).toEqual([])
  })

  it('are not met by a share of nothing', () => {
    const summary = summarise(results({ declined: 1 }))
    expect(checkThresholds({ precision: 0, recall: null }, summary)[0]).toMatchObject({
      reached: null,
      met: false,
    })
  })
})
