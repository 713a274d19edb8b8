import type { AgentDb } from '../../agentdb/options.js'
import { turnOf } from '../../conversation/turn.js'
import { AgentDbError, type ExitCode, exitCodes } from '../../errors.js'
import type { Answer, RunEvent } from '../../events.js'
import type { Format } from '../../output/formats.js'
import { approvalAtTerminal } from '../approve-statement.js'
import { chooseFrom } from '../choose-reading.js'
import { deliver } from '../deliver.js'
import { type Io, write, writeAnswer } from '../io.js'
import { keepChoice } from '../keep-choice.js'
import { type CommonFlags, formatFrom } from '../options.js'
import { openProgress } from '../progress.js'
import { checkQuestion } from '../question.js'
import { reportAnswer, reportError } from '../report.js'
import { runEvents } from '../run-events.js'
import { checkedTags } from '../tags.js'
import { askInTalk } from './ask-in-talk.js'
import type { Input } from './input.js'
import type { Done } from './room.js'
import { runSlash, slashOf } from './slash.js'
import type { Talk } from './talk.js'

/** A chat while it goes on; a database that is opened anew for another model finds it as it was. */
export interface Chat {
  readonly talk: Talk
  flags: CommonFlags
  readonly answers: Answer[]
  /** To be said once the database is open anew with these flags; null when there is nothing. */
  once: string | null
  /** Something was said. */
  heard: boolean
  /** Of the first question that was not answered. */
  exitCode: number
}

/** Where a chat takes place. */
export interface Scene {
  readonly db: AgentDb
  readonly chat: Chat
  readonly input: Input
  readonly io: Io
}

type Next = 'stay' | 'left' | 'reopen'

/** Talks until the user leaves, or wants the database opened anew. */
export async function converse(scene: Scene): Promise<'left' | 'reopen'> {
  const { chat, input, io } = scene
  let leaving = false
  while (!io.signal.aborted && !io.stdout.destroyed) {
    const typed = await input.read()
    if (typed.kind === 'end') {
      if (input.person) await write(io.stderr, '\n')
      return 'left'
    }
    if (typed.kind === 'interrupted') {
      if (leaving && typed.empty) return 'left'
      leaving = typed.empty
      if (leaving) await write(io.stderr, 'Ctrl-C again, or Ctrl-D, leaves.\n')
      continue
    }
    leaving = false
    const text = typed.text.trim()
    if (text === '') continue
    chat.heard = true
    const next = await oneLine(text, scene)
    if (next !== 'stay') return next
  }
  return 'left'
}

async function oneLine(text: string, scene: Scene): Promise<Next> {
  const { db, chat, io } = scene
  const slash = slashOf(text)
  let next: Next = 'stay'
  try {
    await interruptible(io, async (signal) => {
      if (slash === null) return question(checkQuestion(text), scene, signal)
      const done = await runSlash(slash.name, slash.words, { ...chat, db, io })
      next = await carryOut(done, scene, signal)
    })
    return next
  } catch (error) {
    if (io.signal.aborted) return 'left'
    if (slash === null && formatFrom(chat.flags) === 'json') await refusalAsLine(error, text, io)
    const { verbose = false, quiet = false } = chat.flags
    note(chat, await reportError(error, { envelope: null, verbose, quiet, question: text }, io))
    return 'stay'
  }
}

async function carryOut(done: Done, scene: Scene, signal: AbortSignal): Promise<Next> {
  const { chat, io } = scene
  switch (done.kind) {
    case 'say':
      await writeAnswer(io, done.text)
      return 'stay'
    case 'note':
      await write(io.stderr, done.text)
      return 'stay'
    case 'statement':
      await statement(done.sql, scene, signal)
      return 'stay'
    case 'flags':
      chat.flags = done.flags
      if (done.reopen) chat.once = done.note
      else await write(io.stderr, done.note)
      return done.reopen ? 'reopen' : 'stay'
    case 'done':
      return 'stay'
    case 'leave':
      return 'left'
    default:
      return done satisfies never
  }
}

async function question(said: string, { db, chat, input, io }: Scene, signal: AbortSignal): Promise<void> {
  const { talk, flags } = chat
  const { ask } = input
  const progress = openProgress(flags, io)
  const show = (events: AsyncIterable<RunEvent>) => runEvents(events, progress)
  const approve = approvalAtTerminal(progress, flags, io)
  const asking = { talk, flags, tags: checkedTags(flags.tag), approve, signal }
  const answer = await askInTalk(db, said, asking, show, async (clarification) => {
    const chosen = ask === null ? null : await chooseFrom(clarification, ask, io)
    if (chosen?.remember) await keepChoice(chosen.option, flags, io)
    return chosen?.option ?? null
  })
  await tell(answer, chat, io)
}

async function statement(sql: string, { db, chat, io }: Scene, signal: AbortSignal): Promise<void> {
  const { talk, flags } = chat
  const events = db.runSql(sql, {
    signal,
    session: talk.name,
    tags: checkedTags(flags.tag),
    dryRun: flags.dryRun === true,
  })
  const answer = await runEvents(events, openProgress(flags, io))
  await tell(answer, chat, io)
  const turn = turnOf(sql, answer, null, false)
  if (turn !== null) await talk.add(turn)
}

async function tell(answer: Answer, chat: Chat, io: Io): Promise<void> {
  const { flags } = chat
  const format = formatFrom(flags)
  remember(chat, answer)
  note(chat, answer.exitCode)
  if (format === 'json') return tellAsLine(answer, flags, io)
  await tellAs(format, answer, chat, io)
}

/** One answer a line, so that a program can read them as they come. */
async function tellAsLine(answer: Answer, flags: CommonFlags, io: Io): Promise<void> {
  const { toEnvelope } = await import('../../output/envelope.js')
  await writeAnswer(io, `${JSON.stringify(toEnvelope(answer))}\n`)
  await reportAnswer(answer, flags, io)
}

/** A question that is refused for its length is not sent back whole. */
const longestEcho = 10_000

async function refusalAsLine(error: unknown, question: string, io: Io): Promise<void> {
  if (!(error instanceof AgentDbError)) return
  const { failedEnvelope } = await import('../../output/envelope.js')
  const { code, message, hint } = error
  await writeAnswer(
    io,
    `${JSON.stringify(failedEnvelope({ code, message, hint }, question.slice(0, longestEcho)))}\n`,
  )
}

async function tellAs(format: Format, answer: Answer, { flags, answers }: Chat, io: Io): Promise<void> {
  const apart = format === 'table' && answers.length > 1 && answer.status === 'answered'
  if (apart && io.stdout.isTTY !== true) await writeAnswer(io, '\n')
  if (flags.verbose || flags.quiet || io.stderr.isTTY !== true) await deliver(answer, format, flags, io)
  else {
    await deliver(answer, format, { ...flags, quiet: true }, io)
    await reportAnswer(inShort(answer), flags, io)
  }
  if (io.stderr.isTTY) await write(io.stderr, '\n')
}

/** In a chat, /sql and /explain tell the rest. */
function inShort(answer: Answer): Answer {
  return { ...answer, sql: null, checks: [], error: null, clarification: null }
}

/** Only the newest result is gone back to. */
function remember({ answers }: Chat, answer: Answer): void {
  if (answer.status === 'answered')
    for (const [at, older] of answers.entries()) answers[at] = { ...older, rows: [] }
  answers.push(answer)
}

function note(chat: Chat, exitCode: ExitCode): void {
  if (chat.exitCode === exitCodes.answered) chat.exitCode = exitCode
}

/** Ctrl-C ends what is running, and not the chat; a second one, while that has not ended, ends all. */
async function interruptible(io: Io, work: (signal: AbortSignal) => Promise<void>): Promise<void> {
  const running = new AbortController()
  const release = io.onInterrupt?.(() => {
    if (running.signal.aborted) return false
    running.abort()
    return true
  })
  try {
    await work(AbortSignal.any([io.signal, running.signal]))
  } finally {
    release?.()
  }
}
