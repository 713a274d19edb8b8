import type { AgentDb } from '../../agentdb/options.js'
import type { Answer } from '../../events.js'
import type { Io } from '../io.js'
import type { CommonFlags } from '../options.js'
import type { Talk } from './talk.js'

/** What a slash command may look at. */
export interface Room {
  readonly db: AgentDb
  readonly talk: Talk
  readonly io: Io
  readonly flags: CommonFlags
  /** Every answer since the chat began, refusals included; the newest last. */
  readonly answers: readonly Answer[]
}

/** What a slash command comes to. */
export type Done =
  /** For standard output: what was asked for. */
  | { readonly kind: 'say'; readonly text: string }
  /** For standard error: how it went. */
  | { readonly kind: 'note'; readonly text: string }
  | { readonly kind: 'statement'; readonly sql: string }
  /** From now on; `reopen` when the team must be assembled anew. */
  | { readonly kind: 'flags'; readonly flags: CommonFlags; readonly reopen: boolean; readonly note: string }
  /** All is said. */
  | { readonly kind: 'done' }
  | { readonly kind: 'leave' }

/** One `/word` of the chat. */
export interface SlashCommand {
  /** Without the slash. */
  readonly name: string
  /** How to write it, slash and arguments included, as `/help` lists it. */
  readonly usage: string
  readonly help: string
  run(words: string, room: Room): Promise<Done>
}

/** The newest answer with a result; null when nothing was answered yet, or when it was taken back. */
export function lastAnswered({ answers, talk }: Pick<Room, 'answers' | 'talk'>): Answer | null {
  const newest = answers.findLast(({ status }) => status === 'answered') ?? null
  return newest !== null && newest.runId === talk.turns().at(-1)?.runId ? newest : null
}
