import { UnreachableError } from '../errors.js'
import { type ServerIdentity, StatementError } from './connection.js'
import identitySql from './identity.sql'
import type { Session } from './session.js'

type Identity = Omit<ServerIdentity, 'kind' | 'label'> & {
  /** The startup options took effect; a pooler may refuse or drop them. */
  readonly optionsKept: boolean
}

/**
 * Asks the server who it is, who we are, and what this login may do beyond reading.
 * @throws {UnreachableError} `not_ready` when the server does not answer a plain SELECT.
 */
export async function identify(session: Session, timeoutMs: number): Promise<Identity> {
  try {
    const { rows } = await session.run(identitySql, [], { timeoutMs })
    return readIdentity(rows[0] ?? [])
  } catch (error) {
    if (!(error instanceof StatementError)) throw error
    throw new UnreachableError('not_ready', `The server cannot be asked who it is: ${error.message}`, {
      hint: 'agentdb needs PostgreSQL 13 or newer, with its catalogue readable.',
      cause: error,
    })
  }
}

function readIdentity(row: readonly (string | null)[]): Identity {
  const [
    version,
    database,
    user,
    timeZone,
    isSuperuser,
    mayCreateSchemas,
    createIn,
    powerfulRoles,
    readOnly,
  ] = row
  return {
    versionNumber: Number(version),
    database: database ?? '',
    user: user ?? '',
    timeZone: timeZone ?? 'UTC',
    optionsKept: readOnly === 'on',
    warnings: warnings({
      user: user ?? '',
      superuser: isSuperuser === 't',
      mayCreateSchemas: mayCreateSchemas === 't',
      createIn: createIn ?? null,
      powerfulRoles: powerfulRoles ?? null,
    }),
  }
}

/** A warning of a server that is no matter of rights. */
export const droppedOptions =
  'The startup options were dropped, as poolers do: each transaction sets its limits and read-only mode itself.'

interface Rights {
  readonly user: string
  readonly superuser: boolean
  readonly mayCreateSchemas: boolean
  readonly createIn: string | null
  readonly powerfulRoles: string | null
}

function warnings(rights: Rights): string[] {
  const who = `The login "${rights.user}"`
  if (rights.superuser) return [`${who} is a superuser: use a role that may only SELECT.`]
  const found: string[] = []
  if (rights.mayCreateSchemas) found.push(`${who} may create schemas in this database.`)
  if (rights.createIn) found.push(`${who} may create objects in schema ${rights.createIn}.`)
  if (rights.powerfulRoles) found.push(`${who} is a member of ${rights.powerfulRoles}.`)
  return found.length === 0
    ? []
    : [...found.slice(0, -1), `${found.at(-1)} Prefer a role that may only SELECT.`]
}
