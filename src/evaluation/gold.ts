import type { AgentDb } from '../agentdb/options.js'
import type { Envelope } from '../output/envelope.js'
import type { EvalQuestion } from './question.js'
import type { Table } from '../comparison/table.js'

/** The results an answer is compared with, each with its statement (null: rows written down), and what did not run. */
export interface GoldResults {
  readonly results: readonly { readonly sql: string | null; readonly table: Table }[]
  readonly problems: readonly string[]
}

/** Runs a question's gold statements through the guard and limits of any other statement. None goes into the history. */
export async function goldResults(
  db: Pick<AgentDb, 'sql'>,
  { golds, rows }: EvalQuestion,
  signal: AbortSignal,
): Promise<GoldResults> {
  const results: { sql: string | null; table: Table }[] = rows === null ? [] : [{ sql: null, table: rows }]
  const problems: string[] = []
  for (const sql of golds) {
    const envelope = await db.sql(sql, { signal, record: false })
    const problem = problemOf(envelope)
    if (problem === null) results.push({ sql, table: tableOf(envelope) })
    else problems.push(problem)
  }
  return { results, problems }
}

/** Part of the gold rows would call right answers wrong. */
function problemOf({ status, error, truncated, rowCount }: Envelope): string | null {
  if (status !== 'answered') return error?.message ?? `it ended as ${status}`
  return truncated ? `it has more than ${rowCount} rows; raise --max-rows` : null
}

/** An envelope's rows in the order of its columns. */
export function tableOf({ columns, rows }: Pick<Envelope, 'columns' | 'rows'>): Table {
  return { columns, rows: rows.map((row) => columns.map(({ name }) => row[name] ?? null)) }
}
