import { openTarget, targetOf } from '../../agentdb/target.js'
import type { Config } from '../../config.js'
import type { Connection } from '../../database/connection.js'
import { droppedOptions } from '../../database/identity.js'
import { introspect } from '../../database/introspect.js'
import { exitCodes } from '../../errors.js'
import { type Checkup, fail, failure, ok, warn } from './check.js'

/** Whether the database asked about answers, as whom, and what may be read there. */
export async function* checkDatabase(config: Config, signal: AbortSignal): AsyncGenerator<Checkup> {
  let connection: Connection
  try {
    connection = await openTarget(targetOf(config).database)
  } catch (error) {
    yield failed('database', error)
    return
  }
  try {
    const { server } = connection
    const version = versionText(server.versionNumber)
    yield ok(
      'database',
      `${server.label}, PostgreSQL ${version}, user "${server.user}", time zone ${server.timeZone}`,
    )
    const rights = server.warnings.filter((warning) => warning !== droppedOptions)
    for (const warning of rights) yield warn('login', warning, 'agentdb doctor --grants prints such a role.')
    if (rights.length === 0) yield ok('login', 'no rights beyond reading were found')
    if (rights.length < server.warnings.length)
      yield warn('pooler', droppedOptions, 'Nothing has to be done; a direct connection keeps them.')
    yield await checkTables(connection, signal)
  } catch (error) {
    yield failed('tables', error)
  } finally {
    await connection.close()
  }
}

/** Whether the packed sample can be unpacked and asked. */
export async function checkSample(config: Config): Promise<Checkup> {
  try {
    const { database } = targetOf({ ...config, settings: { ...config.settings, sample: true } })
    const connection = await openTarget(database)
    try {
      const { tables } = await introspect(connection)
      return ok('sample', `the embedded sample has ${tables.length} tables`)
    } finally {
      await connection.close()
    }
  } catch (error) {
    return failed('sample', error)
  }
}

async function checkTables(connection: Connection, signal: AbortSignal): Promise<Checkup> {
  const { tables } = await introspect(connection, { signal })
  if (tables.length > 0) {
    const schemas = new Set(tables.map(({ schema }) => schema)).size
    return ok('tables', `${count(tables.length, 'table')} in ${count(schemas, 'schema')} may be read`)
  }
  const { user, label } = connection.server
  return fail(
    'tables',
    `No tables of ${label} are visible to role "${user}".`,
    `Grant it what it may read: grant usage on schema public to "${user}"; grant select on all tables in schema public to "${user}";`,
    exitCodes.databaseUnreachable,
  )
}

function failed(check: string, error: unknown): Checkup {
  return failure(check, error, exitCodes.databaseUnreachable)
}

function count(n: number, noun: string): string {
  return `${n} ${noun}${n === 1 ? '' : 's'}`
}

/** 180004 -> 18.4 */
function versionText(versionNumber: number): string {
  return `${Math.floor(versionNumber / 10_000)}.${versionNumber % 10_000}`
}
