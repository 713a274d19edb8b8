import type { AgentDb } from '../../agentdb/options.js'
import { type AgentDbError, exitCodes, UsageError } from '../../errors.js'
import { cleanText } from '../../output/clean-text.js'
import { approvalAtTerminal } from '../approve-statement.js'
import { type Chat, converse } from '../chat/converse.js'
import { type Input, isPerson, openLines, withFirst } from '../chat/input.js'
import { slashCommands } from '../chat/slash.js'
import { openTalk, type Talk } from '../chat/talk.js'
import { type Io, write } from '../io.js'
import { withDatabase } from '../open-database.js'
import { answerFormatFrom, type CommonFlags } from '../options.js'
import { openProgress } from '../progress.js'
import { reportError } from '../report.js'
import { checkedTags } from '../tags.js'
import { version } from '../version.js'

/**
 * Talks with a person at a terminal, or answers the lines of standard input one after the other; resolves to the exit
 * code: 0 for a person, else that of the first question that was not answered.
 */
export async function chat(words: readonly string[], flags: CommonFlags, io: Io): Promise<number> {
  answerFormatFrom(flags)
  checkedTags(flags.tag)
  if (flags.output !== undefined) {
    throw new UsageError('conflicting_flags', 'A chat has many answers, and --output is one file.', {
      hint: 'Use /export <file> in the chat, or redirect standard output.',
    })
  }
  // With --events, standard error is for programs.
  const person = isPerson(io) && !flags.events
  // Says at once when nobody can approve.
  approvalAtTerminal(openProgress(flags, io), flags, io)
  const talk = openTalk(flags, io)
  const state: Chat = { talk, flags, answers: [], once: null, heard: false, exitCode: exitCodes.answered }
  const first =
    [flags.prompt, words.join(' ')].find((text) => text !== undefined && text.trim() !== '') ?? null
  let input: Input | null = null
  let opened: CommonFlags | null = null
  try {
    for (;;) {
      const tried = state.flags
      try {
        const outcome = await withDatabase(saidOnce(tried, opened !== null), io, async (db) => {
          if (person && opened === null && !flags.quiet) await write(io.stderr, greeting(db, talk))
          opened = tried
          if (state.once !== null) await write(io.stderr, state.once)
          state.once = null
          input ??= withFirst(await openInput(person, db, flags, io), first)
          return converse({ db, chat: state, input, io })
        })
        if (outcome === 'left') break
      } catch (error) {
        // Another model that cannot be had: the one before goes on.
        if (opened === null || opened === tried || io.signal.aborted) throw error
        const { verbose = false, quiet = false } = tried
        await reportError(error, { envelope: null, verbose, quiet, question: null }, io)
        state.flags = opened
        state.once = null
      }
    }
  } finally {
    ;(input as Input | null)?.close()
  }
  if (person) return exitCodes.answered
  if (!state.heard) throw nothingAsked()
  return state.exitCode
}

async function openInput(person: boolean, db: AgentDb, flags: CommonFlags, io: Io): Promise<Input> {
  if (!person) return openLines(io, !flags.quiet && !flags.events)
  const { openTerminal } = await import('../chat/terminal-input.js')
  return openTerminal(
    db,
    slashCommands.map(({ name }) => name),
    flags,
    io,
  )
}

/** That the sample answers is said once. */
function saidOnce(flags: CommonFlags, again: boolean): CommonFlags {
  return again && flags.databaseUrl === undefined ? { ...flags, quiet: true } : flags
}

function greeting({ server }: AgentDb, talk: Talk): string {
  const turns = talk.turns()
  const last = turns.at(-1)
  const resumed =
    talk.name === null
      ? []
      : [
          last === undefined
            ? `Session "${talk.name}" begins.`
            : `Session "${talk.name}" goes on after "${last.said}" (${turns.length} so far; /context shows them).`,
        ]
  return cleanText(
    [`agentdb ${version} · ${server.label} · /help lists the commands, Ctrl-D leaves`, ...resumed, ''].join(
      '\n',
    ),
    'lines',
  )
}

function nothingAsked(): AgentDbError {
  return new UsageError('no_question', 'Standard input held no question.', {
    hint: 'One question a line, for example: printf "orders in 2025\\nnow by month\\n" | agentdb chat',
  })
}
