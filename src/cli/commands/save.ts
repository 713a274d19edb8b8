import { targetOf } from '../../agentdb/target.js'
import { type Config, resolveConfig } from '../../config.js'
import { exitCodes, UsageError } from '../../errors.js'
import type { BoundParameter } from '../../events.js'
import type { RunRecord } from '../../instruments/history.js'
import { parameterTypes, type SavedParameter } from '../../instruments/saved-query.js'
import { cleanText } from '../../output/clean-text.js'
import { type Io, write } from '../io.js'
import { withDatabase } from '../open-database.js'
import { type CommonFlags, settingsFrom } from '../options.js'
import { printListing } from '../print-rows.js'
import { readRun, statementOf } from '../recorded-run.js'
import { unknownQuery, withSaved } from '../saved/open-saved.js'
import { described } from '../saved/parameter-values.js'
import { type Parameterised, parameterise } from '../saved/parameterise.js'
import { shortened } from '../shortened.js'
import { whyUnfit } from '../verify-query.js'

/** Flags of `agentdb save`: what to keep and under which name, or which name to forget. */
export interface SaveFlags extends CommonFlags {
  readonly as?: string
  readonly sql?: string
  /** Parameters, each as `name=type`. */
  readonly param?: readonly string[]
  readonly replace?: boolean
  /** The name to forget; it goes with none of the others. */
  readonly remove?: string
}

/** Keeps the SQL of a run, or of the user's own, under a name; forgets one; or lists them. Resolves to the exit code. */
export async function save(reference: string | undefined, flags: SaveFlags, io: Io): Promise<number> {
  const config = resolveConfig({ flags: settingsFrom(flags), environment: io.environment, cwd: io.cwd })
  const asked = [reference, flags.sql, flags.as].some((given) => given !== undefined)
  if (flags.remove !== undefined) {
    if (asked) throw new UsageError('conflicting_flags', '--remove forgets a query, and keeps none.')
    return forget(flags.remove, config, flags, io)
  }
  return asked ? keep(reference, config, flags, io) : list(config, flags, io)
}

async function keep(
  reference: string | undefined,
  config: Config,
  flags: SaveFlags,
  io: Io,
): Promise<number> {
  const name = checkedName(flags.as)
  const { question, sql, parameters } = await statement(reference, config, flags, io)
  const fingerprint = await withDatabase({ ...flags, quiet: true }, io, async (db) => {
    const why = await whyUnfit(db, sql, io, parameters.map(bound))
    if (why !== null) {
      throw new UsageError('sql_does_not_run', `The SQL is not saved, because it does not run: ${why}`)
    }
    return (await db.schema()).fingerprint
  })
  const kept = await withSaved(config, (saved) =>
    saved.keep({ name, sql, question, parameters, fingerprint }, { replace: flags.replace === true }),
  )
  if (kept === 'taken') {
    throw new UsageError('name_taken', `"${name}" is saved already, and was left as it is.`, {
      hint: 'Choose another name, or add --replace.',
    })
  }
  const takes = parameters.length === 0 ? '' : ` It takes ${described(parameters)}.`
  await say(`Saved as ${name} for ${targetOf(config).database.label}.${takes}`, flags, io)
  return exitCodes.answered
}

function checkedName(name: string | undefined): string {
  if (name === undefined) {
    throw new UsageError('no_name', 'Say what to save it as.', {
      hint: 'For example: agentdb save last --as weekly_revenue',
    })
  }
  if (/^[\p{L}\p{N}_][\p{L}\p{N}_.-]{0,63}$/u.test(name)) return name
  throw new UsageError('bad_name', `"${name.slice(0, 80)}" cannot be a name.`, {
    hint: 'Use up to 64 letters, digits, "_", "-" and ".".',
  })
}

async function statement(
  reference: string | undefined,
  config: Config,
  { sql, param = [], ...flags }: SaveFlags,
  io: Io,
): Promise<Parameterised & { readonly question: string | null }> {
  if ((reference === undefined) === (sql === undefined)) {
    throw new UsageError('conflicting_flags', 'Say what to save: a run, or --sql.', {
      hint: 'agentdb save last --as weekly_revenue\n  agentdb save --as weekly_revenue --sql "select …"',
    })
  }
  if (reference === undefined) {
    const text = (sql ?? '').trim().replace(/;\s*$/, '')
    if (text === '') throw new UsageError('no_statement', '--sql holds no statement.')
    return { question: null, ...(await parameterise(text, param)) }
  }
  const record = await readRun(reference, flags, io)
  const { question } = record.run
  const text = statementOf(record, targetOf(config).database.label, 'save')
  if (record.run.parameters.length > 0 && param.length === 0) {
    return { question, sql: text, parameters: parametersOf(record) }
  }
  return { question, ...(await parameterise(text, param)) }
}

/** A run of a saved query is saved with the values it ran with. */
function parametersOf({ run }: RunRecord): readonly SavedParameter[] {
  return run.parameters.map(({ name, type, value }) => ({
    name,
    type: parameterTypes.find((known) => known === type) ?? 'text',
    fallback: value,
  }))
}

function bound({ name, type, fallback }: SavedParameter): BoundParameter {
  return { name, type, value: fallback }
}

async function forget(name: string, config: Config, flags: CommonFlags, io: Io): Promise<number> {
  await withSaved(config, async (saved) => {
    if (!(await saved.remove(name.trim()))) throw unknownQuery(await saved.all(), name, config)
  })
  await say(`"${name.trim()}" is forgotten.`, flags, io)
  return exitCodes.answered
}

async function list(config: Config, flags: CommonFlags, io: Io): Promise<number> {
  const queries = await withSaved(config, (saved) => saved.all())
  const column = (name: string, type = 'text') => ({ name, type })
  await printListing(
    {
      columns: [
        ...['name', 'question', 'sql'].map((name) => column(name)),
        column('parameters', 'jsonb'),
        ...['saved_at', 'fingerprint'].map((name) => column(name)),
      ],
      rows: queries.map(({ name, question, sql, parameters, savedAt, fingerprint }) => [
        name,
        question,
        sql,
        parameters,
        savedAt,
        fingerprint,
      ]),
      table: {
        columns: [column('name'), column('parameters'), column('what')],
        rows: queries.map(({ name, parameters, question, sql }) => [
          name,
          described(parameters),
          shortened(question ?? `sql: ${sql}`),
        ]),
      },
      whenEmpty: `Nothing is saved for ${targetOf(config).database.label} yet.`,
    },
    flags,
    io,
  )
  return exitCodes.answered
}

async function say(text: string, flags: CommonFlags, io: Io): Promise<void> {
  if (!flags.quiet) await write(io.stderr, `${cleanText(text)}\n`)
}
