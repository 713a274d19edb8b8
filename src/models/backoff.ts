import { setTimeout as sleep } from 'node:timers/promises'

const firstWaitMs = 500
const longestOwnWaitMs = 8_000

/**
 * How long to wait before retry number `retry` (0 is the first): what the server asked for and up to a tenth more,
 * else exponential from half a second to 8 s, less up to a quarter. `random` is 0 to 1, so that clients do not march in step.
 */
export function retryDelayMs(retry: number, retryAfterMs: number | null, random: number): number {
  if (retryAfterMs !== null) return retryAfterMs * (1 + random * 0.1)
  return Math.min(firstWaitMs * 2 ** retry, longestOwnWaitMs) * (1 - random * 0.25)
}

/** The wait a server asks for, in ms: `retry-after-ms`, or Retry-After in seconds (also fractional) or as a date. */
export function readRetryAfterMs(headers: Headers, nowMs: number): number | null {
  const milliseconds = number(headers.get('retry-after-ms'))
  if (milliseconds !== null) return milliseconds
  const retryAfter = headers.get('retry-after')
  const seconds = number(retryAfter)
  if (seconds !== null) return seconds * 1000
  const at = Date.parse(retryAfter ?? '')
  return Number.isNaN(at) ? null : Math.max(0, at - nowMs)
}

/** Waits, or rejects with the signal's reason as soon as it is aborted. */
export async function wait(durationMs: number, signal: AbortSignal): Promise<void> {
  try {
    await sleep(durationMs, undefined, { signal })
  } catch (error) {
    signal.throwIfAborted()
    throw error
  }
}

function number(header: string | null): number | null {
  return header !== null && /^\s*\d+(\.\d+)?\s*$/.test(header) ? Number(header) : null
}
