import type { FoldedRun, RunRow } from './run-rows.js'
import { storableJson, storableText } from './storable.js'
import type { StoreSession } from './store-connection.js'

/**
 * Writes one run with all that belongs to it, inside the caller's transaction.
 * `false` when the store has it already. A run taken for interrupted gives way to its real end.
 */
export async function writeRun(session: StoreSession, folded: FoldedRun): Promise<boolean> {
  const { run } = folded
  const databaseId = await databaseIdOf(session, run.database, run.started_at)
  if (run.status !== 'interrupted') {
    await session.query("delete from agentdb.runs where id = $1::text and status = 'interrupted'", [run.id])
  }
  if (!(await insertRun(session, run, databaseId))) return false
  await insertChildren(session, run.id, 'messages', messageColumns, folded.messages)
  await insertChildren(session, run.id, 'attempts', attemptColumns, folded.attempts)
  await insertChildren(session, run.id, 'model_calls', modelCallColumns, folded.modelCalls)
  await insertChildren(session, run.id, 'results', resultColumns, folded.result ? [folded.result] : [])
  await insertChildren(session, run.id, 'events', eventColumns, folded.events)
  return true
}

/** The id of the database with this label, made when new; `seenAt` (ISO 8601) widens when it was seen. */
export async function databaseIdOf(session: StoreSession, label: string, seenAt: string): Promise<string> {
  const [row] = await session.query(
    `insert into agentdb.databases as d (label, first_seen, last_seen)
    values ($1::text, $2::timestamptz, $2::timestamptz)
    on conflict (label) do update set
      first_seen = least(d.first_seen, excluded.first_seen),
      last_seen = greatest(d.last_seen, excluded.last_seen)
    returning id::text as id`,
    [storableText(label), seenAt],
  )
  if (!row?.id) throw new Error('insert … returning gave no row')
  return row.id
}

const runColumns = [
  ...[
    'id',
    'fingerprint',
    'session',
    'tags',
    'saved',
    'parameters',
    'question',
    'model',
    'status',
    'exit_code',
    'answer',
    'sql',
  ],
  ...['interpretation', 'assumptions', 'warnings', 'checks', 'clarification', 'confidence'],
  ...['error_code', 'error_message', 'error_hint', 'calls', 'input_tokens', 'output_tokens', 'usd'],
  ...['started_at', 'finished_at', 'total_ms', 'model_ms', 'database_ms'],
] as const satisfies readonly (keyof RunRow)[]

const messageColumns = ['number', 'at', 'sender', 'recipient', 'kind', 'body'] as const

const attemptColumns = [
  ...([
    'number',
    'origin',
    'sql',
    'error_code',
    'sqlstate',
    'message',
    'detail',
    'hint',
    'position',
  ] as const),
  ...(['duration_ms', 'plan_cost', 'row_count'] as const),
]

const modelCallColumns = [
  ...(['number', 'at', 'role', 'model', 'input_tokens', 'output_tokens', 'usd', 'latency_ms'] as const),
  ...(['outcome', 'error'] as const),
]

const eventColumns = ['number', 'at', 'event'] as const

const resultColumns = ['columns', 'rows', 'row_count', 'truncated', 'capped'] as const

async function insertRun(session: StoreSession, run: RunRow, databaseId: string): Promise<boolean> {
  const columns = runColumns.join(', ')
  const inserted = await session.query(
    `insert into agentdb.runs (database_id, ${columns})
    select $2::bigint, ${columns}
    from jsonb_populate_record(null::agentdb.runs, $1::jsonb)
    on conflict (id) do nothing
    returning id`,
    [storableJson(run), databaseId],
  )
  return inserted.length > 0
}

async function insertChildren<Row extends object>(
  session: StoreSession,
  runId: string,
  table: 'messages' | 'attempts' | 'model_calls' | 'results' | 'events',
  columnNames: readonly (keyof Row & string)[],
  rows: readonly Row[],
): Promise<void> {
  if (rows.length === 0) return
  const columns = columnNames.join(', ')
  await session.query(
    `insert into agentdb.${table} (run_id, ${columns})
    select $2::text, ${columns}
    from jsonb_populate_recordset(null::agentdb.${table}, $1::jsonb)`,
    [storableJson(rows), runId],
  )
}
