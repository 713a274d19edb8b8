import { targetOf } from '../../agentdb/target.js'
import { resolveConfig } from '../../config.js'
import { withTurn } from '../../conversation/conversation.js'
import type { Turn } from '../../conversation/turn.js'
import { AgentDbError, UsageError } from '../../errors.js'
import { changeSession, listSessions, readSession, type Session } from '../../instruments/sessions.js'
import { cleanText } from '../../output/clean-text.js'
import { type Io, write } from '../io.js'
import { type CommonFlags, settingsFrom } from '../options.js'

/** The turns of a conversation: under a name they outlive the process. */
export interface Talk {
  readonly name: string | null
  turns(): readonly Turn[]
  add(turn: Turn): Promise<void>
  /** Forgets the last turn, and returns it; null when there is none. */
  undo(): Promise<Turn | null>
  /** Begins anew. */
  clear(): Promise<void>
}

/**
 * Opens the conversation of `--session`, or one that ends with the process.
 * @throws {UsageError} `bad_session_name`; {StoreError} when what is kept of it cannot be read
 */
export function openTalk(flags: CommonFlags, io: Io): Talk {
  const name = flags.session === undefined ? null : sessionName(flags.session)
  if (name === null) return talkOf(null, [], async () => {})
  const { dataDir, database } = placeOf(flags, io)
  const kept = readSession(dataDir, database, name)
  return talkOf(name, kept, async (change) => {
    try {
      await changeSession(dataDir, database, name, change)
    } catch (error) {
      // An answer does not fail because it is not remembered.
      if (!(error instanceof AgentDbError)) throw error
      await write(io.stderr, cleanText(`warning: session "${name}" is not kept: ${error.message}`))
      await write(io.stderr, '\n')
    }
  })
}

/**
 * The sessions kept for the database of a command line, the one changed last first.
 * @throws {StoreError} when they cannot be read
 */
export function sessionsOf(flags: CommonFlags, io: Io): readonly Session[] {
  const { dataDir, database } = placeOf(flags, io)
  return listSessions(dataDir, database)
}

function placeOf(flags: CommonFlags, { environment, cwd }: Io) {
  const config = resolveConfig({ flags: settingsFrom(flags), environment, cwd })
  return { dataDir: config.dataDir, database: targetOf(config).database.label }
}

type Change = (turns: readonly Turn[]) => readonly Turn[]

function talkOf(name: string | null, kept: readonly Turn[], keep: (change: Change) => Promise<void>): Talk {
  let turns = kept
  return {
    name,
    turns: () => turns,
    async add(turn) {
      turns = withTurn(turns, turn)
      await keep((before) => withTurn(before, turn))
    },
    async undo() {
      const last = turns.at(-1) ?? null
      turns = turns.slice(0, -1)
      if (last !== null) await keep((before) => before.filter(({ runId }) => runId !== last.runId))
      return last
    },
    async clear() {
      turns = []
      await keep(() => [])
    },
  }
}

const longestName = 64

function sessionName(given: string): string {
  const name = given.trim()
  // biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the point
  if (name !== '' && name.length <= longestName && !/[\u0000-\u001F\u007F]/.test(name)) return name
  throw new UsageError(
    'bad_session_name',
    `--session: ${JSON.stringify(given.slice(0, 80))} is no name for a session.`,
    {
      hint: `Use 1 to ${longestName} characters, for example --session "weekly review".`,
    },
  )
}
