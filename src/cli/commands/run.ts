import type { AgentDb } from '../../agentdb/options.js'
import { type Config, resolveConfig } from '../../config.js'
import type { Answer, RunEvent } from '../../events.js'
import type { SavedQuery } from '../../instruments/saved-query.js'
import { cleanText } from '../../output/clean-text.js'
import { approvalAtTerminal } from '../approve-statement.js'
import { checkOutput, deliver } from '../deliver.js'
import { type Io, write } from '../io.js'
import { withDatabase } from '../open-database.js'
import { answerFormatFrom, type CommonFlags, settingsFrom } from '../options.js'
import { openProgress } from '../progress.js'
import { runEvents } from '../run-events.js'
import { namedQuery, withSaved } from '../saved/open-saved.js'
import { bindParameters } from '../saved/parameter-values.js'
import { checkedTags } from '../tags.js'

/** Flags of `agentdb run`, as the command line gave them. */
export interface RunFlags extends CommonFlags {
  /** Values, each as `name=value`. */
  readonly param?: readonly string[]
  /** The team may mend SQL that runs no more. */
  readonly heal?: boolean
}

/** Runs a saved query with its parameters bound, without a model unless it is to be healed; resolves to the exit code. */
export async function runSaved(name: string, flags: RunFlags, io: Io): Promise<number> {
  const format = answerFormatFrom(flags)
  checkOutput(flags, io)
  const tags = checkedTags(flags.tag)
  const config = resolveConfig({ flags: settingsFrom(flags), environment: io.environment, cwd: io.cwd })
  const query = namedQuery(await withSaved(config, (saved) => saved.all()), name, config)
  const parameters = bindParameters(query, flags.param ?? [])
  const progress = openProgress(flags, io)
  // What the team writes in the place of the saved SQL is approved like any statement of its own.
  const approve = flags.heal ? approvalAtTerminal(progress, flags, io) : undefined
  const work = async (db: AgentDb) => {
    const written = new Map<number, string>()
    const events = db.runSql(query.sql, {
      signal: io.signal,
      session: flags.session ?? null,
      tags,
      dryRun: flags.dryRun === true || flags.sqlOnly === true,
      saved: query.name,
      parameters,
      approve,
      ...(flags.heal ? { heal: questionOf(query) } : {}),
    })
    const answer = await runEvents(noting(events, written), progress)
    const exitCode = await deliver(answer, format, flags, io)
    const sql = healed(answer, written)
    if (sql !== null && !flags.dryRun && !flags.sqlOnly) {
      const { fingerprint } = await db.schema()
      await keepHealed({ ...query, sql, fingerprint }, config, flags, io)
    } else if (!flags.heal && isOutdated(answer) && !flags.quiet && !flags.events) {
      const hint = `"${query.name}" was saved when the schema was another: agentdb run ${query.name} --heal lets the team mend it.`
      await write(io.stderr, `  ${cleanText(hint)}\n`)
    }
    return exitCode
  }
  return withDatabase(flags, io, work, { progress, mayBeEmpty: true })
}

function questionOf({ name, question }: SavedQuery): string {
  return question ?? `What the statement saved as "${name.replace(/[_.-]+/g, ' ')}" answers`
}

/** Notes the statements as they were written: what runs may be rewritten by a policy. */
async function* noting(
  events: AsyncIterable<RunEvent>,
  written: Map<number, string>,
): AsyncGenerator<RunEvent> {
  for await (const event of events) {
    if (event.type === 'attempt-started') written.set(event.number, event.sql)
    yield event
  }
}

/** The statement that answered in the place of the saved one; null when that answered itself, or nothing did. */
function healed({ status, attempts, sql }: Answer, written: ReadonlyMap<number, string>): string | null {
  if (status !== 'answered' || !attempts[0]?.error) return null
  return written.get(attempts.findLastIndex((attempt) => attempt.sql === sql && !attempt.error) + 1) ?? null
}

async function keepHealed(query: SavedQuery, config: Config, flags: CommonFlags, io: Io): Promise<void> {
  await withSaved(config, (saved) => saved.keep(query, { replace: true }))
  if (flags.quiet || flags.events) return
  await write(io.stderr, `${cleanText(`"${query.name}" is healed, and saved as: ${query.sql}`, 'lines')}\n`)
}

/** A name that is not there any more, or is of another type; but not one that the login may not read. */
function isOutdated({ attempts }: Answer): boolean {
  return /^42(?!501)/.test(attempts.at(-1)?.error?.sqlstate ?? '')
}
