import { describe, expect, it } from 'vitest'
import { parseSince } from '../../src/cli/since.js'

const now = Date.parse('2026-03-15T12:00:00Z')

describe('--since', () => {
  it.each([
    ['30m', '2026-03-15T11:30:00.000Z'],
    ['12h', '2026-03-15T00:00:00.000Z'],
    ['7d', '2026-03-08T12:00:00.000Z'],
    ['2w', '2026-03-01T12:00:00.000Z'],
    ['2026-01-31T12:00:00Z', '2026-01-31T12:00:00.000Z'],
    ['2026-01-31T12:00:00+02:00', '2026-01-31T10:00:00.000Z'],
  ])('reads %s', (text, instant) => {
    expect(parseSince(text, now)).toBe(instant)
  })

  it('takes a date for its midnight where the user is', () => {
    expect(parseSince('2026-01-31', now)).toBe(new Date(2026, 0, 31).toISOString())
  })

  it('is null when absent', () => {
    expect(parseSince(undefined, now)).toBeNull()
  })

  it.each(['', 'yesterday', '7', '7y', '2026-02-30', '2026-13-01', '999999w', '-1d'])(
    'refuses "%s"',
    (text) => {
      expect(() => parseSince(text, now)).toThrow(/neither a date nor a time ago/)
    },
  )
})
