import { columnPairs } from './column-pairs.js'
import { matchColumns } from './match-columns.js'
import type { Table } from './table.js'

/**
 * Whether two results hold the same rows, as the evaluation compares them: columns are told by their contents, numbers
 * may differ by what rounding leaves. `ordered`: in the same order as well.
 * @example sameRows({ columns: [{ name: 'n', type: 'int8' }], rows: [[2]] }, { columns: [{ name: 'total', type: 'numeric' }], rows: [[2]] }, { ordered: false }) // true
 */
export function sameRows(one: Table, other: Table, { ordered }: { readonly ordered: boolean }): boolean {
  if (one.columns.length !== other.columns.length || one.rows.length !== other.rows.length) return false
  if (one.rows.length === 0) return true
  const [left, right] = ordered ? [numbered(one), numbered(other)] : [one, other]
  const sizes = {
    goldColumns: left.columns.length,
    answerColumns: right.columns.length,
    rows: left.rows.length,
  }
  const mapping = matchColumns(
    columnPairs(left, right),
    sizes,
    ({ missing, extra }) => missing.length + extra.length === 0,
  )
  return mapping !== null
}

/** Rows that carry their place match only in the same order. */
function numbered({ columns, rows }: Table): Table {
  return {
    columns: [{ name: 'place', type: 'int4' }, ...columns],
    rows: rows.map((row, place) => [place, ...row]),
  }
}
