import type { AgentDb } from '../../agentdb/options.js'
import { questionInFull, turnOf } from '../../conversation/turn.js'
import type { Answer, Approve, ClarificationOption, RunEvent } from '../../events.js'
import type { CommonFlags } from '../options.js'
import type { Talk } from './talk.js'

/** How a run's events become an answer on the way past the user. */
export type Show = (events: AsyncIterable<RunEvent>) => Promise<Answer>

/** Lets the user choose one of the readings; null when none is chosen. */
export type Choose = (
  clarification: NonNullable<Answer['clarification']>,
) => Promise<ClarificationOption | null>

/** In which conversation a question is asked, and how. */
export interface Asking {
  readonly talk: Talk
  readonly flags: CommonFlags
  readonly tags: readonly string[]
  /** Asks before a statement runs; undefined where it runs unasked. */
  readonly approve: Approve | undefined
  readonly signal: AbortSignal
}

/** Asks a question that may go on from those before it, and keeps what the next may go on from. */
export async function askInTalk(
  db: AgentDb,
  said: string,
  { talk, flags, tags, approve, signal }: Asking,
  show: Show,
  choose: Choose,
): Promise<Answer> {
  const options = {
    signal,
    session: talk.name,
    tags,
    dryRun: flags.dryRun === true || flags.sqlOnly === true,
    earlier: talk.turns(),
    approve,
  }
  let inFull: string | null = null
  const watched = async function* (events: AsyncIterable<RunEvent>): AsyncGenerator<RunEvent> {
    for await (const event of events) {
      inFull = questionInFull(event) ?? inFull
      yield event
    }
  }
  const first = await show(watched(db.ask(said, options)))
  const chosen = first.clarification === null ? null : await choose(first.clarification)
  const answer =
    chosen === null
      ? first
      : await show(watched(db.ask(said, { ...options, meaning: chosen.interpretation })))
  const turn = turnOf(said, answer, inFull, options.earlier.length === 0)
  if (turn !== null) await talk.add(turn)
  return answer
}
