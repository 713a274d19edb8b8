import path from 'node:path'
import { UsageError } from '../errors.js'

/** What a file holds: separated values, one JSON document, or a JSON object a line. */
export type FileKind = 'csv' | 'tsv' | 'json' | 'ndjson'

/** A file to load, as its name tells it. */
export interface DataFile {
  readonly path: string
  /** The file's name alone, for people. */
  readonly name: string
  readonly kind: FileKind
  readonly compressed: boolean
}

const kinds: Readonly<Record<string, FileKind>> = {
  '.csv': 'csv',
  '.txt': 'csv',
  '.tsv': 'tsv',
  '.tab': 'tsv',
  '.json': 'json',
  '.ndjson': 'ndjson',
  '.jsonl': 'ndjson',
}

/**
 * The kind of a file by its suffix; `.gz` after it means compressed.
 * @throws {UsageError} `unknown_file_type`
 */
export function dataFile(file: string): DataFile {
  const name = path.basename(file)
  const compressed = /\.gz$/i.test(name)
  const suffix = path.extname(compressed ? name.slice(0, -3) : name).toLowerCase()
  const kind = kinds[suffix]
  if (kind !== undefined) return { path: file, name, kind, compressed }
  throw new UsageError('unknown_file_type', `${file}: no kind of data goes with the suffix "${suffix}".`, {
    hint: `Give ${Object.keys(kinds).join(', ')}, or one of them followed by .gz. Excel and Parquet: export CSV.`,
  })
}

/** The file's name without folder and suffixes: what its table is named after. */
export function stem({ name, compressed }: DataFile): string {
  const plain = compressed ? name.slice(0, -3) : name
  return plain.slice(0, plain.length - path.extname(plain).length)
}
