import type { Session } from '../database/session.js'

/** What can be bound to a statement on the store; anything else is written as text or JSON first. */
export type StoreParameter = string | number | null

/** Statements on the store. A value of a row is the server's own text: casts in the SQL say which. */
export interface StoreSession {
  query(sql: string, params?: readonly StoreParameter[]): Promise<readonly StoreRow[]>
}

/** A row by column name, each value the server's text; null is SQL's. */
export type StoreRow = Readonly<Record<string, string | null>>

/** An open store: a Postgres server or a folder. Calls from several places wait for each other. */
export interface StoreConnection extends StoreSession {
  /** What a person may be shown; never a password. */
  readonly label: string
  /** Commits what `work` did, or rolls it back and throws what it threw. */
  transaction<T>(work: (session: StoreSession) => Promise<T>): Promise<T>
  close(): Promise<void>
}

const statementTimeoutMs = 60_000
/** Another process may be changing the schema, or draining the same journals. */
const lockTimeoutMs = 30_000

/** A store over one session of its own, which it closes, and then calls `release`. */
export function storeConnection(
  label: string,
  session: Session,
  release: () => Promise<void> = async () => undefined,
): StoreConnection {
  const plain: StoreSession = {
    async query(sql, params = []) {
      const texts = params.map((param) => (param === null ? null : String(param)))
      const { fields, rows } = await session.run(sql, texts, { timeoutMs: statementTimeoutMs })
      return rows.map((row) =>
        Object.fromEntries(fields.map(({ name }, index) => [name, row[index] ?? null])),
      )
    },
  }
  let last: Promise<unknown> = Promise.resolve()
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const mine = last.then(work)
    last = mine.catch(() => undefined)
    return mine
  }
  let closed: Promise<void> | null = null
  return {
    label,
    query: (sql, params) => inTurn(() => plain.query(sql, params)),
    transaction: (work) => inTurn(() => inTransaction(plain, work)),
    close() {
      closed ??= inTurn(() => session.close().finally(release))
      return closed
    },
  }
}

/** The rows of a read-only statement as JSON has them: numbers, instants in ISO 8601, arrays, objects. */
export async function select<Row>(
  session: StoreSession,
  sql: string,
  params: readonly StoreParameter[] = [],
): Promise<readonly Row[]> {
  const [found] = await session.query(
    `select coalesce(jsonb_agg(to_jsonb(found)), '[]')::text as json from (${sql}) found`,
    params,
  )
  return JSON.parse(found?.json ?? '[]')
}

async function inTransaction<T>(
  session: StoreSession,
  work: (session: StoreSession) => Promise<T>,
): Promise<T> {
  // Said outright: a server or role may make read-only the default.
  await session.query('begin isolation level read committed read write')
  try {
    await session.query(`set local lock_timeout = '${lockTimeoutMs}ms'`)
    const result = await work(session)
    await session.query('commit')
    return result
  } catch (error) {
    // A lost connection has rolled back by itself, and its own error is the one to tell.
    await session.query('rollback').catch(() => undefined)
    throw error
  }
}
