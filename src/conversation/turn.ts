import type { Answer, RunEvent } from '../events.js'

/** One question of a conversation that was answered. It never holds a row. */
export interface Turn {
  /** As it was typed: "now by month". */
  readonly said: string
  /** In full; null where only the model knows how it goes on from the questions before. */
  readonly question: string | null
  readonly sql: string | null
  /** How it was read, in plain words. */
  readonly reading: string | null
  /** The names of the result's columns. */
  readonly columns: readonly string[]
  /** Who wrote the SQL; `user`: a statement of one's own. */
  readonly by: 'builtin' | 'model' | 'verified' | 'user'
  readonly runId: string
}

/** The question in full among a run's events: the analyst says it to the user; null where it did not. */
export function questionInFull(event: RunEvent): string | null {
  return event.type === 'message' &&
    event.from === 'sql-analyst' &&
    event.to === 'user' &&
    event.kind === 'question' &&
    typeof event.body === 'string'
    ? event.body
    : null
}

/**
 * What of an answer the questions after it go on from; null when there is no answer.
 * @param inFull what `questionInFull` found among its events
 * @param first nothing was asked before: the question says all there is to say
 */
export function turnOf(said: string, answer: Answer, inFull: string | null, first: boolean): Turn | null {
  if (answer.status !== 'answered') return null
  const by = writerOf(answer)
  const whole = inFull ?? (first && answer.question !== null ? said : null)
  return {
    said,
    // SQL that the user changed answers another question than the words do.
    question: by === 'user' ? null : whole,
    sql: answer.sql,
    reading: answer.interpretation,
    columns: answer.columns.map(({ name }) => name),
    by,
    runId: answer.runId,
  }
}

function writerOf({ attempts, model }: Answer): Turn['by'] {
  const origin = attempts.at(-1)?.origin
  if (origin === 'verified' || origin === 'user') return origin
  return model === 'builtin' ? 'builtin' : 'model'
}
