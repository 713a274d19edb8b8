import { type StoreSession, select } from './store-connection.js'

/** What `agentdb costs` can add up by. */
export type CostGroup = 'day' | 'model' | 'agent' | 'database' | 'session' | 'tag'

/** What the runs of one group came to. */
export interface CostSum {
  /** The day (`2026-03-01`), model, agent, database, session or tag; null for runs without a session or tag. */
  readonly key: string | null
  readonly runs: number
  readonly calls: number
  readonly inputTokens: number
  readonly outputTokens: number
  /** The known prices added up; null when there were calls and none had a known price. */
  readonly usd: number | null
  /** Calls whose price is unknown: not in `usd`. */
  readonly unpricedCalls: number
}

// A run without a model call belongs to its day, database and model, but to no agent.
const keys: Readonly<Record<CostGroup, string>> = {
  day: "to_char(r.started_at at time zone $2::text, 'YYYY-MM-DD')",
  model: 'coalesce(c.model, r.model)',
  agent: 'c.role',
  database: 'd.label',
  session: 'r.session',
  tag: 't.tag',
}

/**
 * Calls, tokens and money of the runs started at `since` (ISO 8601, null for all) or later.
 * A run with two tags counts for both. Days come newest first, everything else dearest first. `timeZone` says where a day begins.
 */
export async function costs(
  session: StoreSession,
  by: CostGroup,
  since: string | null = null,
  timeZone = 'UTC',
): Promise<readonly CostSum[]> {
  return select<CostSum>(
    session,
    `with spent as (
      select
        ${keys[by]} as key,
        count(distinct r.id) as runs,
        count(c.run_id) as calls,
        coalesce(sum(c.input_tokens), 0) as "inputTokens",
        coalesce(sum(c.output_tokens), 0) as "outputTokens",
        case when count(c.run_id) = 0 then 0 else sum(c.usd) end as usd,
        count(*) filter (where c.run_id is not null and c.usd is null) as "unpricedCalls"
      from agentdb.runs r
      join agentdb.databases d on d.id = r.database_id
      left join agentdb.model_calls c on c.run_id = r.id
      ${by === 'tag' ? 'left join lateral jsonb_array_elements_text(r.tags) as t (tag) on true' : ''}
      where ($1::timestamptz is null or r.started_at >= $1)
      group by 1
    )
    select *
    from spent
    ${by === 'agent' ? 'where key is not null' : ''}
    order by ${by === 'day' ? 'key desc' : 'usd desc nulls last, calls desc, key'}`,
    by === 'day' ? [since, timeZone] : [since],
  )
}
