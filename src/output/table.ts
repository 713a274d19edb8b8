import stringWidth from 'string-width'
import type { Cell, ResultColumn } from '../events.js'
import { cleanText } from './clean-text.js'

const maxCellWidth = 120
/** UTF-16 units: signs without width count as well, so that no row of marks goes on for ever. */
const mostUnits = 4 * maxCellWidth

/** Rows as aligned text in the manner of psql: numbers to the right, NULL visible, one line a row. */
export function formatTable(columns: readonly ResultColumn[], rows: readonly (readonly Cell[])[]): string {
  if (columns.length === 0) return ''
  const right = columns.map((column) => numericType.test(column.type))
  const header = columns.map((column) => clip(cleanText(column.name)))
  const body = rows.map((row) => columns.map((_, i) => clip(cellText(row[i] ?? null))))
  const widths = header.map((name, i) =>
    body.reduce((widest, row) => Math.max(widest, displayWidth(row[i] ?? '')), displayWidth(name)),
  )
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, i) => ` ${pad(cell, widths[i] ?? 0, right[i] ?? false)} `)
      .join('|')
      .trimEnd()
  const rule = widths.map((width) => '-'.repeat(width + 2)).join('+')
  return [line(header), rule, ...body.map(line)].join('\n')
}

const numericType = /^(?:smallint|integer|bigint|numeric|real|double precision|money|oid)\b/

function cellText(cell: Cell): string {
  if (cell === null) return 'NULL'
  const text = typeof cell === 'object' ? JSON.stringify(cell) : String(cell)
  // Only what may be shown is worth cleaning: a cell can hold megabytes.
  return cleanText(text.slice(0, mostUnits + 1))
}

function clip(text: string): string {
  if (text.length <= mostUnits && displayWidth(text) <= maxCellWidth) return text
  let clipped = ''
  let width = 0
  for (const { segment } of graphemes.segment(text)) {
    width += displayWidth(segment)
    if (width > maxCellWidth - 1 || clipped.length + segment.length > mostUnits) break
    clipped += segment
  }
  return `${clipped}…`
}

/** How many cells of a terminal a line takes; most lines are plain ASCII, and measuring is slow. */
function displayWidth(text: string): number {
  return /^[\x20-\x7e]*$/.test(text) ? text.length : stringWidth(text)
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })

function pad(text: string, width: number, right: boolean): string {
  const spaces = ' '.repeat(Math.max(0, width - displayWidth(text)))
  return right ? spaces + text : text + spaces
}
