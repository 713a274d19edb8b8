import * as z from 'zod'

/** A time as people write it, `500ms`, `30s`, `2m`, or in seconds; comes out as milliseconds, 1 ms to 24 h. */
export const duration = z.union([z.number(), z.string()]).transform((value, context) => {
  const found = /^(\d+(?:\.\d+)?)\s*(ms|s|m|h)?$/.exec(String(value).trim())
  if (!found) {
    context.addIssue({ code: 'custom', message: 'is not a duration; write seconds, or 500ms, 30s, 2m' })
    return z.NEVER
  }
  const unitMs = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 }[found[2] ?? 's'] ?? 1000
  const durationMs = Math.round(Number(found[1]) * unitMs)
  if (durationMs < 1 || durationMs > 86_400_000) {
    context.addIssue({ code: 'custom', message: 'must lie between 1ms and 24h' })
    return z.NEVER
  }
  return durationMs
})

/** A whole number between two others, both included. */
export const count = (min: number, max: number) =>
  z.coerce
    .number(`is not a whole number`)
    .int('is not a whole number')
    .min(min, `must be at least ${min}`)
    .max(max, `must be at most ${max}`)

/** An ISO 8601 instant, which stays text. */
export const instant = z
  .string()
  .refine((text) => /^\d{4}-\d\d-\d\d/.test(text) && !Number.isNaN(Date.parse(text)), {
    message: 'is not an ISO 8601 instant such as 2026-01-31T12:00:00Z',
  })

/** Any text but the empty one. */
export const text = z.string().regex(/\S/, 'is empty')

/** True or false, in the words that environment variables use: `1`, `yes`, `on`. */
export const yesOrNo = z.union([z.boolean(), z.string()]).transform((value, context) => {
  if (typeof value === 'boolean') return value
  const said = value.trim().toLowerCase()
  if (['1', 'true', 'yes', 'on'].includes(said)) return true
  if (['0', 'false', 'no', 'off'].includes(said)) return false
  context.addIssue({ code: 'custom', message: 'is neither true nor false' })
  return z.NEVER
})

/** From 0 to 2; `default` leaves it to the endpoint. */
export const temperature = z.union([
  z.literal('default'),
  z.coerce
    .number('is neither a number from 0 to 2 nor "default"')
    .min(0, 'must be at least 0')
    .max(2, 'must be at most 2'),
])
