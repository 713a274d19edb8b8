import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs'
import path from 'node:path'
import pg from 'pg'

/** A throw-away cluster under watch: whatever a statement did that outlives it shows as a difference. */
export interface Watcher {
  /**
   * Runs texts as a superuser, read-write, each committed; what changed on the server, null for nothing.
   * `seen` gets every cell that came back.
   */
  commit(statements: readonly string[], seen?: (cells: string) => void): Promise<Change | null>
  /** Takes the server as it is now as the one to compare with. */
  settle(): Promise<void>
  /** Statements that the server took without an error, of all that were committed. */
  readonly ran: number
  /** What the server said about the others, and how often. */
  readonly refusals: ReadonlyMap<string, number>
  close(): Promise<void>
}

/** What is different, by the name of the thing. */
export type Change = readonly string[]

/** What a statement could tell of that is nobody's business: looked for in every cell that comes back. */
export const secrets: readonly string[] = [
  'SCRAM-SHA-256$',
  'canary-of-another-session',
  'canary-of-a-mapping',
]

/** Settings of a server that does nothing by itself, so that what happens is a statement's doing. */
export const quietServer: Readonly<Record<string, string>> = {
  autovacuum: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
  checkpoint_timeout: '1d',
  max_locks_per_transaction: '2048',
}

const statementTimeoutMs = 400

/** `url` is a superuser's, on a database loaded with \`world\`. \`folder\`, if given, is looked at for files. */
export async function watch(url: string, folder: string | null = null): Promise<Watcher> {
  const victim = await connect(url)
  const { rows } = await victim.query("select pg_backend_pid() as pid, 'canary-of-another-session'")
  const listener = await connect(url)
  let notes = 0
  listener.on('notification', () => {
    notes += 1
  })
  await listener.query('listen agentdb_watch')
  const outside = await connect(url)
  await outside.query('vacuum freeze')
  let session = await openSession(url)
  let ran = 0
  const refusals = new Map<string, number>()
  if (folder !== null) mkdirSync(folder, { recursive: true })

  const state = async () => {
    const inside = await session.query(sessionState)
    const around = await outside.query(await serverState(outside, rows[0].pid))
    await listener.query('select 1')
    return { ...inside.rows[0], ...around.rows[0], notes, files: filesOf(folder) } as Record<string, unknown>
  }
  const attempt = async (text: string, seen?: (cells: string) => void) => {
    try {
      await session.query('begin read write')
      const result = await session.query({
        text,
        values: [],
        rowMode: 'array',
        queryMode: 'extended',
      } as pg.QueryConfig)
      ran += 1
      seen?.(JSON.stringify(result.rows))
    } catch (error) {
      // What fails may have acted before.
      const said = error instanceof Error ? error.message : String(error)
      refusals.set(said, (refusals.get(said) ?? 0) + 1)
    }
    await session.query('commit').catch(() => undefined)
  }
  let before = await state()
  return {
    get ran() {
      return ran
    },
    refusals,
    async settle() {
      before = await state()
    },
    async commit(statements, seen) {
      for (const text of statements) await attempt(text, seen)
      const after = await state().catch(
        (error: unknown) => ({ lost: String(error) }) as Record<string, unknown>,
      )
      const change = Object.keys({ ...before, ...after }).filter(
        (name) => JSON.stringify(after[name]) !== JSON.stringify(before[name]),
      )
      if (change.length === 0) return null
      await session.end().catch(() => undefined)
      session = await openSession(url)
      before = await state()
      return change
    },
    async close() {
      for (const client of [session, outside, listener, victim]) await client.end().catch(() => undefined)
      if (folder !== null) rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => undefined)
  await client.connect()
  return client
}

async function openSession(url: string): Promise<pg.Client> {
  const session = await connect(url)
  await session.query(`set statement_timeout = ${statementTimeoutMs}`)
  return session
}

/** What only the session that ran the statement can tell. */
const sessionState = `
  select
    current_user::text as role,
    session_user::text as login,
    (select md5(string_agg(name || '=' || setting || source, ',' order by name)) from pg_settings
      where source <> 'default') as settings,
    (select count(*) from pg_prepared_statements) as prepared,
    (select count(*) from pg_cursors where name <> '') as cursors,
    (select count(*) from pg_listening_channels()) as listening,
    pg_my_temp_schema() as temporary,
    (select count(*) from pg_locks where pid = pg_backend_pid() and locktype = 'advisory') as locks
`

/** What any session sees. The write-ahead log moves with every write, so that no table has to be read. */
async function serverState(client: pg.Client, victim: number): Promise<string> {
  const { rows } = await client.query<{ name: string }>(
    "select quote_ident(nspname) || '.' || quote_ident(relname) as name from pg_class c join pg_namespace n on n.oid = relnamespace where relkind = 'S' order by 1",
  )
  const values = rows.map(({ name }) => `(select last_value || ' ' || is_called from ${name})`).join(', ')
  return `
    select
      pg_current_wal_insert_lsn()::text as written,
      array[${values || "''"}]::text[] as sequences,
      (select count(*) from pg_stat_activity where pid = ${victim}) as victims,
      (select md5(string_agg(rolname || rolsuper || coalesce(rolpassword, ''), ',' order by oid)) from pg_authid) as roles,
      (select count(*) from pg_replication_slots) as slots,
      (select count(*) from pg_largeobject_metadata) as objects,
      (select count(*) from scratch) as scratch,
      pg_conf_load_time() as loaded,
      (select md5(string_agg(coalesce(stats_reset::text, ''), ',' order by datid)) from pg_stat_database) as statistics
  `
}

function filesOf(folder: string | null): readonly string[] {
  if (folder === null) return []
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .sort()
    .map((name) => {
      const { size, mtimeMs } = statSync(path.join(folder, name))
      return `${name} ${size} ${mtimeMs}`
    })
}
