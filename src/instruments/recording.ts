import { StoreError } from '../errors.js'
import type { RunEvent } from '../events.js'
import { type Journal, openJournal } from './journal.js'

/**
 * Passes a run's events on, each one only after it stands in the run's journal. A journal that cannot be written costs
 * one warning, in the stream and in the answer, and nothing else.
 */
export async function* recorded(
  events: AsyncIterable<RunEvent>,
  dataDir: string,
  runId: string,
): AsyncGenerator<RunEvent> {
  let journal: Journal | null = null
  let complaint: string | null = null
  const attempt = (action: () => void): boolean => {
    if (complaint !== null) return false
    try {
      action()
      return false
    } catch (error) {
      if (!(error instanceof StoreError)) throw error
      complaint = error.message
      return true
    }
  }
  try {
    if (
      attempt(() => {
        journal = openJournal(dataDir, runId)
      })
    )
      yield warning(complaint)
    for await (const event of events) {
      const shown = withComplaint(event, complaint)
      if (attempt(() => journal?.append(shown))) {
        yield warning(complaint)
        yield withComplaint(event, complaint)
      } else yield shown
    }
  } finally {
    // A cast, because control flow analysis does not see the assignment in the closure.
    ;(journal as Journal | null)?.close()
  }
}

function warning(message: string | null): RunEvent {
  return { type: 'warning', message: message ?? '' }
}

function withComplaint(event: RunEvent, complaint: string | null): RunEvent {
  if (event.type !== 'finished' || complaint === null) return event
  return { ...event, answer: { ...event.answer, warnings: [...event.answer.warnings, complaint] } }
}
