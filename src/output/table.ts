import type { Cell, ResultColumn } from '../events.js'
import { cleanText } from './clean-text.js'
import { type TextWidth, textWidth } from './text-width.js'

const maxCellWidth = 120
/** Only what may be shown is worth cleaning: a cell can hold megabytes. */
const mostUnits = 8 * maxCellWidth

/** Rows as aligned text in the manner of psql: numbers to the right, NULL visible, one line a row. */
export function formatTable(columns: readonly ResultColumn[], rows: readonly (readonly Cell[])[]): string {
  if (columns.length === 0) return ''
  const width = textWidth()
  const right = columns.map((column) => numericType.test(column.type))
  const header = columns.map((column) => width.clip(cleanText(column.name), maxCellWidth))
  const body = rows.map((row) => columns.map((_, i) => width.clip(cellText(row[i] ?? null), maxCellWidth)))
  const widths = header.map((name, i) =>
    body.reduce((widest, row) => Math.max(widest, width.of(row[i] ?? '')), width.of(name)),
  )
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, i) => ` ${pad(cell, widths[i] ?? 0, right[i] ?? false, width)} `)
      .join('|')
      .trimEnd()
  const rule = widths.map((width) => '-'.repeat(width + 2)).join('+')
  return [line(header), rule, ...body.map(line)].join('\n')
}

const numericType = /^(?:smallint|integer|bigint|numeric|real|double precision|money|oid)\b/

function cellText(cell: Cell): string {
  if (cell === null) return 'NULL'
  const text = typeof cell === 'object' ? JSON.stringify(cell) : String(cell)
  return cleanText(text.slice(0, mostUnits + 1))
}

function pad(text: string, cells: number, right: boolean, width: TextWidth): string {
  const spaces = ' '.repeat(Math.max(0, cells - width.of(text)))
  return right ? spaces + text : text + spaces
}
