import { describe, expect, it } from 'vitest'
import { parseMoment } from '../../src/comparison/moment.js'

const instant = (text: string) => parseMoment(text)?.instant

describe('parseMoment', () => {
  it.each([
    ['2026-01-31T04:30:00-05:00', '2026-01-31T09:30:00Z'],
    ['2026-01-31 15:00:00+05:30', '2026-01-31T09:30:00Z'],
    ['2026-01-31 10:30+01', '2026-01-31T09:30:00Z'],
    ['2026-01-31T09:30:00.250Z', '2026-01-31 09:30:00.25+00'],
    ['1969-12-31T23:00:00-01:00', '1970-01-01T00:00:00Z'],
  ])('reads %s and %s as one instant', (one, other) => {
    expect(instant(one)).toBe(instant(other))
    expect(instant(one)).toEqual(expect.any(String))
  })

  it('tells what the clock says, whatever the offset', () => {
    expect(parseMoment('2026-01-31T00:00:00+02:00')?.wall).toBe(parseMoment('2026-01-31')?.wall)
    expect(instant('2026-01-31T00:00:00+02:00')).not.toBe(instant('2026-01-31T00:00:00Z'))
  })

  it('knows no instant without an offset', () => {
    expect(parseMoment('2026-01-31T10:00:00')).toMatchObject({ instant: null })
  })

  it.each(['', '2026', '2026-01', '10:00:00', '2026-13-01', 'infinity', '2026-01-31 or so', '0044-03-15 BC'])(
    'takes "%s" for text',
    (text) => {
      expect(parseMoment(text)).toBeNull()
    },
  )
})
