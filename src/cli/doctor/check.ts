import type { ExitCode } from '../../errors.js'

/** What one check of `agentdb doctor` found: one line. */
export interface Checkup {
  readonly check: string
  readonly outcome: 'ok' | 'warn' | 'FAIL'
  /** What was found, naming it. Never a secret. */
  readonly detail: string
  /** What to do about it; null when there is nothing to do. */
  readonly hint: string | null
  /** What a command that needs this would exit with; 0 unless the outcome is FAIL. */
  readonly exitCode: ExitCode
}

export function ok(check: string, detail: string): Checkup {
  return { check, outcome: 'ok', detail, hint: null, exitCode: 0 }
}

export function warn(check: string, detail: string, hint: string | null): Checkup {
  return { check, outcome: 'warn', detail, hint, exitCode: 0 }
}

export function fail(check: string, detail: string, hint: string | null, exitCode: ExitCode): Checkup {
  return { check, outcome: 'FAIL', detail, hint, exitCode }
}
