import { UsageError } from '../../errors.js'
import type { Cell, ResultColumn } from '../../events.js'
import type { RunStatus, RunSummary } from '../../instruments/history.js'
import type { Io } from '../io.js'
import { withRecord } from '../open-record.js'
import { type CommonFlags, formatFrom } from '../options.js'
import { printListing } from '../print-rows.js'
import { titleOf } from '../recorded-run.js'
import { shortened } from '../shortened.js'
import { parseSince } from '../since.js'
import { checkedTags } from '../tags.js'

/** Flags of `agentdb history`, as the command line gave them. */
export interface HistoryFlags extends CommonFlags {
  readonly limit?: string
  /** A date, or a time ago such as `7d`. */
  readonly since?: string
  readonly status?: RunStatus
  readonly database?: string
}

/** Lists earlier runs, newest first; resolves to the exit code. */
export async function history(words: string | undefined, flags: HistoryFlags, io: Io): Promise<number> {
  formatFrom(flags)
  const filter = {
    text: words?.trim() || null,
    status: flags.status ?? null,
    since: parseSince(flags.since, Date.now()),
    // The words that name how a question is asked name which runs are meant here.
    model: flags.model ?? null,
    session: flags.session ?? null,
    database: flags.database ?? null,
    tags: checkedTags(flags.tag),
    limit: parseLimit(flags.limit),
  }
  const runs = await withRecord(flags, io, (store) => store.recentRuns(filter))
  const { limit: _, tags, ...single } = filter
  const filtered = tags.length > 0 || Object.values(single).some((value) => value !== null)
  await printListing(
    {
      columns: fullColumns,
      rows: runs.map((run) => fullColumns.map(({ name }) => run[name])),
      table: { columns: tableColumns, rows: runs.map(tableRow) },
      whenEmpty: filtered ? 'No recorded run passes these filters.' : 'No runs are recorded yet.',
    },
    flags,
    io,
  )
  return 0
}

const mostRuns = 10_000
const defaultLimit = 20

function parseLimit(text: string | undefined): number {
  if (text === undefined) return defaultLimit
  const limit = Number(text)
  if (/^\d+$/.test(text) && limit >= 1 && limit <= mostRuns) return limit
  throw new UsageError('bad_setting', `--limit: "${text}" is not a number from 1 to ${mostRuns}.`, {
    hint: `For example: agentdb history --limit 50.`,
  })
}

const fullColumns: readonly (ResultColumn & { readonly name: keyof RunSummary })[] = [
  { name: 'runId', type: 'text' },
  { name: 'startedAt', type: 'timestamptz' },
  { name: 'status', type: 'text' },
  { name: 'question', type: 'text' },
  { name: 'sql', type: 'text' },
  { name: 'database', type: 'text' },
  { name: 'model', type: 'text' },
  { name: 'session', type: 'text' },
  { name: 'calls', type: 'integer' },
  { name: 'usd', type: 'numeric' },
  { name: 'durationMs', type: 'integer' },
  { name: 'rowCount', type: 'integer' },
  { name: 'tags', type: 'jsonb' },
  { name: 'saved', type: 'text' },
]

const tableColumns: readonly ResultColumn[] = [
  { name: 'run', type: 'text' },
  { name: 'started (UTC)', type: 'text' },
  { name: 'status', type: 'text' },
  { name: 'rows', type: 'integer' },
  { name: 'seconds', type: 'numeric' },
  { name: 'question', type: 'text' },
]

function tableRow(run: RunSummary): readonly Cell[] {
  const tags = run.tags.map((tag) => ` #${tag}`).join('')
  return [
    run.runId,
    run.startedAt.slice(0, 19).replace('T', ' '),
    run.status,
    run.rowCount ?? '',
    (run.durationMs / 1000).toFixed(2),
    shortened(`${titleOf(run)}${tags}`),
  ]
}
