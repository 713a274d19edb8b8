import { TimeLimitError } from '../errors.js'

/** The time limit of a run, which stands still while a person is asked. */
export interface Deadline {
  readonly signal: AbortSignal
  hold(): void
  resume(): void
  /** How long it stood still altogether. */
  heldMs(): number
  close(): void
}

/** Begins a run's time limit; whoever opens it closes it. */
export function openDeadline(timeoutMs: number): Deadline {
  const control = new AbortController()
  const expire = () => control.abort(timeLimit(timeoutMs))
  let leftMs = timeoutMs
  let since = performance.now()
  let timer: NodeJS.Timeout | null = setTimeout(expire, timeoutMs)
  let heldMs = 0
  return {
    signal: control.signal,
    hold() {
      if (timer === null) return
      clearTimeout(timer)
      timer = null
      leftMs = Math.max(0, leftMs - (performance.now() - since))
      since = performance.now()
    },
    resume() {
      if (timer !== null) return
      heldMs += performance.now() - since
      since = performance.now()
      timer = setTimeout(expire, leftMs)
    },
    heldMs: () => heldMs + (timer === null ? performance.now() - since : 0),
    close() {
      if (timer !== null) clearTimeout(timer)
    },
  }
}

function timeLimit(timeoutMs: number): TimeLimitError {
  return new TimeLimitError('run_timeout', `The run's time limit of ${timeoutMs / 1000} s passed.`, {
    hint: 'Raise --timeout, or ask for less.',
  })
}
