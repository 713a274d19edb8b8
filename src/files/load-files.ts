import { UsageError } from '../errors.js'
import { dataFile, type DataFile, stem } from './file-kinds.js'
import { type InferredColumn, watchColumn, type ColumnWatch } from './infer-column.js'
import { inferKeys, type LoadedTable } from './infer-keys.js'
import { type ReadOptions, readRows, type RowSink } from './read-rows.js'
import { openSpool, type Spool } from './spool.js'
import { distinctNames, quoted, sqlName } from './sql-names.js'

/** A database that can be written to while files are loaded into it. */
export interface LoadingSession {
  /** Runs any number of statements. @throws {StatementError} */
  script(sql: string): Promise<void>
  /** Runs `copy … from '/dev/blob'` with these bytes. @throws {StatementError} */
  copy(sql: string, bytes: Uint8Array): Promise<void>
}

/** How far the loading is. */
export interface LoadProgress {
  readonly file: string
  readonly readBytes: number
  readonly rows: number
}

/** How the loading is watched and ended. */
export interface LoadOptions {
  readonly signal: AbortSignal
  readonly onProgress: (progress: LoadProgress) => void
}

/** What became of one file. */
export interface FileReport {
  readonly file: string
  readonly table: string
  readonly rows: number
  readonly columns: readonly (InferredColumn & { readonly name: string; readonly heading: string })[]
  readonly primaryKey: string | null
  /** e.g. `customer_id -> customers.id`. */
  readonly foreignKeys: readonly string[]
  /** What is worth a word: lines passed over, another encoding, names that look like data. */
  readonly warnings: readonly string[]
}

/**
 * Loads each file into a table named after it, with types inferred from every value, and the keys that hold in all rows.
 * The first file is read while the database still starts.
 * @throws {UsageError} `unknown_file_type`, `file_not_found`, `file_not_readable`, `malformed_file`, `empty_file`
 */
export async function loadFiles(
  starting: Promise<LoadingSession>,
  paths: readonly string[],
  options: LoadOptions,
): Promise<readonly FileReport[]> {
  const files = paths.map(dataFile)
  const names = distinctNames(files.map((file) => sqlName(stem(file), 'data')))
  const loaded: (LoadedTable & { readonly report: Omit<FileReport, 'primaryKey' | 'foreignKeys'> })[] = []
  for (const [at, file] of files.entries()) {
    const report = await loadFile(starting, file, names[at] as string, options)
    loaded.push({ name: report.table, columns: report.columns, report })
  }
  const session = await starting
  const keys = await inferKeys(session, loaded)
  await session.script('analyze')
  return loaded.map(({ name, report }) => ({
    ...report,
    primaryKey: keys.primary.get(name) ?? null,
    foreignKeys: keys.foreign.get(name) ?? [],
  }))
}

async function loadFile(
  starting: Promise<LoadingSession>,
  file: DataFile,
  table: string,
  { signal, onProgress }: LoadOptions,
): Promise<Omit<FileReport, 'primaryKey' | 'foreignKeys'>> {
  const gatherers: Gatherer[] = []
  try {
    const options: ReadOptions = {
      signal,
      onBytes: (readBytes) =>
        onProgress({ file: file.name, readBytes, rows: gatherers.at(-1)?.spool.rows ?? 0 }),
    }
    const { sink, encoding } = await readRows(file, options, () => {
      const gatherer = gather()
      gatherers.push(gatherer)
      return gatherer
    })
    if (sink.headings.length === 0) throw noColumns(file, sink.badLines(file))
    if (sink.headings.length > mostColumns) throw tooWide(file, sink.headings.length)
    const names = distinctNames(sink.headings.map((heading, at) => sqlName(heading, `column_${at + 1}`)))
    const columns = sink.watches.map((watch, at) => ({
      ...watch.result(),
      name: names[at] as string,
      heading: sink.headings[at] as string,
    }))
    await fill(await starting, table, columns, sink.spool, signal)
    const warnings = [
      ...aboutEncoding(file, encoding),
      ...aboutNames(file, sink.headings),
      ...sink.badLines(file),
    ]
    return { file: file.path, table, rows: sink.spool.rows, columns, warnings }
  } finally {
    for (const { spool } of gatherers) spool.close()
  }
}

interface Gatherer extends RowSink {
  readonly headings: readonly string[]
  readonly watches: readonly ColumnWatch[]
  readonly spool: Spool
  badLines(file: DataFile): readonly string[]
}

/** Postgres' own limit. */
const mostColumns = 1600

/** A sink that watches the columns and keeps the rows. */
function gather(): Gatherer {
  const headings: string[] = []
  const watches: ColumnWatch[] = []
  const spool = openSpool()
  const bad: { readonly line: number; readonly why: string }[] = []
  let badCount = 0
  return {
    headings,
    watches,
    spool,
    column(name) {
      headings.push(name)
      const watch = watchColumn()
      for (let row = 0; row < spool.rows; row++) watch.seeNull()
      watches.push(watch)
    },
    row(values, line) {
      for (let at = 0; at < watches.length; at++) {
        const value = values[at] ?? null
        if (value === null) watches[at]?.seeNull()
        else watches[at]?.see(value, line)
      }
      spool.add(values)
    },
    bad(line, why) {
      badCount++
      if (bad.length < 5) bad.push({ line, why })
    },
    badLines(file) {
      if (badCount === 0) return []
      const lines = bad.map(({ line, why }) => `line ${line} (${why})`).join(', ')
      const more = badCount > bad.length ? ` and ${badCount - bad.length} more` : ''
      return [
        `${file.name}: ${badCount} ${badCount === 1 ? 'line was' : 'lines were'} passed over: ${lines}${more}.`,
      ]
    },
  }
}

/** Text that needs a conversion is loaded as it is and converted in one pass over the table. */
async function fill(
  session: LoadingSession,
  table: string,
  columns: FileReport['columns'],
  spool: Spool,
  signal: AbortSignal,
): Promise<void> {
  const defined = columns.map(
    ({ name, type, convert }) => `  ${quoted(name)} ${convert === null ? type : 'text'}`,
  )
  await session.script(`create table ${quoted(table)} (\n${defined.join(',\n')}\n)`)
  for (const { columns: known, bytes } of spool.chunks()) {
    signal.throwIfAborted()
    const names = columns.slice(0, known).map(({ name }) => quoted(name))
    await session.copy(`copy ${quoted(table)} (${names.join(', ')}) from '/dev/blob'`, bytes)
  }
  const changes = columns.flatMap(({ name, type, convert }) =>
    convert === null
      ? []
      : [
          `  alter column ${quoted(name)} type ${type} using ${convert.replaceAll('$value', () => quoted(name))}`,
        ],
  )
  if (changes.length > 0) await session.script(`alter table ${quoted(table)}\n${changes.join(',\n')}`)
}

function aboutEncoding(file: DataFile, encoding: string): readonly string[] {
  return encoding === 'windows-1252' ? [`${file.name} is not UTF-8; it was read as Windows-1252.`] : []
}

function aboutNames(file: DataFile, headings: readonly string[]): readonly string[] {
  const likeData = headings.filter((heading) => /^[\d.,\s:/-]*\d[\d.,\s:/-]*$/.test(heading))
  if (likeData.length === 0 || likeData.length * 2 < headings.length) return []
  return [`${file.name}: the first line was taken for the columns' names, and looks like data.`]
}

function noColumns(file: DataFile, passedOver: readonly string[]): UsageError {
  const [lines] = passedOver
  if (lines !== undefined) {
    return new UsageError('malformed_file', `${file.path} holds no object: ${lines}`, {
      hint: 'Give objects, for example {"id": 1}: in a JSON list, or one a line (.ndjson).',
    })
  }
  return new UsageError('empty_file', `${file.path} is empty: it has no columns.`)
}

function tooWide(file: DataFile, columns: number): UsageError {
  return new UsageError(
    'malformed_file',
    `${file.path} has ${columns} columns; Postgres takes ${mostColumns}.`,
  )
}
