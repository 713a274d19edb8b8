/** A date or a date with a time, as seconds since 1970 with the digits of their fraction kept. */
export interface Moment {
  /** What the clock on the wall says, counted as if it were UTC: a date is its midnight. */
  readonly wall: string
  /** The instant, when the text states an offset; else null. */
  readonly instant: string | null
}

const shape =
  /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?(?:\s?(Z|[+-]\d\d(?::?\d\d(?::?\d\d)?)?))?)?$/i

/**
 * A moment from ISO 8601 or from what Postgres prints; null for any other text.
 * @example parseMoment('2026-01-31 10:00:00+01')?.instant // that of 09:00 UTC
 */
export function parseMoment(text: string): Moment | null {
  const parts = shape.exec(text)
  if (!parts) return null
  const [, day = '', time = '00:00', seconds = '00', fraction = '', offset] = parts
  const wallS = Date.parse(`${day}T${time}:${seconds}Z`) / 1000
  if (Number.isNaN(wallS)) return null
  const digits = fraction.replace(/0+$/, '')
  return {
    wall: `${wallS}.${digits}`,
    instant: offset === undefined ? null : `${wallS - offsetS(offset)}.${digits}`,
  }
}

function offsetS(offset: string): number {
  if (/^z$/i.test(offset)) return 0
  const [hours = 0, minutes = 0, seconds = 0] = (offset.slice(1).match(/\d\d/g) ?? []).map(Number)
  const east = hours * 3600 + minutes * 60 + seconds
  return offset.startsWith('-') ? -east : east
}
