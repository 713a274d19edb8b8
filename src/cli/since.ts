import { UsageError } from '../errors.js'

const unitMs: Readonly<Record<string, number>> = {
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 7 * 86_400_000,
}

/**
 * `--since`, or another flag like it, as an ISO 8601 instant: a time ago (`30m`, `12h`, `7d`, `2w`), a date (its local midnight) or an instant.
 * Null when the flag is absent.
 * @throws {UsageError} `bad_setting` for anything else.
 * @example parseSince('7d', Date.now())
 */
export function parseSince(text: string | undefined, nowMs: number, flag = '--since'): string | null {
  if (text === undefined) return null
  const wanted = text.trim()
  const ago = /^(\d{1,4})\s*([mhdw])$/.exec(wanted)
  const atMs = ago ? nowMs - Number(ago[1]) * (unitMs[ago[2] ?? ''] ?? 0) : dateMs(wanted)
  if (atMs === null || Number.isNaN(new Date(atMs).getTime())) {
    throw new UsageError('bad_setting', `${flag}: "${wanted}" is neither a date nor a time ago.`, {
      hint: 'Write 2026-01-31, 2026-01-31T12:00:00Z, or 30m, 12h, 7d, 2w.',
    })
  }
  return new Date(atMs).toISOString()
}

/** A date without a time means midnight where the user is; JavaScript alone would read it as UTC. */
function dateMs(text: string): number | null {
  const date = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text)
  if (!date) return /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(text) ? Date.parse(text) : null
  const [year, month, day] = date.slice(1).map(Number) as [number, number, number]
  const midnight = new Date(year, month - 1, day)
  return midnight.getMonth() === month - 1 && midnight.getDate() === day ? midnight.getTime() : null
}
