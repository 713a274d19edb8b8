import { type StoreConnection, type StoreSession, select } from './store-connection.js'

/** Which runs may go; a run goes when every rule that is not null lets it. */
export interface PruneRules {
  /** ISO 8601: runs started before then. */
  readonly before: string | null
  /** All but so many of the newest. */
  readonly keep: number | null
}

/** What pruning comes to. */
export interface Pruned {
  readonly runs: number
  readonly kept: number
  /** ISO 8601, UTC, of the runs that go; null when none does. */
  readonly oldest: string | null
  readonly newest: string | null
}

const doomed = `
  select r.id, r.started_at
  from (
    select id, started_at, row_number() over (order by started_at desc, id desc) as place
    from agentdb.runs
  ) r
  where ($1::timestamptz is null or r.started_at < $1)
    and ($2::int is null or r.place > $2)
`

/** What `prune` would remove now. */
export async function prunable(session: StoreSession, rules: PruneRules): Promise<Pruned> {
  const [found] = await select<Pruned>(
    session,
    `select
      count(d.id) as runs,
      (select count(*) from agentdb.runs) - count(d.id) as kept,
      min(d.started_at) as oldest,
      max(d.started_at) as newest
    from (${doomed}) d`,
    [rules.before, rules.keep],
  )
  if (found === undefined) throw new Error('an aggregate gave no row')
  return { ...found, oldest: utc(found.oldest), newest: utc(found.newest) }
}

/**
 * Removes runs with all that belongs to them, all at once, and the schemas that no run left has seen. What was taught,
 * saved or remembered stays.
 */
export async function prune(connection: StoreConnection, rules: PruneRules): Promise<Pruned> {
  return connection.transaction(async (session) => {
    const pruned = await prunable(session, rules)
    if (pruned.runs === 0) return pruned
    const removed = await session.query(
      `delete from agentdb.runs where id in (select d.id from (${doomed}) d) returning id`,
      [rules.before, rules.keep],
    )
    await session.query(
      `delete from agentdb.schema_snapshots s
      where not exists (
        select 1
        from agentdb.runs r
        where r.database_id = s.database_id
          and r.fingerprint = s.fingerprint
      )`,
    )
    return { ...pruned, runs: removed.length }
  })
}

/** Gives the space of removed rows back to the disk; for a store that nobody else has open. */
export async function reclaimSpace(session: StoreSession): Promise<void> {
  const tables = ['runs', 'messages', 'attempts', 'results', 'model_calls', 'events', 'schema_snapshots']
  for (const table of tables) await session.query(`vacuum full agentdb.${table}`)
}

function utc(instant: string | null): string | null {
  return instant === null ? null : new Date(instant).toISOString()
}
