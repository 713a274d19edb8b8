import { AgentDbError, type ExitCode, exitCodes } from '../../errors.js'
import { cleanText } from '../../output/clean-text.js'
import { findErrorPage } from '../error-pages/pages.js'

/** What one check of `agentdb doctor` found: one line. */
export interface Checkup {
  readonly check: string
  readonly outcome: 'ok' | 'warn' | 'FAIL'
  /** What was found, naming it. Never a secret. */
  readonly detail: string
  /** What to do about it; null where all is well, and only there. */
  readonly hint: string | null
  /** What a command that needs this would exit with; 0 unless the outcome is FAIL. */
  readonly exitCode: ExitCode
}

/** A check that passed; `detail` names what was found. */
export function ok(check: string, detail: string): Checkup {
  return { check, outcome: 'ok', detail, hint: null, exitCode: 0 }
}

/** A check that passed with something to know: the exit code stays 0. */
export function warn(check: string, detail: string, hint: string): Checkup {
  return { check, outcome: 'warn', detail, hint, exitCode: 0 }
}

/** A check that did not pass; `exitCode` is what a command that needs it would end with. */
export function fail(check: string, detail: string, hint: string, exitCode: ExitCode): Checkup {
  return { check, outcome: 'FAIL', detail, hint, exitCode }
}

/** What an error says of a check; one without a hint of its own has that of its page. */
export function failure(check: string, error: unknown, exitCode: ExitCode = exitCodes.failed): Checkup {
  if (!(error instanceof AgentDbError)) {
    const words = error instanceof Error ? error.message : String(error)
    return fail(check, words, 'Run it again with --verbose; if it stays so, report it.', exitCode)
  }
  const hint = error.hint ?? findErrorPage(error.code)?.page.fix[0] ?? `See: agentdb help ${error.code}`
  return fail(check, error.message, hint, error.exitCode)
}

/** One check as one line for people. */
export function checkupLine({ outcome, check, detail, hint }: Checkup): string {
  return `${outcome.padEnd(5)} ${check.padEnd(13)} ${cleanText(told(detail, hint))}\n`
}

function told(detail: string, hint: string | null): string {
  return hint === null ? detail : `${detail}${/[.!?:;]$/.test(detail) ? '' : '.'} ${hint}`
}
