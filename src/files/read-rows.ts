import { UsageError } from '../errors.js'
import type { DataFile } from './file-kinds.js'
import { readJson, readNdjson } from './json-rows.js'
import { type Encoding, firstEncoding, NotThisEncoding } from './read-text.js'
import { readSeparated } from './separated-rows.js'

/** Takes what a file holds, in its order. */
export interface RowSink {
  /** A column that was not there before, under the name the file gives it. */
  column(name: string): void
  /** A row of the columns known by now. */
  row(values: readonly (string | null)[], line: number): void
  /** A line that holds no row. */
  bad(line: number, why: string): void
}

/** How the reading of one file is watched and ended. */
export interface ReadOptions {
  readonly signal: AbortSignal
  /** Told how many bytes of the file itself have been read. */
  readonly onBytes: (bytes: number) => void
}

/** Reads one file as one encoding into a sink. */
export type ReadAs = (
  file: DataFile,
  options: ReadOptions & { readonly encoding: Encoding },
  sink: RowSink,
) => Promise<void>

const readers: Readonly<Record<DataFile['kind'], ReadAs>> = {
  csv: readSeparated,
  tsv: readSeparated,
  json: readJson,
  ndjson: readNdjson,
}

/**
 * Reads a file of any kind. `newSink` is called once for each encoding tried: what does not hold UTF-8 is read again as
 * Windows-1252, which every byte is.
 * @returns the last sink, and the encoding it was read as
 * @throws {UsageError} `file_not_found`, `file_not_readable`, `malformed_file`
 */
export async function readRows<S extends RowSink>(
  file: DataFile,
  options: ReadOptions,
  newSink: () => S,
): Promise<{ readonly sink: S; readonly encoding: Encoding }> {
  const read = readers[file.kind]
  const encoding = firstEncoding(file)
  const sink = newSink()
  try {
    await read(file, { ...options, encoding }, sink)
    return { sink, encoding }
  } catch (error) {
    if (!(error instanceof NotThisEncoding)) throw error
    if (encoding !== 'utf-8' || file.kind === 'json' || file.kind === 'ndjson')
      throw new UsageError('malformed_file', `${file.path} is not ${encoding.toUpperCase()} text.`, {
        hint: 'Convert it to UTF-8, for example with iconv.',
        cause: error,
      })
  }
  const again = newSink()
  await read(file, { ...options, encoding: 'windows-1252' }, again)
  return { sink: again, encoding: 'windows-1252' }
}
