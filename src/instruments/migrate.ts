import { StoreError } from '../errors.js'
import { type Migration, migrations } from './migrations.js'
import { type StoreConnection, type StoreSession, select } from './store-connection.js'

// An arbitrary number of our own: whoever holds it is changing the schema `agentdb` of this database.
const advisoryLock = 5_209_164_873

/**
 * Brings the store to the newest version this code knows; a store that is there already is only read.
 * Each step is one transaction under a lock, so that any number of processes may come at once.
 * @throws {StoreError} `store_newer` when the store knows steps that this code does not.
 */
export async function migrate(
  connection: StoreConnection,
  steps: readonly Migration[] = migrations,
): Promise<void> {
  const newest = steps.at(-1)?.version ?? 0
  if ((await versionOf(connection)) === newest) return
  for (const step of steps) {
    await connection.transaction(async (session) => {
      await session.query(`select pg_advisory_xact_lock(${advisoryLock})::text as locked`)
      const version = await versionOf(session)
      if (version > newest) throw newerStore(connection.label, version, newest)
      if (version >= step.version) return
      if (version === 0) await makeSchema(session)
      await runScript(session, step.sql)
      await session.query('insert into agentdb.migrations (version, name) values ($1::int, $2::text)', [
        step.version,
        step.name,
      ])
    })
  }
}

/** The schema itself may have been made beforehand, by someone with the right to. */
async function makeSchema(session: StoreSession): Promise<void> {
  const schemas = await session.query("select 1 from pg_catalog.pg_namespace where nspname = 'agentdb'")
  if (schemas.length === 0) {
    await runScript(
      session,
      `
      create schema agentdb;
      comment on schema agentdb is 'agentdb: questions asked, the work on them, results and costs';
    `,
    )
  }
  await runScript(
    session,
    `
    create table if not exists agentdb.migrations (
      version integer primary key check (version > 0),
      name text not null,
      applied_at timestamptz not null default now()
    );
  `,
  )
}

/** Several statements as one: the extended protocol takes no more, and plpgsql's `execute` takes any number. */
async function runScript(session: StoreSession, sql: string): Promise<void> {
  await session.query(`do $do$ begin execute $script$${sql}$script$; end $do$`)
}

async function versionOf(session: StoreSession): Promise<number> {
  // Not to_regclass: it may answer from a cache that is older than the lock just taken.
  const tables = await session.query(
    `select 1
    from pg_catalog.pg_class c
    join pg_catalog.pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'agentdb'
      and c.relname = 'migrations'`,
  )
  if (tables.length === 0) return 0
  const [newest] = await select<{ version: number }>(
    session,
    'select coalesce(max(version), 0) as version from agentdb.migrations',
  )
  return newest?.version ?? 0
}

function newerStore(label: string, version: number, newest: number): StoreError {
  return new StoreError(
    'store_newer',
    `The instrument store ${label} was written by a newer agentdb: it has version ${version}, this one knows ${newest}.`,
    { hint: 'Update agentdb, or name another store with AGENTDB_STORE_URL.' },
  )
}
