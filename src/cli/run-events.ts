import { InternalError } from '../errors.js'
import type { Answer, RunEvent } from '../events.js'
import type { Progress } from './progress.js'

/** Shows a run's events as they come, leaves the terminal free again and resolves to the run's answer. */
export async function runEvents(events: AsyncIterable<RunEvent>, progress: Progress): Promise<Answer> {
  let answer: Answer | null = null
  try {
    for await (const event of events) {
      await progress.show(event)
      if (event.type === 'finished') answer = event.answer
    }
  } finally {
    await progress.rest()
  }
  if (answer === null) throw new InternalError('no_answer', 'The run ended without an answer.')
  return answer
}
