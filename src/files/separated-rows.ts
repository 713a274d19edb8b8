import { once } from 'node:events'
import { UsageError } from '../errors.js'
import type { DataFile } from './file-kinds.js'
import type { ReadAs, RowSink } from './read-rows.js'
import { readText } from './read-text.js'

/** How much of a file is looked at for its separator. */
const headLength = 64 * 1024

/**
 * Separated values (RFC 4180), the first line holding the columns' names. The separator of a .csv is the one of `,` `;`
 * tab and `|` that its first line holds most of. A line with more or fewer values than names is bad.
 * @throws {UsageError} `malformed_file` where a quote is never closed
 */
export const readSeparated: ReadAs = async (file, options, sink) => {
  const { CsvError, parse } = await import('csv-parse')
  let parser: ReturnType<typeof parse> | null = null
  let failure: unknown = null
  let head = ''
  const start = async (text: string) => {
    const started = parse({
      delimiter: file.kind === 'tsv' ? '\t' : separatorOf(text),
      // The default, and the size of its buffer for one value.
      max_record_size: 0,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      trim: true,
      onRecord: taker(sink),
    })
    started.on('error', (error) => {
      failure ??= error
    })
    started.resume()
    parser = started
    await feed(started, text)
  }
  const feed = async (into: NonNullable<typeof parser>, text: string) => {
    if (failure !== null) throw failure
    if (!into.write(text)) await Promise.race([once(into, 'drain'), once(into, 'error')])
  }
  try {
    await readText(file, options, async (text) => {
      if (parser !== null) return feed(parser, text)
      head += text
      if (head.length >= headLength || text === '') await start(head)
    })
    if (parser === null) await start(head)
    const ending = parser as unknown as ReturnType<typeof parse>
    ending.end()
    if (failure === null) await once(ending, 'end')
    if (failure !== null) throw failure
  } catch (error) {
    if (error instanceof CsvError) throw malformed(file, error)
    throw error
  }
}

/** Called with each record as it is parsed; nothing is kept of it, so memory stays flat. */
function taker(sink: RowSink): (record: string[], context: { readonly lines: number }) => null {
  let width = 0
  return (record, { lines }) => {
    if (width === 0) {
      width = record.length
      for (const name of record) sink.column(name)
      return null
    }
    if (record.length !== width) {
      const has = record.length === 1 ? '1 value' : `${record.length} values`
      sink.bad(lines, `${has} for ${width} columns`)
      return null
    }
    const row: (string | null)[] = record
    for (let at = 0; at < width; at++) if (row[at] === '') row[at] = null
    sink.row(row, lines)
    return null
  }
}

function separatorOf(text: string): string {
  const [line = ''] = text.split(/\r?\n/, 1)
  const outside = line.replace(/"[^"]*"/g, '')
  const count = (separator: string) => outside.split(separator).length - 1
  return [',', ';', '\t', '|'].reduce((best, separator) =>
    count(separator) > count(best) ? separator : best,
  )
}

function malformed(
  file: DataFile,
  error: Error & { readonly code?: string; readonly lines?: number },
): UsageError {
  const what =
    error.code === 'CSV_QUOTE_NOT_CLOSED'
      ? `a quote that opens a value is never closed (the file ends in line ${error.lines ?? '?'})`
      : error.message
  return new UsageError('malformed_file', `${file.path}: ${what}.`, {
    hint: 'A quote within a quoted value is written twice ("").',
    cause: error,
  })
}
