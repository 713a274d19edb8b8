import { UnreachableError } from '../errors.js'
import type { PostgresTarget } from './target.js'

/** Says why a connection could not be made: a stable code, the server asked, and what to do. Never the password. */
export function unreachable(error: unknown, target: PostgresTarget, encrypted: boolean): UnreachableError {
  const { code, says, hint } = explain(error, target, encrypted)
  return new UnreachableError(code, `${target.label}: ${says}`, { hint, cause: error })
}

/** Whether the server, or a pooler in front of it, refused the startup options rather than the login. */
export function refusesStartupOptions(error: unknown): boolean {
  const words = messageOf(error)
  return /startup (parameter|option)/i.test(words) && /unsupported|unrecognized|not supported/i.test(words)
}

/** Whether the server answered that it speaks no TLS. */
export function refusesTls(error: unknown): boolean {
  return /does not support SSL/i.test(messageOf(error))
}

/** Whether the server's access rules refused this kind of connection, so that the other kind may be let in. */
export function refusedByAccessRules(error: unknown): boolean {
  return codeOf(error) === '28000'
}

/** Whether the server may let us in a moment later: every connection is taken, or it is starting or recovering. */
export function refusedForNow(error: unknown): boolean {
  return ['53300', '57P03'].includes(codeOf(error)) || /no more connections allowed/i.test(messageOf(error))
}

interface Explanation {
  readonly code: string
  readonly says: string
  readonly hint: string
}

function explain(error: unknown, target: PostgresTarget, encrypted: boolean): Explanation {
  return (
    explainNetwork(codeOf(error), target) ??
    explainServer(codeOf(error), messageOf(error), target, encrypted) ??
    explainWords(messageOf(error), target)
  )
}

function explainNetwork(code: string, target: PostgresTarget): Explanation | null {
  const host = target.host ?? 'localhost'
  switch (code) {
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
      return {
        code: 'unreachable_host',
        says: `the host "${host}" cannot be found or reached`,
        hint: 'Check the host name and the network.',
      }
    case 'ECONNREFUSED':
    case 'ENOENT':
    case 'EACCES':
      return {
        code: 'connection_refused',
        says: `nothing accepts connections at ${host} port ${target.port}`,
        hint: 'Check that Postgres runs there, and the port.',
      }
    case 'ETIMEDOUT':
      return timedOut(target)
    case 'ECONNRESET':
    case 'EPIPE':
      return cutOff(target)
    default:
      return null
  }
}

function explainServer(
  code: string,
  words: string,
  target: PostgresTarget,
  encrypted: boolean,
): Explanation | null {
  switch (code) {
    case '28P01':
      return wrongPassword(words, target)
    case '28000':
      if (!encrypted && /no encryption|SSL off/i.test(words)) {
        return {
          code: 'tls_required',
          says: 'the server accepts only encrypted connections',
          hint: 'Set sslmode=require.',
        }
      }
      return {
        code: 'access_denied',
        says: words,
        hint: `Check the user "${target.user}" and the server's access rules (pg_hba.conf).`,
      }
    case '42501':
      return {
        code: 'access_denied',
        says: words,
        hint: /for database/i.test(words)
          ? `Run: grant connect on database "${target.database}" to "${target.user}".`
          : 'Check the startup options: "options" in the address, PGOPTIONS, and those of the role (alter role … set).',
      }
    case '3D000':
      return {
        code: 'database_missing',
        says: `there is no database "${target.database}"`,
        hint: 'Check the name after the last slash of the URL.',
      }
    case '53300':
      return noneToSpare
    case '57P03':
      return { code: 'not_ready', says: words, hint: 'Try again in a moment.' }
    default:
      return null
  }
}

function explainWords(words: string, target: PostgresTarget): Explanation {
  if (/timeout expired/i.test(words)) return timedOut(target)
  if (/password must be a (non-empty )?string/i.test(words)) return wrongPassword(words, target)
  if (/no more connections allowed/i.test(words)) return noneToSpare
  if (/connection terminated unexpectedly/i.test(words)) return cutOff(target)
  if (refusesTls(words)) {
    return {
      code: 'tls_failed',
      says: 'the server does not speak TLS',
      hint: `Set sslmode=prefer or sslmode=disable (it is ${target.tls.mode}).`,
    }
  }
  if (/certificate|SSL|TLS|altname/i.test(words)) {
    return {
      code: 'tls_failed',
      says: `the encrypted connection failed: ${words}`,
      hint: "Give the server's authority with sslrootcert, or use sslmode=require to encrypt without verifying.",
    }
  }
  return { code: 'connection_failed', says: words, hint: 'Check host, port, user and database.' }
}

const noneToSpare: Explanation = {
  code: 'too_many_connections',
  says: 'the server has no connection to spare, and had none when asked again',
  hint: 'Try again later, close other clients, or use a pooler.',
}

function cutOff(target: PostgresTarget): Explanation {
  return {
    code: 'connection_failed',
    says: 'the connection was cut before the login was done',
    hint: `Check that Postgres, and nothing else, listens at port ${target.port}, and what lies between.`,
  }
}

function wrongPassword(words: string, target: PostgresTarget): Explanation {
  const absent = /must be a/.test(words)
  return {
    code: 'wrong_password',
    says: absent
      ? `the server asks user "${target.user}" for a password and none was given`
      : `the password of user "${target.user}" was refused`,
    hint: 'Give it in the URL, in PGPASSWORD, or in the .pgpass file.',
  }
}

function timedOut(target: PostgresTarget): Explanation {
  return {
    code: 'connect_timeout',
    says: `no answer within ${Math.round(target.connectTimeoutMs / 1000)} s`,
    hint: 'Check the host, the port and firewalls; connect_timeout sets the limit in seconds.',
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
