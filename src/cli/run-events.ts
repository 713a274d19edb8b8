import { InternalError } from '../errors.js'
import type { Answer, RunEvent } from '../events.js'
import type { Io } from './io.js'
import type { CommonFlags } from './options.js'
import { openProgress } from './progress.js'

/** Shows a run's events as they come and resolves to its answer. */
export async function runEvents(
  events: AsyncIterable<RunEvent>,
  flags: CommonFlags,
  io: Io,
): Promise<Answer> {
  const progress = openProgress(flags, io)
  let answer: Answer | null = null
  for await (const event of events) {
    await progress.show(event)
    if (event.type === 'finished') answer = event.answer
  }
  if (answer === null) throw new InternalError('no_answer', 'The run ended without an answer.')
  return answer
}
