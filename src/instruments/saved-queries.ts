import { type Kept, type NewSavedQuery, type SavedQuery, sameName, savedParameters } from './saved-query.js'
import { storableJson, storableText } from './storable.js'
import { type StoreConnection, type StoreSession, select } from './store-connection.js'
import { databaseIdOf } from './write-run.js'

/** Keeps a query for a database; one of the same name, whatever its case, only gives way when `replace` says so. */
export function keepSavedQuery(
  connection: StoreConnection,
  database: string,
  query: NewSavedQuery,
  replace: boolean,
): Promise<Kept> {
  return connection.transaction(async (session) => {
    // The row of the database is locked by this: two of one name cannot be kept at once.
    const databaseId = await databaseIdOf(session, database, new Date().toISOString())
    const known = await savedQueries(session, database)
    const same = known.find(({ name }) => sameName(name, query.name))
    if (same !== undefined && !replace) return 'taken'
    if (same !== undefined) await deleteNamed(session, database, same.name)
    await session.query(
      `insert into agentdb.saved_queries (database_id, name, sql, question, parameters, fingerprint)
      values ($1::bigint, $2::text, $3::text, $4::text, $5::jsonb, $6::text)`,
      [
        databaseId,
        storableText(query.name),
        storableText(query.sql),
        query.question === null ? null : storableText(query.question),
        storableJson(query.parameters),
        query.fingerprint,
      ],
    )
    return 'kept'
  })
}

/** The saved queries of one database, in the order of their names. */
export async function savedQueries(session: StoreSession, database: string): Promise<readonly SavedQuery[]> {
  const rows = await select<SavedQuery>(
    session,
    `select q.name, q.sql, q.question, q.parameters, q.fingerprint, q.saved_at as "savedAt"
    from agentdb.saved_queries q
    join agentdb.databases d on d.id = q.database_id
    where d.label = $1::text
    order by lower(q.name), q.name`,
    [database],
  )
  return rows.map((row) => ({
    ...row,
    parameters: savedParameters.parse(row.parameters),
    savedAt: new Date(row.savedAt).toISOString(),
  }))
}

/** `false` when there is none of this name. */
export function removeSavedQuery(
  connection: StoreConnection,
  database: string,
  name: string,
): Promise<boolean> {
  return connection.transaction((session) => deleteNamed(session, database, name))
}

async function deleteNamed(session: StoreSession, database: string, name: string): Promise<boolean> {
  const removed = await session.query(
    `delete from agentdb.saved_queries q
    using agentdb.databases d
    where d.id = q.database_id
      and d.label = $1::text
      and lower(q.name) = lower($2::text)
    returning q.name`,
    [database, name],
  )
  return removed.length > 0
}
