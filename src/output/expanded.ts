import type { Cell, ResultColumn } from '../events.js'
import { shownRows } from './cell-text.js'
import { cleanText } from './clean-text.js'
import type { TableView } from './table-view.js'
import { terminalStyle } from './terminal-style.js'
import { type TextWidth, textWidth } from './text-width.js'

/**
 * Rows as blocks of one line a column, for rows wider than the screen. Long values are folded to its width, not cut;
 * line breaks in them are kept.
 */
export function formatExpanded(
  columns: readonly ResultColumn[],
  rows: readonly (readonly Cell[])[],
  view: TableView,
): string {
  const width = textWidth()
  const style = terminalStyle(view.styled)
  const names = columns.map((column) => width.clip(cleanText(column.name), mostNameWidth))
  const label = names.reduce((most, name) => Math.max(most, width.of(name)), 0)
  const room = view.width === null ? null : Math.max(leastRoom, view.width - label - between.length)
  const shown = shownRows(columns, rows, { locale: view.locale, mostUnits, keep: 'lines' })
  const blocks = shown.map((cells, at) => {
    const lines = cells.flatMap((text, i) => {
      const name = names[i] ?? ''
      const isNull = (rows[at]?.[i] ?? null) === null
      return folded(whole(text), room, width).map((part, n) => {
        const head = n === 0 ? name : ''
        const gap = ' '.repeat(label - width.of(head))
        return `${style.strong(head)}${gap}${between}${isNull ? style.faint(part) : part}`.trimEnd()
      })
    })
    return [heading(at + 1, label, view), ...lines].join('\n')
  })
  return blocks.join('\n')
}

const between = ' | '
const mostNameWidth = 40
const leastRoom = 20
/** A cell can hold megabytes; who wants them all takes CSV or JSON. */
const mostUnits = 10_000

function heading(number: number, label: number, { width }: TableView): string {
  const words = `-[ row ${number} ]`
  return words.padEnd(Math.min(width ?? 40, Math.max(40, label + 20)), '-')
}

function whole(text: string): string {
  return text.length > mostUnits ? `${text.slice(0, mostUnits)}…` : text
}

/** The text in lines of at most `room` cells. */
function folded(text: string, room: number | null, width: TextWidth): readonly string[] {
  const lines = text.split('\n')
  return room === null ? lines : lines.flatMap((line) => width.fold(line, room))
}
