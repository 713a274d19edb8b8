import type { Cell, ResultColumn } from '../events.js'
import { formatRows } from '../output/format.js'
import { emit } from './deliver.js'
import { type Io, write } from './io.js'
import { type CommonFlags, formatFrom } from './options.js'
import { tableViewOf } from './screen.js'

/** A list as it is, and as people read it in a table. */
export interface Listing {
  readonly columns: readonly ResultColumn[]
  readonly rows: readonly (readonly Cell[])[]
  /** The same rows for the table format: fewer columns, shorter texts. */
  readonly table: { readonly columns: readonly ResultColumn[]; readonly rows: readonly (readonly Cell[])[] }
  /** Said on stderr in place of an empty table. */
  readonly whenEmpty: string
}

/** Prints a list in the format asked for, to stdout or `--output`. */
export async function printListing(listing: Listing, flags: CommonFlags, io: Io): Promise<void> {
  const format = formatFrom(flags)
  const { columns, rows } = format === 'table' ? listing.table : listing
  if (rows.length === 0 && !flags.quiet) await write(io.stderr, `${listing.whenEmpty}\n`)
  if (rows.length === 0 && format === 'table') return
  await emit(formatRows(columns, rows, format, tableViewOf(flags, io)), flags, io)
}
