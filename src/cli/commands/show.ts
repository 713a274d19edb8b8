import { UsageError } from '../../errors.js'
import type { RunLookup, RunRecord, RunSummary } from '../../instruments/history.js'
import { formatRows } from '../../output/format.js'
import type { Format } from '../../output/formats.js'
import type { TableView } from '../../output/table-view.js'
import { emit } from '../deliver.js'
import { type Io, write } from '../io.js'
import { withRecord } from '../open-record.js'
import { type CommonFlags, formatFrom } from '../options.js'
import { recordText } from '../record-report.js'
import { tableViewOf } from '../screen.js'
import { shortened } from './history.js'

/** Prints one earlier run: all of it as text or JSON, its result in any other format; resolves to the exit code. */
export async function show(reference: string, flags: CommonFlags, io: Io): Promise<number> {
  const format = formatFrom(flags)
  const lookup = await withRecord(flags, io, (store) => store.run(reference))
  const record = foundRun(lookup, reference)
  const text = recordAs(record, format, tableViewOf(flags, io))
  if (text === '' && !flags.quiet) await write(io.stderr, 'This run has no result.\n')
  await emit(text, flags, io)
  return 0
}

function recordAs(record: RunRecord, format: Format, view: TableView): string {
  switch (format) {
    case 'json':
      return `${JSON.stringify(record, null, 2)}\n`
    case 'table':
      return recordText(record, view)
    default:
      return record.result === null ? '' : formatRows(record.result.columns, record.result.rows, format)
  }
}

/**
 * The run that a person's words name.
 * @throws {UsageError} `unknown_run` or `ambiguous_run`
 */
export function foundRun(lookup: RunLookup, reference: string): RunRecord {
  switch (lookup.kind) {
    case 'found':
      return lookup.record
    case 'none':
      throw reference.trim() === 'last'
        ? new UsageError('unknown_run', 'No runs are recorded yet.', { hint: 'Ask a question first.' })
        : new UsageError('unknown_run', `No recorded run has an id that begins with "${reference}".`, {
            hint: `agentdb history lists the runs. If it is a question: agentdb "show ${reference}".`,
          })
    case 'ambiguous':
      throw new UsageError('ambiguous_run', `Several runs have an id that begins with "${reference}".`, {
        hint: ['Give more of the one you mean:', ...lookup.candidates.map(candidate)].join('\n  '),
      })
    default:
      return lookup satisfies never
  }
}

function candidate({ runId, startedAt, question, sql }: RunSummary): string {
  return `${runId}  ${startedAt.slice(0, 19).replace('T', ' ')}  ${shortened(question ?? `sql: ${sql ?? ''}`)}`
}
