import { describe, expect, it } from 'vitest'
import { readRetryAfterMs, retryDelayMs, wait } from '../../src/models/backoff.js'

describe('retryDelayMs', () => {
  it('doubles from half a second and stops growing at 8 s', () => {
    expect([0, 1, 2, 3, 4, 5, 20].map((retry) => retryDelayMs(retry, null, 0))).toEqual([
      500, 1000, 2000, 4000, 8000, 8000, 8000,
    ])
  })

  it('spreads clients over a quarter of the wait', () => {
    expect(retryDelayMs(1, null, 1)).toBe(750)
  })

  it('never comes back earlier than the server asked', () => {
    expect(retryDelayMs(5, 1500, 0)).toBe(1500)
    expect(retryDelayMs(0, 1500, 1)).toBeCloseTo(1650)
    expect(retryDelayMs(0, 0, 1)).toBe(0)
  })
})

describe('readRetryAfterMs', () => {
  const nowMs = Date.parse('2026-01-01T00:00:00Z')
  it.each<[string, Record<string, string>, number | null]>([
    ['whole seconds', { 'retry-after': '2' }, 2000],
    ['fractions', { 'retry-after': '0.25' }, 250],
    ['zero', { 'retry-after': '0' }, 0],
    ['a date', { 'retry-after': 'Thu, 01 Jan 2026 00:00:05 GMT' }, 5000],
    ['a date that has passed', { 'retry-after': 'Wed, 31 Dec 2025 00:00:00 GMT' }, 0],
    ['milliseconds first', { 'retry-after': '2', 'retry-after-ms': '1200' }, 1200],
    ['nonsense as nothing', { 'retry-after': 'soon' }, null],
    ['a negative number as nothing sensible', { 'retry-after-ms': '-5' }, null],
    ['nothing', {}, null],
  ])('reads %s', (_, headers, expected) => {
    expect(readRetryAfterMs(new Headers(headers), nowMs)).toBe(expected)
  })
})

describe('wait', () => {
  it('ends with the reason of the abort', async () => {
    const stop = new AbortController()
    const waiting = wait(600_000, stop.signal)
    stop.abort(new Error('enough'))
    await expect(waiting).rejects.toThrow('enough')
  })
})
