import type { Answer, Cell, ResultColumn } from '../events.js'
import { cleanText } from './clean-text.js'
import { formatCsv } from './csv.js'
import { rowObject, toEnvelope } from './envelope.js'
import type { Format } from './formats.js'
import { insightsText } from './insights-text.js'
import { formatTable } from './table.js'
import { uniqueNames } from './unique-names.js'

/**
 * What stdout gets for an answer, ending in a line feed, or '' when there is nothing to show: only `json` has
 * something to say when no rows were fetched.
 */
export function formatAnswer(answer: Answer, format: Format): string {
  switch (format) {
    case 'json':
      return `${JSON.stringify(toEnvelope(answer), null, 2)}\n`
    case 'table':
      return answer.status === 'answered' ? readable(answer) : ''
    default:
      return answer.status === 'answered' ? formatRows(answer.columns, answer.rows, format) : ''
  }
}

/** Rows alone: what `history`, `costs` and `config` print. As JSON, an array of objects. */
export function formatRows(
  columns: readonly ResultColumn[],
  rows: readonly (readonly Cell[])[],
  format: Format,
): string {
  const names = uniqueNames(columns.map((column) => column.name))
  switch (format) {
    case 'json':
      return `${JSON.stringify(
        rows.map((row) => rowObject(names, row)),
        null,
        2,
      )}\n`
    case 'ndjson':
      return rows.map((row) => `${JSON.stringify(rowObject(names, row))}\n`).join('')
    case 'csv':
      return formatCsv(columns, rows)
    case 'tsv':
      return formatCsv(columns, rows, '\t')
    case 'table':
      return `${formatTable(columns, rows)}\n`
    default:
      return format satisfies never
  }
}

function readable(answer: Answer): string {
  const sentence = answer.answer === null ? '' : cleanText(answer.answer, 'lines')
  // No row or a single cell is all in the sentence; a table below it would only repeat it.
  const repeats =
    sentence !== '' && (answer.rows.length === 0 || (answer.rows.length === 1 && answer.columns.length <= 1))
  const table = repeats ? '' : formatTable(answer.columns, answer.rows)
  const blocks = [sentence, table, insightsText(answer)].filter(Boolean)
  return blocks.length > 0 ? `${blocks.join('\n\n')}\n` : ''
}
