import { hidePasswords } from './redact.js'
import { storableJson, storableText } from './storable.js'
import { type StoreConnection, type StoreSession, select } from './store-connection.js'
import { databaseIdOf } from './write-run.js'

/** A schema snapshot for the store; `document` is any JSON, kept as it is. */
export interface StoredSnapshot {
  readonly database: string
  /** As `server_version_num`; null when not known. */
  readonly serverVersion: number | null
  readonly fingerprint: string
  /** ISO 8601. */
  readonly takenAt: string
  readonly document: unknown
}

/** Keeps a snapshot, once per database and fingerprint: the first one taken stays. */
export function saveSnapshot(connection: StoreConnection, snapshot: StoredSnapshot): Promise<void> {
  return connection.transaction(async (session) => {
    const databaseId = await databaseIdOf(session, hidePasswords(snapshot.database), snapshot.takenAt)
    if (snapshot.serverVersion !== null) {
      await session.query('update agentdb.databases set server_version = $2::int where id = $1::bigint', [
        databaseId,
        snapshot.serverVersion,
      ])
    }
    await session.query(
      `insert into agentdb.schema_snapshots (database_id, fingerprint, taken_at, snapshot)
      values ($1::bigint, $2::text, $3::timestamptz, $4::jsonb)
      on conflict (database_id, fingerprint) do nothing`,
      [databaseId, storableText(snapshot.fingerprint), snapshot.takenAt, storableJson(snapshot.document)],
    )
  })
}

/** The stored document, or null when there is none for this database and fingerprint. */
export async function storedSnapshot(
  session: StoreSession,
  database: string,
  fingerprint: string,
): Promise<unknown> {
  const [row] = await select<{ document: unknown }>(
    session,
    `select s.snapshot as document
    from agentdb.schema_snapshots s
    join agentdb.databases d on d.id = s.database_id
    where d.label = $1::text
      and s.fingerprint = $2::text`,
    [database, fingerprint],
  )
  return row?.document ?? null
}
