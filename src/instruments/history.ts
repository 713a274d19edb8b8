import type { EventRow, FoldedRun, RunRow } from './run-rows.js'
import { restoreEvents, type TraceEntry } from './run-events.js'
import { storableJson } from './storable.js'
import { type StoreSession, select } from './store-connection.js'

/** How a run ended; one that is `interrupted` was left by its user, or its process was stopped or killed. */
export type RunStatus = RunRow['status']

/** Which runs to list; null leaves a filter out. */
export interface RunFilter {
  /** Occurs in the question, the answer or the SQL, whatever the case. */
  readonly text?: string | null | undefined
  readonly status?: RunStatus | null | undefined
  /** ISO 8601; runs started then or later. */
  readonly since?: string | null | undefined
  /** The whole label, or what follows its last slash: `shop` is any server's database of that name. */
  readonly database?: string | null | undefined
  readonly model?: string | null | undefined
  readonly session?: string | null | undefined
  /** A run has all of them. */
  readonly tags?: readonly string[] | undefined
  readonly limit?: number | undefined
  /** How many of the newest to pass over. */
  readonly offset?: number | undefined
}

/** A line of the history. */
export interface RunSummary {
  readonly runId: string
  /** ISO 8601, UTC. */
  readonly startedAt: string
  readonly status: RunStatus
  /** Null for a statement run without a question. */
  readonly question: string | null
  readonly sql: string | null
  readonly database: string
  readonly model: string
  readonly session: string | null
  readonly calls: number
  /** Null when a price is unknown. */
  readonly usd: number | null
  readonly durationMs: number
  /** Null when the run came to no result. */
  readonly rowCount: number | null
  readonly tags: readonly string[]
  /** The saved query that ran; null for any other run. */
  readonly saved: string | null
}

/** A run that its user left is kept as the answer it gave, `failed` with 130; who looks for it means both kinds. */
const statusOf = `
  case when r.status = 'failed' and r.exit_code = 130 then 'interrupted' else r.status end`

/** The same of a run that was read whole. */
export function endOf({ status, exit_code }: Pick<RunRow, 'status' | 'exit_code'>): RunStatus {
  return status === 'failed' && exit_code === 130 ? 'interrupted' : status
}

const summaries = `
  select
    r.id as "runId",
    r.started_at as "startedAt",
    ${statusOf} as status,
    r.question,
    r.sql,
    d.label as database,
    r.model,
    r.session,
    r.calls,
    r.usd,
    r.total_ms as "durationMs",
    s.row_count as "rowCount",
    r.tags,
    r.saved
  from agentdb.runs r
  join agentdb.databases d on d.id = r.database_id
  left join agentdb.results s on s.run_id = r.id
`

/** The runs that pass the filter, newest first; 20 unless the filter says otherwise. */
export async function recentRuns(
  session: StoreSession,
  filter: RunFilter = {},
): Promise<readonly RunSummary[]> {
  const { text = null, status = null, since = null, database = null, limit = 20, offset = 0 } = filter
  const { model = null, session: sessionName = null, tags = [] } = filter
  const rows = await select<RunSummary>(
    session,
    `${summaries}
    where ($1::text is null or r.question ilike $1 or r.answer ilike $1 or r.sql ilike $1)
      and ($2::text is null or ${statusOf} = $2)
      and ($3::timestamptz is null or r.started_at >= $3)
      and ($4::text is null or d.label = $4 or right(d.label, length($4) + 1) = '/' || $4)
      and ($6::text is null or r.model = $6)
      and ($7::text is null or r.session = $7)
      and r.tags @> $8::jsonb
    order by r.started_at desc, r.id desc
    limit $5::int
    offset $9::int`,
    [
      text === null ? null : `%${literalPattern(text)}%`,
      status,
      since,
      database,
      limit,
      model,
      sessionName,
      storableJson(tags),
      offset,
    ],
  )
  return rows.map((row) => ({ ...row, startedAt: utc(row.startedAt) }))
}

/** Everything the store knows of one run: its rows, under the names of their columns. */
export type RunRecord = Omit<FoldedRun, 'events'>

/** What a person's words for a run came to. */
export type RunLookup =
  | { readonly kind: 'found'; readonly record: RunRecord }
  | { readonly kind: 'none' }
  /** Several runs begin with that prefix; the newest of them. */
  | { readonly kind: 'ambiguous'; readonly candidates: readonly RunSummary[] }

/** One run by its id, by the beginning of its id, or `last`; `last~1` is the one before it. */
export async function findRun(session: StoreSession, reference: string): Promise<RunLookup> {
  const wanted = reference.trim()
  const back = /^last(?:~(\d{1,6}))?$/.exec(wanted)
  const candidates = back
    ? await recentRuns(session, { limit: 1, offset: Number(back[1] ?? 0) })
    : await runsByPrefix(session, wanted)
  const exact = candidates.find(({ runId }) => runId === wanted)
  const [first, second] = candidates
  if (first === undefined) return { kind: 'none' }
  if (second !== undefined && exact === undefined) return { kind: 'ambiguous', candidates }
  return { kind: 'found', record: await readRun(session, (exact ?? first).runId) }
}

async function runsByPrefix(session: StoreSession, prefix: string): Promise<readonly RunSummary[]> {
  if (prefix === '') return []
  const rows = await select<RunSummary>(
    session,
    `${summaries}
    where r.id like $1::text
    order by r.id <> $2::text, r.started_at desc, r.id desc
    limit 10`,
    [`${literalPattern(prefix)}%`, prefix],
  )
  return rows.map((row) => ({ ...row, startedAt: utc(row.startedAt) }))
}

async function readRun(session: StoreSession, runId: string): Promise<RunRecord> {
  const [found] = await select<{ record: RunRecord }>(
    session,
    `select jsonb_build_object(
      'run', to_jsonb(r) - 'database_id' || jsonb_build_object('database', d.label),
      'messages', ${childrenOf('messages')},
      'attempts', ${childrenOf('attempts')},
      'modelCalls', ${childrenOf('model_calls')},
      'result', (select to_jsonb(s) - 'run_id' from agentdb.results s where s.run_id = r.id)
    ) as record
    from agentdb.runs r
    join agentdb.databases d on d.id = r.database_id
    where r.id = $1::text`,
    [runId],
  )
  if (found === undefined) throw new Error(`run ${runId} vanished from the store while it was read`)
  const { run, messages, attempts, modelCalls, result } = found.record
  return {
    run: { ...run, started_at: utc(run.started_at), finished_at: run.finished_at && utc(run.finished_at) },
    messages: messages.map((message) => ({ ...message, at: utc(message.at) })),
    attempts,
    modelCalls: modelCalls.map((call) => ({ ...call, at: utc(call.at) })),
    result,
  }
}

/** Every event of a run, in order. */
export async function runEvents(session: StoreSession, record: RunRecord): Promise<readonly TraceEntry[]> {
  const rows = await select<EventRow>(
    session,
    `select number, at, event
    from agentdb.events
    where run_id = $1::text
    order by number`,
    [record.run.id],
  )
  return restoreEvents(
    record,
    rows.map((row) => ({ ...row, at: utc(row.at) })),
  )
}

function childrenOf(table: 'messages' | 'attempts' | 'model_calls'): string {
  return `(
    select coalesce(jsonb_agg(to_jsonb(c) - 'run_id' order by c.number), '[]')
    from agentdb.${table} c
    where c.run_id = r.id
  )`
}

/** `text` as a LIKE pattern that matches nothing but itself. */
function literalPattern(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&').replaceAll('\0', '')
}

/** The session's offset is no fact about the run. */
function utc(instant: string): string {
  return new Date(instant).toISOString()
}
