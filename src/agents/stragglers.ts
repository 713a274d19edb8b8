import { setTimeout as pause } from 'node:timers/promises'
import { ModelError } from '../errors.js'

const leastGraceMs = 1000

/**
 * Runs `count` tasks at once and settles them all, but does not let one of them hold back the others for ever: when more
 * than half have succeeded, the rest get as long again as those took (at least a second) and are then given up.
 * Those given up are rejected with a {@link ModelError} `draft_late`.
 */
export async function settleWithoutStragglers<T>(
  count: number,
  task: (signal: AbortSignal) => Promise<T>,
  signal: AbortSignal,
): Promise<readonly PromiseSettledResult<T>[]> {
  const late = new AbortController()
  const done = new AbortController()
  const startedAt = performance.now()
  let succeeded = 0
  const given = AbortSignal.any([signal, late.signal])
  const tasks = Array.from({ length: count }, async () => {
    try {
      const result = await task(given)
      succeeded++
      if (succeeded * 2 > count) void callTime(performance.now() - startedAt)
      return result
    } catch (error) {
      throw late.signal.aborted ? late.signal.reason : error
    }
  })
  let called = false
  async function callTime(tookMs: number): Promise<void> {
    if (called) return
    called = true
    const graceMs = Math.max(leastGraceMs, tookMs)
    const waited = await pause(graceMs, true, { signal: done.signal }).catch(() => false)
    const message = `A draft had no reply ${Math.round(graceMs)} ms after most of the others had theirs.`
    if (waited) late.abort(new ModelError('draft_late', message))
  }
  const settled = await Promise.allSettled(tasks)
  done.abort()
  return settled
}
