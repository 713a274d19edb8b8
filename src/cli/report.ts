import { StatementError } from '../database/connection.js'
import {
  AgentDbError,
  type ExitCode,
  InternalError,
  InterruptedError,
  TimeLimitError,
  UnreachableError,
} from '../errors.js'
import type { Answer, Problem } from '../events.js'
import { cleanText } from '../output/clean-text.js'
import { type Io, write } from './io.js'
import type { CommonFlags } from './options.js'
import { lookOf, receipt } from './receipt.js'

/** An error as people read it: what happened, then what to do. */
export function problemText(problem: Pick<Problem, 'message' | 'hint'>): string {
  const hint = problem.hint ? `  ${cleanText(problem.hint, 'lines')}\n` : ''
  return `agentdb: ${cleanText(problem.message, 'lines')}\n${hint}`
}

/** What is known of the command line when an error ends it. */
export interface CommandLine {
  /** In what form the envelope goes to stdout as well, if at all. */
  readonly envelope: 'json' | 'yaml' | null
  readonly verbose: boolean
  readonly quiet: boolean
  readonly question: string | null
}

/** Reports an error that ended a command before any run began; resolves to the exit code. */
export async function reportError(
  error: unknown,
  { envelope, verbose, quiet, question }: CommandLine,
  io: Io,
): Promise<ExitCode> {
  const known = toAgentDbError(error, io.signal)
  const problem: Problem = { code: known.code, message: known.message, hint: known.hint }
  if (envelope !== null) {
    const { formatFailure } = await import('../output/format.js')
    await write(io.stdout, formatFailure(problem, question, envelope))
  }
  await write(io.stderr, problemText(problem) + (await whereToLookUp(problem.code, quiet, io)))
  if (verbose && known instanceof InternalError && error instanceof Error)
    await write(io.stderr, `${error.stack}\n`)
  return known.exitCode
}

function toAgentDbError(error: unknown, signal: AbortSignal): AgentDbError {
  // Whatever broke because of the interruption, the interruption is what happened.
  if (signal.aborted) return new InterruptedError('interrupted', 'Interrupted.', { cause: error })
  if (error instanceof AgentDbError) return error
  if (error instanceof StatementError) return statementError(error)
  const message = error instanceof Error ? error.message : String(error)
  return new InternalError('internal_error', `agentdb failed: ${message}`, {
    cause: error,
    hint: 'This is a bug; please report it with the output of --verbose.',
  })
}

/** A statement of our own that the server refused: reading its catalogue, not answering a question. */
function statementError(error: StatementError): AgentDbError {
  const message = `The schema cannot be read: ${error.message}`
  const details = { hint: error.hint, cause: error }
  switch (error.fault) {
    case 'connection':
      return new UnreachableError('connection_lost', message, {
        ...details,
        hint: error.hint ?? 'Check that the database is up and try again.',
      })
    case 'permission':
      return new UnreachableError('permission_denied', message, details)
    case 'timeout':
      return new TimeLimitError('statement_timeout', message, details)
    case 'cancelled':
      return new InterruptedError('cancelled', message, details)
    case 'sql':
    case 'too-large':
      return new InternalError('catalogue_unreadable', message, {
        ...details,
        hint: 'This is a bug; please report it with the output of --verbose.',
      })
    default:
      return error.fault satisfies never
  }
}

/** What goes to stderr beside an answer: how it was read and made, warnings, or why there is none. */
export async function reportAnswer(
  answer: Answer,
  flags: Pick<CommonFlags, 'color' | 'events' | 'quiet' | 'verbose' | 'review'>,
  io: Io,
): Promise<void> {
  // With --events, stderr is for programs, and the last event says all of this.
  if (flags.events) return
  if (answer.error) {
    const more = await whereToLookUp(answer.error.code, flags.quiet === true, io)
    await write(io.stderr, problemText(answer.error) + more)
  }
  if (answer.clarification) await write(io.stderr, clarificationText(answer.clarification))
  if (flags.quiet) return
  for (const warning of answer.warnings) await write(io.stderr, `warning: ${cleanText(warning)}\n`)
  if (io.stderr.isTTY || flags.verbose || (answer.question === null && reviews(flags)))
    await write(io.stderr, receipt(answer, lookOf(io.stderr, flags, io.environment)))
}

/** A person is told where the code is explained; a log is not. */
async function whereToLookUp(code: string, quiet: boolean, io: Io): Promise<string> {
  if (io.stderr.isTTY !== true || quiet) return ''
  const { findErrorPage } = await import('./error-pages/pages.js')
  return findErrorPage(code) === null ? '' : `  agentdb help ${code}\n`
}

function clarificationText(clarification: NonNullable<Answer['clarification']>): string {
  const options = clarification.options.map(({ label }, i) => `  ${i + 1}. ${cleanText(label)}\n`)
  return `agentdb: ${cleanText(clarification.question)}\n${options.join('')}  Ask again in the words of the one you mean.\n`
}

/** Whether the critic is to read a statement of the user's own. */
export function reviews({ review }: Pick<CommonFlags, 'review'>): boolean {
  return review !== undefined && review !== 'never'
}
