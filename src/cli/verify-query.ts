import type { AgentDb } from '../agentdb/options.js'
import type { BoundParameter } from '../events.js'
import type { Io } from './io.js'

/** Runs a statement through guard and limits as a question would: null when it is fit to answer one, else why not. */
export async function whyUnfit(
  db: AgentDb,
  sql: string,
  io: Io,
  parameters: readonly BoundParameter[] = [],
): Promise<string | null> {
  const { status, error } = await db.sql(sql, { record: false, signal: io.signal, parameters })
  io.signal.throwIfAborted()
  if (status === 'answered') return null
  const hint = error?.hint ? ` ${error.hint}` : ''
  return `${error?.message ?? 'it gives no result'}${hint}`
}
