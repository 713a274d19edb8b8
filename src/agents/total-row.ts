import type { ResultSet } from '../database/connection.js'
import type { Cell } from '../events.js'

/**
 * Finds a row that is the sum of all others, as ROLLUP and stored totals leave among their parts.
 * Its label must be NULL or say so ("Total", "All"); equal numbers alone may be chance.
 */
export function totalRow(result: ResultSet): { readonly row: number; readonly column: string } | null {
  if (result.rows.length < 3) return null
  for (const [row, cells] of result.rows.entries()) {
    if (!cells.some(saysTotal)) continue
    for (const [index, column] of result.columns.entries()) {
      if (isKey(column.name)) continue
      const values = result.rows.map((cells) => toNumber(cells[index]))
      if (isSumOfOthers(values, row)) return { row, column: column.name }
    }
  }
  return null
}

function isSumOfOthers(values: readonly (number | null)[], row: number): boolean {
  const total = values[row] ?? null
  if (total === null || total === 0) return false
  const others = values.filter((_, i) => i !== row)
  if (others.some((value) => value === null)) return false
  const sum = others.reduce<number>((all, value) => all + (value ?? 0), 0)
  return Math.abs(sum - total) <= 1e-9 * Math.abs(total)
}

/** Keys are never added up, and 3 is 1 + 2. */
function isKey(column: string): boolean {
  return /(^|_)(id|key|uuid)$/i.test(column)
}

function saysTotal(cell: Cell): boolean {
  return (
    cell === null ||
    (typeof cell === 'string' && /^(?:grand |sub)?total$|^all$|^sum$|^overall$/i.test(cell.trim()))
  )
}

function toNumber(cell: Cell | undefined): number | null {
  if (typeof cell === 'number') return cell
  if (typeof cell === 'string' && /^-?\d+(?:\.\d+)?$/.test(cell)) return Number(cell)
  return null
}
