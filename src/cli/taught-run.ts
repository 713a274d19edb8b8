import { UsageError } from '../errors.js'
import type { Io } from './io.js'
import type { CommonFlags } from './options.js'
import { readRun } from './recorded-run.js'

/**
 * What an earlier run teaches: its question, or other words for it, and the SQL that answered.
 * @throws {UsageError} when there is no such run, or it has no answer, no question, or another database.
 */
export async function taughtRun(
  reference: string,
  otherWords: string,
  database: string,
  flags: CommonFlags,
  io: Io,
): Promise<{ readonly question: string; readonly sql: string; readonly ranAt: string }> {
  const { run } = await readRun(reference, flags, io)
  const refuse = (message: string, hint: string) => new UsageError('not_teachable', message, { hint })
  if (run.status !== 'answered' || run.sql === null)
    throw refuse(
      `Run ${run.id} has no answer to keep: it ended as "${run.status}".`,
      'agentdb history lists the runs.',
    )
  if (run.database !== database)
    throw refuse(
      `Run ${run.id} asked ${run.database}, and this is ${database}.`,
      'Name the same database as the run did.',
    )
  const question = otherWords === '' ? run.question : otherWords
  if (question === null)
    throw refuse(
      `Run ${run.id} ran a statement, without a question.`,
      `Give the question: agentdb teach add "…" --from ${run.id}`,
    )
  return { question, sql: run.sql.trim().replace(/;\s*$/, ''), ranAt: run.started_at }
}
