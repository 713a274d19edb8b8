import { retryDelayMs, wait } from './backoff.js'
import type { Exchange } from './exchange.js'
import { isTransient } from './failure.js'

interface Patience {
  readonly maxRetries: number
  /** A server that asks for a longer wait than this is not waited for. */
  readonly maxWaitMs: number
  readonly signal: AbortSignal
}

/** The outcome of the last try, and how many there were. */
export type Persisted = Exchange & { readonly tries: number }

/**
 * Tries until it works, fails for good, or `maxRetries` are spent. Silence is tried once more only: a server that is
 * slow, not lost, would otherwise be given the same work again and again.
 */
export async function persist(
  attempt: () => Promise<Exchange>,
  { maxRetries, maxWaitMs, signal }: Patience,
): Promise<Persisted> {
  let silences = 0
  for (let tries = 1; ; tries++) {
    const result = await attempt()
    if (result.ok || tries > maxRetries || !isTransient(result.failure)) return { ...result, tries }
    if (result.failure.kind === 'silent' && ++silences > 1) return { ...result, tries }
    const askedMs = result.failure.kind === 'status' ? result.failure.retryAfterMs : null
    if (askedMs !== null && askedMs > maxWaitMs) return { ...result, tries }
    await wait(retryDelayMs(tries - 1, askedMs, Math.random()), signal)
  }
}
