import { StatementError, type StatementFault } from './connection.js'
import type { RunLimits } from './session.js'

/** The fields of an ErrorResponse, as `pg` and the PGlite worker hand them on. */
export interface ServerWords {
  readonly message: string
  readonly code?: string | undefined
  readonly detail?: string | undefined
  readonly hint?: string | undefined
  readonly position?: string | undefined
}

/** Turns the server's refusal of a statement into a StatementError with its fault. */
export function refusedByServer(words: ServerWords, cause?: unknown): StatementError {
  const position = Number(words.position)
  return new StatementError(faultOf(words.code), shortened(words.message), {
    sqlstate: words.code ?? null,
    detail: words.detail === undefined ? null : shortened(words.detail),
    hint: words.hint === undefined ? null : shortened(words.hint),
    position: Number.isInteger(position) && position > 0 ? position : null,
    cause,
  })
}

/** The server quotes the value it could not read, however long it is. */
const maxWords = 2000

function shortened(words: string): string {
  return words.length <= maxWords ? words : `${words.slice(0, maxWords).replace(/\p{Surrogate}$/u, '')}…`
}

/** Why agentdb itself broke a statement off. */
export type StopReason = 'timeout' | 'cancelled' | 'too-large'

/** The error of a statement that agentdb stopped, with the limit that acted. */
export function stoppedByUs(
  reason: StopReason,
  limits: Pick<RunLimits, 'timeoutMs' | 'allowedMs' | 'maxBytes'>,
): StatementError {
  switch (reason) {
    case 'timeout':
      return new StatementError(
        'timeout',
        `The statement was stopped after ${seconds(limits.allowedMs ?? limits.timeoutMs)}.`,
        {
          sqlstate: '57014',
        },
      )
    case 'cancelled':
      return new StatementError('cancelled', 'The statement was interrupted.', { sqlstate: '57014' })
    case 'too-large':
      return new StatementError('too-large', `The result is larger than ${megabytes(limits.maxBytes ?? 0)}.`)
    default:
      return reason satisfies never
  }
}

/** The connection broke while the statement ran, or before. */
export function connectionLost(cause: unknown): StatementError {
  const words = cause instanceof Error ? cause.message : String(cause)
  return new StatementError('connection', `The connection to the database was lost: ${words}`, { cause })
}

function faultOf(sqlstate: string | undefined): StatementFault {
  if (!sqlstate) return 'sql'
  if (sqlstate === '42501') return 'permission'
  if (sqlstate === '57014') return 'timeout'
  if (sqlstate === '55P03') return 'timeout'
  // Out of disk, memory or a configured limit: other SQL may need less.
  if (/^53[124]00$/.test(sqlstate)) return 'too-large'
  if (/^(08|53|57P0|58)/.test(sqlstate)) return 'connection'
  return 'sql'
}

function seconds(ms: number): string {
  return `${Number((ms / 1000).toFixed(1))} s`
}

function megabytes(bytes: number): string {
  return bytes >= 100_000 ? `${Number((bytes / 1_000_000).toFixed(1))} MB` : `${bytes} bytes`
}
