import * as z from 'zod'
import type { Cell } from '../events.js'
import type { Table } from '../comparison/table.js'

/** Rows as the user wrote them down, as a table, or why they are none. */
export type ExpectedRows =
  | { readonly ok: true; readonly table: Table | null }
  | { readonly ok: false; readonly reason: string }

const Cells: z.ZodType<Cell> = z.json()
const Arrays = z.array(z.array(Cells))
const Objects = z.array(z.record(z.string(), Cells))

/** A table of rows that are all arrays of one length, or all objects of the same names. No rows: a table of no columns. */
export function toTable(rows: readonly unknown[]): ExpectedRows {
  const arrays = Arrays.safeParse(rows)
  if (arrays.success) return fromArrays(arrays.data)
  const objects = Objects.safeParse(rows)
  if (objects.success) return fromObjects(objects.data)
  return { ok: false, reason: 'the rows must be all objects or all arrays' }
}

function fromArrays(rows: readonly (readonly Cell[])[]): ExpectedRows {
  const width = rows[0]?.length ?? 0
  const odd = rows.findIndex((row) => row.length !== width)
  if (odd >= 0) {
    return { ok: false, reason: `row ${odd + 1} has ${rows[odd]?.length} values, the first has ${width}` }
  }
  const columns = Array.from({ length: width }, (_, i) => ({ name: `column ${i + 1}`, type: null }))
  return { ok: true, table: { columns, rows } }
}

function fromObjects(rows: readonly { readonly [name: string]: Cell }[]): ExpectedRows {
  const names = Object.keys(rows[0] ?? {})
  for (const [i, row] of rows.entries()) {
    const missing = names.find((name) => !Object.hasOwn(row, name))
    if (missing !== undefined) return { ok: false, reason: `row ${i + 1} has no "${missing}", the first has` }
    const added = Object.keys(row).find((name) => !names.includes(name))
    if (added !== undefined) return { ok: false, reason: `row ${i + 1} has "${added}", the first has not` }
  }
  return {
    ok: true,
    table: {
      columns: names.map((name) => ({ name, type: null })),
      rows: rows.map((row) => names.map((name) => row[name] ?? null)),
    },
  }
}
