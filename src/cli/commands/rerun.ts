import type { AgentDb } from '../../agentdb/options.js'
import { targetOf } from '../../agentdb/target.js'
import { resolveConfig } from '../../config.js'
import { checkOutput, deliver } from '../deliver.js'
import type { Io } from '../io.js'
import { withDatabase } from '../open-database.js'
import { answerFormatFrom, type CommonFlags, settingsFrom } from '../options.js'
import { openProgress } from '../progress.js'
import { readRun, statementOf } from '../recorded-run.js'
import { runEvents } from '../run-events.js'
import { checkedTags } from '../tags.js'

/** Runs the SQL of an earlier run again, through guard and limits and without a model; resolves to the exit code. */
export async function rerun(reference: string, flags: CommonFlags, io: Io): Promise<number> {
  const format = answerFormatFrom(flags)
  checkOutput(flags, io)
  const tags = checkedTags(flags.tag)
  const config = resolveConfig({ flags: settingsFrom(flags), environment: io.environment, cwd: io.cwd })
  const record = await readRun(reference, flags, io)
  const sql = statementOf(record, targetOf(config).database.label, 'run again')
  const work = async (db: AgentDb) => {
    const events = db.runSql(sql, {
      signal: io.signal,
      session: flags.session ?? null,
      tags,
      dryRun: flags.dryRun === true || flags.sqlOnly === true,
      saved: record.run.saved,
      parameters: record.run.parameters,
    })
    return deliver(await runEvents(events, openProgress(flags, io)), format, flags, io)
  }
  return withDatabase(flags, io, work, { mayBeEmpty: true })
}
