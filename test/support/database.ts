import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { inject } from 'vitest'

export interface TestDatabase {
  /** Superuser URL. */
  readonly url: string
  /** URL of a role that may only SELECT (granted on what exists once `grantRead` ran). */
  readonly readerUrl: string
  readonly name: string
  run(sql: string): Promise<pg.QueryResult>
  drop(): Promise<void>
}

/** A new database on the suite's server, loaded with `sql`; the reader role may select from all of it. */
export async function createDatabase(sql = ''): Promise<TestDatabase> {
  const serverUrl = inject('serverUrl')
  const name = `t_${randomBytes(5).toString('hex')}`
  const reader = `${name}_reader`
  const admin = async (text: string) => {
    const client = new pg.Client({ connectionString: serverUrl })
    await client.connect()
    try {
      await client.query(text)
    } finally {
      await client.end()
    }
  }
  await admin(`create database ${name}`)
  await admin(`create role ${reader} login password 'reader'`)
  const url = withPath(serverUrl, name)
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  if (sql) await client.query(sql)
  const { rows } = await client.query<{ nspname: string }>(
    "select nspname from pg_namespace where nspname !~ '^pg_' and nspname <> 'information_schema'",
  )
  for (const { nspname } of rows) {
    const schema = `"${nspname.replaceAll('"', '""')}"`
    await client.query(`grant usage on schema ${schema} to ${reader}`)
    await client.query(`grant select on all tables in schema ${schema} to ${reader}`)
  }
  return {
    url,
    readerUrl: withPath(serverUrl, name, reader, 'reader'),
    name,
    run: (text) => client.query(text),
    async drop() {
      await client.end()
      await admin(`drop database ${name} with (force)`)
      await admin(`drop role ${reader}`)
    },
  }
}

function withPath(url: string, database: string, user?: string, password?: string): string {
  const changed = new URL(url)
  changed.pathname = `/${database}`
  if (user !== undefined) changed.username = user
  if (password !== undefined) changed.password = password
  return changed.toString()
}
