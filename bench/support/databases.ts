import pg from 'pg'
import type { Connection } from '../../src/database/connection.js'
import { introspect } from '../../src/database/introspect.js'
import { openConnection } from '../../src/database/open.js'
import { profile } from '../../src/database/profile.js'
import type { Snapshot } from '../../src/database/snapshot.js'
import { parseTarget } from '../../src/database/target.js'
import type { EdgeFacts } from '../../src/linking/edge-facts.js'
import { surveyEdges } from '../../src/linking/survey.js'
import { startServer } from '../../test/support/postgres-server.js'

/** A loaded database with everything that is known about it before a question comes. */
export interface BenchDatabase {
  /** `set/database`. */
  readonly key: string
  readonly connection: Connection
  readonly snapshot: Snapshot
  readonly facts: EdgeFacts
  readonly timings: { readonly snapshotMs: number; readonly surveyMs: number }
}

export interface BenchServer {
  /** Makes a database of its own from `sql`; `change` may alter its rows before it is opened. */
  load(key: string, sql: string, change?: (client: pg.Client) => Promise<void>): Promise<Connection>
  open(key: string, sql: string, change?: (client: pg.Client) => Promise<void>): Promise<BenchDatabase>
  /** Ends one connection before the others; a server takes about a hundred. */
  release(connection: Connection): Promise<void>
  close(): Promise<void>
}

/** A private Postgres for one measurement; close it in `finally`. */
export async function openServer(): Promise<BenchServer> {
  const server = await startServer()
  const opened = new Set<Connection>()
  let made = 0
  const load: BenchServer['load'] = async (_key, sql, change) => {
    made += 1
    const name = `bench_${made}`
    await withClient(server.url, (client) => client.query(`create database ${name}`))
    const url = new URL(server.url)
    url.pathname = `/${name}`
    await withClient(url.href, async (client) => {
      await client.query(sql)
      await change?.(client)
      await client.query('analyze')
    })
    const target = parseTarget(url.href, {})
    if (target === null) throw new Error(`not a database address: ${url.pathname}`)
    const connection = await openConnection(target)
    opened.add(connection)
    return connection
  }
  return {
    load,
    open: async (key, sql, change) => survey(key, await load(key, sql, change)),
    async release(connection) {
      if (opened.delete(connection)) await connection.close()
    },
    async close() {
      for (const connection of opened) await connection.close()
      await server.stop()
    },
  }
}

async function survey(key: string, connection: Connection): Promise<BenchDatabase> {
  const start = performance.now()
  const snapshot = await profile(connection, await introspect(connection))
  const read = performance.now()
  const facts = await surveyEdges(connection, snapshot)
  const timings = { snapshotMs: read - start, surveyMs: performance.now() - read }
  return { key, connection, snapshot, facts, timings }
}

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
