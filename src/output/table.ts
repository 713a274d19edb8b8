import type { Cell, ResultColumn } from '../events.js'
import { shownRows } from './cell-text.js'
import { cleanText } from './clean-text.js'
import { columnWidths } from './column-widths.js'
import { formatExpanded } from './expanded.js'
import { isNumeric } from './number-text.js'
import { plainView, type TableView } from './table-view.js'
import { type TerminalStyle, terminalStyle } from './terminal-style.js'
import { type TextWidth, textWidth } from './text-width.js'

const maxCellWidth = 120

/**
 * Rows as aligned text in the manner of psql: numbers to the right, NULL visible, one line a row. On a screen the widest
 * text columns are cut until the table fits; when that is not enough, each row is shown as one line a column.
 */
export function formatTable(
  columns: readonly ResultColumn[],
  rows: readonly (readonly Cell[])[],
  view: TableView = plainView,
): string {
  if (columns.length === 0) return ''
  if (view.expanded === 'on') return formatExpanded(columns, rows, view)
  const width = textWidth()
  const shown = shownRows(columns, rows, {
    locale: view.locale,
    mostUnits: 8 * maxCellWidth,
    keep: 'one-line',
  })
  const header = columns.map((column) => width.clip(cleanText(column.name), maxCellWidth))
  const body = shown.map((row) => row.map((text) => width.clip(text, maxCellWidth)))
  const widths = fitted(columns, header, body, view, width)
  // Without rows there is nothing to show but the header.
  if (widths === null && rows.length > 0) return formatExpanded(columns, rows, view)
  return drawn({ columns, rows, header, body, widths: widths ?? header.map(width.of) }, view.styled, width)
}

/** Null when not even cut columns fit. */
function fitted(
  columns: readonly ResultColumn[],
  header: readonly string[],
  body: readonly (readonly string[])[],
  view: TableView,
  width: TextWidth,
): readonly number[] | null {
  const bodies = columns.map((_, i) => body.reduce((most, row) => Math.max(most, width.of(row[i] ?? '')), 0))
  const natural = bodies.map((widest, i) => Math.max(widest, width.of(header[i] ?? '')))
  if (view.width === null) return natural
  const least = bodies.map((widest, i) =>
    Math.max(isCuttable(columns[i]) ? Math.min(widest, leastText) : widest, leastHeader),
  )
  // A space on either side of each cell, and a bar between two.
  const available = view.width - (3 * columns.length - 1)
  const needs = natural.map((most, i) => ({ natural: most, least: Math.min(most, least[i] ?? most) }))
  const found = columnWidths(needs, available)
  if (found !== null || view.expanded === 'auto') return found
  return needs.map((need) => need.least)
}

const leastText = 12
const leastHeader = 6

/** Half a number or half a date is a wrong one; half a text is a shorter one. */
function isCuttable(column: ResultColumn | undefined): boolean {
  return column !== undefined && !isNumeric(column) && !wholeType.test(column.type)
}

const wholeType = /^(?:date|time|timestamp|boolean|bool|uuid|interval)/

interface Laid {
  readonly columns: readonly ResultColumn[]
  readonly rows: readonly (readonly Cell[])[]
  readonly header: readonly string[]
  readonly body: readonly (readonly string[])[]
  readonly widths: readonly number[]
}

function drawn({ columns, rows, header, body, widths }: Laid, styled: boolean, width: TextWidth): string {
  const style = terminalStyle(styled)
  const right = columns.map(isNumeric)
  const line = (cells: readonly string[], dress: (text: string, i: number) => string) =>
    cells
      .map((text, i) => padded(width.clip(text, widths[i] ?? 0), widths[i] ?? 0, right[i] ?? false, width))
      .map(({ before, text, after }, i) => ` ${before}${dress(text, i)}${after} `)
      .join('|')
      .trimEnd()
  const rule = widths.map((cells) => '-'.repeat(cells + 2)).join('+')
  return [
    line(header, style.strong),
    rule,
    ...body.map((cells, at) => line(cells, (text, i) => nullFaint(rows[at]?.[i] ?? null, text, style))),
  ].join('\n')
}

function nullFaint(cell: Cell, text: string, style: TerminalStyle): string {
  return cell === null ? style.faint(text) : text
}

function padded(text: string, cells: number, right: boolean, width: TextWidth) {
  const spaces = ' '.repeat(Math.max(0, cells - width.of(text)))
  return right ? { before: spaces, text, after: '' } : { before: '', text, after: spaces }
}
