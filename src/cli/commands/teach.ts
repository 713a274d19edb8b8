import { writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { openTaught } from '../../agentdb/record.js'
import { targetOf } from '../../agentdb/target.js'
import { type Config, resolveConfig } from '../../config.js'
import { sampleNow } from '../../database/sample.js'
import { exitCodes, UsageError } from '../../errors.js'
import type { VerifiedQueries } from '../../instruments/verified.js'
import type { NewVerifiedQuery, VerifiedQuery } from '../../instruments/verified-queries.js'
import { cleanText } from '../../output/clean-text.js'
import { type Io, write, writeAnswer } from '../io.js'
import { withDatabase } from '../open-database.js'
import { type CommonFlags, settingsFrom } from '../options.js'
import { printListing } from '../print-rows.js'
import { readInput, readQuestion } from '../question.js'
import { shortened } from '../shortened.js'
import { readTaughtLines, toTaughtLines } from '../taught-lines.js'
import { taughtRun } from '../taught-run.js'
import { whyUnfit } from '../verify-query.js'

/** Flags of `agentdb teach add`: where the right SQL comes from, one of the two. */
export interface TeachFlags extends CommonFlags {
  /** A run of the history, by its id or as `last`. */
  readonly from?: string
  readonly sql?: string
}

/** Keeps a question with the SQL that is right for it, once that SQL has run; resolves to the exit code. */
export async function teachAdd(words: readonly string[], flags: TeachFlags, io: Io): Promise<number> {
  if ((flags.from === undefined) === (flags.sql === undefined)) {
    throw new UsageError('conflicting_flags', 'Say where the SQL comes from: --from a run, or --sql.', {
      hint: 'agentdb teach add --from last\n  agentdb teach add "orders per country" --sql "select …"',
    })
  }
  const config = configOf(flags, io)
  const pair =
    flags.sql === undefined
      ? await taughtRun(flags.from ?? '', words.join(' ').trim(), targetOf(config).database.label, flags, io)
      : { question: await readQuestion(undefined, words, io), sql: statement(flags.sql), ranAt: null }
  const { question, sql } = pair
  const fingerprint = await withDatabase({ ...flags, quiet: true }, io, async (db) => {
    const why = await whyUnfit(db, sql, io)
    if (why !== null) {
      throw new UsageError('sql_does_not_run', `The SQL is not kept, because it does not run: ${why}`)
    }
    return (await db.schema()).fingerprint
  })
  const [id] = await withTaught(config, (taught) =>
    taught.add([{ question, sql, fingerprint, asOf: asOf(config, pair.ranAt) }]),
  )
  await say(`Verified query ${id} is kept for ${targetOf(config).database.label}: ${question}`, flags, io)
  return exitCodes.answered
}

/** Lists what is taught of the database; resolves to the exit code. */
export async function teachList(flags: CommonFlags, io: Io): Promise<number> {
  const config = configOf(flags, io)
  const queries = await withTaught(config, (taught) => taught.all())
  const column = (name: string, type = 'text') => ({ name, type })
  await printListing(
    {
      columns: [
        column('id', 'int4'),
        ...['question', 'sql', 'created_at', 'as_of', 'fingerprint'].map((name) => column(name)),
      ],
      rows: queries.map((each) => [
        each.id,
        each.question,
        each.sql,
        each.createdAt,
        each.asOf,
        each.fingerprint,
      ]),
      table: {
        columns: [column('id', 'int4'), column('question'), column('sql')],
        rows: queries.map(({ id, question, sql }) => [id, shortened(question), shortened(sql)]),
      },
      whenEmpty: `Nothing is taught for ${targetOf(config).database.label} yet.`,
    },
    flags,
    io,
  )
  return exitCodes.answered
}

/** Forgets a verified query; resolves to the exit code. */
export async function teachRemove(id: string, flags: CommonFlags, io: Io): Promise<number> {
  const config = configOf(flags, io)
  const number = /^\d{1,9}$/.test(id.trim()) ? Number(id) : null
  const removed = number !== null && (await withTaught(config, (taught) => taught.remove(number)))
  if (!removed) {
    throw new UsageError(
      'unknown_verified_query',
      `No verified query of ${targetOf(config).database.label} has the id "${id}".`,
      {
        hint: 'agentdb teach list shows them.',
      },
    )
  }
  await say(`Verified query ${id} is forgotten.`, flags, io)
  return exitCodes.answered
}

/** Writes what is taught as JSON lines, to a file or stdout; resolves to the exit code. */
export async function teachExport(file: string | undefined, flags: CommonFlags, io: Io): Promise<number> {
  const config = configOf(flags, io)
  const queries = await withTaught(config, (taught) => taught.all())
  const target = file === '-' ? undefined : (file ?? flags.output)
  if (target === undefined) await writeAnswer(io, toTaughtLines(queries))
  else writeLines(path.resolve(io.cwd, target), queries)
  if (target !== undefined || queries.length === 0)
    await say(`${counted(queries.length)} exported${target === undefined ? '' : ` to ${target}`}.`, flags, io)
  return exitCodes.answered
}

/** Keeps the good lines of a file and names the bad ones; exit 1 when there are any. */
export async function teachImport(file: string, flags: CommonFlags, io: Io): Promise<number> {
  const config = configOf(flags, io)
  const lines = readTaughtLines(await textOf(file, io))
  if (lines.length === 0) {
    throw new UsageError('no_verified_queries', `${file} holds no lines.`, {
      hint: 'Each line is an object: {"question": "How many orders?", "sql": "select count(*) from orders"}.',
    })
  }
  const good: NewVerifiedQuery[] = []
  const problems: string[] = []
  await withDatabase({ ...flags, quiet: true }, io, async (db) => {
    const { fingerprint } = await db.schema()
    for (const line of lines) {
      const why = line.ok ? await whyUnfit(db, line.sql, io) : line.reason
      if (why !== null) problems.push(`line ${line.number}: ${why}`)
      else if (line.ok) {
        const { question, sql } = line
        good.push({ question, sql, fingerprint, asOf: line.asOf ?? asOf(config, null) })
      }
    }
  })
  if (good.length > 0) await withTaught(config, (taught) => taught.add(good))
  for (const problem of problems) await write(io.stderr, `agentdb: ${cleanText(problem)}\n`)
  await say(`${counted(good.length)} imported from ${file}, ${problems.length} refused.`, flags, io)
  return problems.length === 0 ? exitCodes.answered : exitCodes.failed
}

function configOf(flags: CommonFlags, io: Io): Config {
  return resolveConfig({ flags: settingsFrom(flags), environment: io.environment, cwd: io.cwd })
}

async function withTaught<T>(config: Config, work: (taught: VerifiedQueries) => Promise<T>): Promise<T> {
  const taught = await openTaught(config)
  try {
    return await work(taught)
  } finally {
    await taught.close()
  }
}

/** The instant that words such as "last month" were counted from when the SQL was right. */
function asOf({ settings, ...config }: Config, ranAt: string | null): string {
  return (
    settings.now ??
    (targetOf({ settings, ...config }).sample ? sampleNow : (ranAt ?? new Date().toISOString()))
  )
}

function statement(sql: string): string {
  const text = sql.trim().replace(/;\s*$/, '')
  if (text === '') throw new UsageError('no_statement', '--sql holds no statement.')
  return text
}

function writeLines(file: string, queries: readonly VerifiedQuery[]): void {
  try {
    writeFileSync(file, toTaughtLines(queries), { mode: 0o600 })
  } catch (cause) {
    throw new UsageError('output_not_writable', `Cannot write ${file}: ${(cause as Error).message}.`, {
      cause,
    })
  }
}

async function textOf(file: string, io: Io): Promise<string> {
  if (file === '-') return readInput(io)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(await readFile(path.resolve(io.cwd, file)))
  } catch (cause) {
    const why = cause instanceof TypeError ? 'it is not UTF-8 text' : (cause as Error).message
    throw new UsageError('unreadable_file', `Cannot read ${file}: ${why}.`, { cause })
  }
}

function counted(count: number): string {
  return `${count} verified ${count === 1 ? 'query' : 'queries'}`
}

async function say(text: string, flags: CommonFlags, io: Io): Promise<void> {
  if (!flags.quiet) await write(io.stderr, `${cleanText(text)}\n`)
}
