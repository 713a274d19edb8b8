import type { AgentDb } from '../../agentdb/options.js'
import { UsageError } from '../../errors.js'
import { checkOutput, deliver } from '../deliver.js'
import type { Io } from '../io.js'
import { withDatabase } from '../open-database.js'
import { answerFormatFrom, type CommonFlags } from '../options.js'
import { openProgress } from '../progress.js'
import { readInput } from '../question.js'
import { reviews } from '../report.js'
import { runEvents } from '../run-events.js'
import { checkedTags } from '../tags.js'

/** Runs one statement of the user's own; resolves to the exit code. */
export async function runSql(statement: string, flags: CommonFlags, io: Io): Promise<number> {
  const format = answerFormatFrom(flags)
  checkOutput(flags, io)
  const tags = checkedTags(flags.tag)
  const sql = statement === '-' ? await readInput(io) : statement
  if (sql.trim() === '') {
    throw new UsageError('no_statement', 'No statement given.', {
      hint: 'For example: agentdb sql "select count(*) from orders".',
    })
  }
  const work = async (db: AgentDb) => {
    const events = db.runSql(sql, {
      signal: io.signal,
      session: flags.session ?? null,
      tags,
      dryRun: flags.dryRun === true || flags.sqlOnly === true,
      review: reviews(flags),
    })
    return deliver(await runEvents(events, openProgress(flags, io)), format, flags, io)
  }
  return withDatabase(flags, io, work, { mayBeEmpty: true })
}
