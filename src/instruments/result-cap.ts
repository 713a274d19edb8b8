import type { Cell } from '../events.js'

/** How much of a result the store keeps: enough to look at again, never a second copy of the database. */
export const maxStoredRows = 1000

/** Of the rows as JSON, names of columns not counted. */
export const maxStoredBytes = 1_000_000

/** The leading rows within both caps; `capped` when some were left out. Bytes are of the rows as JSON. */
export function capRows(rows: readonly (readonly Cell[])[]): {
  readonly rows: readonly (readonly Cell[])[]
  readonly capped: boolean
} {
  let bytes = 0
  let kept = 0
  for (const row of rows.slice(0, maxStoredRows)) {
    bytes += Buffer.byteLength(JSON.stringify(row))
    if (bytes > maxStoredBytes) break
    kept++
  }
  return kept === rows.length ? { rows, capped: false } : { rows: rows.slice(0, kept), capped: true }
}
