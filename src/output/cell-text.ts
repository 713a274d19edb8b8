import type { Cell, ResultColumn } from '../events.js'
import { cleanText } from './clean-text.js'
import { numberText } from './number-text.js'

/** A cell as text: NULL by its name, lists and objects as JSON. */
export function cellText(cell: Cell): string {
  if (cell === null) return 'NULL'
  return typeof cell === 'object' ? JSON.stringify(cell) : String(cell)
}

/** The cells of a table as a screen may show them, column by column in one way; null stays NULL. */
export function shownRows(
  columns: readonly ResultColumn[],
  rows: readonly (readonly Cell[])[],
  shown: { readonly locale: string | null; readonly mostUnits: number; readonly keep: 'one-line' | 'lines' },
): readonly (readonly string[])[] {
  const { locale, mostUnits, keep } = shown
  const asNumber = columns.map((column, i) =>
    locale === null
      ? null
      : numberText(
          column,
          rows.map((row) => row[i] ?? null),
          locale,
        ),
  )
  return rows.map((row) =>
    columns.map((_, i) => {
      const cell = row[i] ?? null
      return asNumber[i]?.(cell) ?? cleanText(bounded(cellText(cell), mostUnits), keep)
    }),
  )
}

/** Only what may be shown is worth cleaning: a cell can hold megabytes. */
function bounded(text: string, mostUnits: number): string {
  return text.slice(0, mostUnits + 1)
}
