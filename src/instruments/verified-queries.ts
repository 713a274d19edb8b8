import { questionKey } from './question-key.js'
import { storableText } from './storable.js'
import { type StoreConnection, type StoreSession, select } from './store-connection.js'
import { databaseIdOf } from './write-run.js'

/** A question with the SQL that a person says is right for this database. */
export interface VerifiedQuery {
  readonly id: number
  readonly database: string
  readonly question: string
  readonly sql: string
  /** Of the schema it was verified against; null when not known. */
  readonly fingerprint: string | null
  /** ISO 8601, UTC: what "last month" of the question was counted from; null when not known. */
  readonly asOf: string | null
  /** ISO 8601, UTC. */
  readonly createdAt: string
}

/** A verified query before it has a place. */
export interface NewVerifiedQuery {
  readonly question: string
  readonly sql: string
  readonly fingerprint: string | null
  readonly asOf?: string | null | undefined
}

/** Keeps a verified query; the same question to the same database, whatever its case, replaces the one before. Its id. */
export function addVerifiedQuery(
  connection: StoreConnection,
  query: NewVerifiedQuery & { readonly database: string },
): Promise<number> {
  return connection.transaction(async (session) => {
    const databaseId = await databaseIdOf(session, query.database, new Date().toISOString())
    const question = storableText(query.question)
    const known = await select<{ question: string }>(
      session,
      'select question from agentdb.verified_queries where database_id = $1::bigint for update',
      [databaseId],
    )
    const same =
      known.find((row) => questionKey(row.question) === questionKey(question))?.question ?? question
    const [row] = await session.query(
      `insert into agentdb.verified_queries as v (database_id, question, sql, fingerprint, as_of)
      values ($1::bigint, $2::text, $3::text, $4::text, $5::timestamptz)
      on conflict (database_id, question) do update set
        question = $6::text,
        sql = excluded.sql,
        fingerprint = excluded.fingerprint,
        as_of = excluded.as_of,
        created_at = excluded.created_at
      returning id::text as id`,
      [databaseId, same, storableText(query.sql), query.fingerprint, query.asOf ?? null, question],
    )
    return Number(row?.id)
  })
}

/** The verified queries of one database, or of all (null), oldest first. */
export async function verifiedQueries(
  session: StoreSession,
  database: string | null = null,
): Promise<readonly VerifiedQuery[]> {
  const rows = await select<VerifiedQuery>(
    session,
    `select v.id, d.label as database, v.question, v.sql, v.fingerprint, v.as_of as "asOf", v.created_at as "createdAt"
    from agentdb.verified_queries v
    join agentdb.databases d on d.id = v.database_id
    where $1::text is null or d.label = $1
    order by v.created_at, v.id`,
    [database],
  )
  return rows.map((row) => ({
    ...row,
    asOf: row.asOf === null ? null : new Date(row.asOf).toISOString(),
    createdAt: new Date(row.createdAt).toISOString(),
  }))
}

/** `false` when there is none with this id. */
export function removeVerifiedQuery(connection: StoreConnection, id: number): Promise<boolean> {
  return connection.transaction(async (session) => {
    const removed = await session.query(
      'delete from agentdb.verified_queries where id = $1::bigint returning id::text as id',
      [id],
    )
    return removed.length > 0
  })
}
