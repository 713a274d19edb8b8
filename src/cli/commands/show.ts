import type { RunRecord } from '../../instruments/history.js'
import { formatRows } from '../../output/format.js'
import type { Format } from '../../output/formats.js'
import type { TableView } from '../../output/table-view.js'
import { emit } from '../deliver.js'
import { type Io, write } from '../io.js'
import { type CommonFlags, formatFrom } from '../options.js'
import { recordText } from '../record-report.js'
import { readRun } from '../recorded-run.js'
import { tableViewOf } from '../screen.js'
import { jsonText } from '../../output/json-text.js'

/** Prints one earlier run: all of it as text or JSON, its result in any other format; resolves to the exit code. */
export async function show(reference: string, flags: CommonFlags, io: Io): Promise<number> {
  const format = formatFrom(flags)
  const record = await readRun(reference, flags, io)
  const text = recordAs(record, format, tableViewOf(flags, io))
  if (text === '' && !flags.quiet) await write(io.stderr, 'This run has no result.\n')
  await emit(text, flags, io)
  return 0
}

function recordAs(record: RunRecord, format: Format, view: TableView): string {
  switch (format) {
    case 'json':
      return `${jsonText(record, 2)}\n`
    case 'table':
      return recordText(record, view)
    default:
      return record.result === null ? '' : formatRows(record.result.columns, record.result.rows, format)
  }
}
