import type { ResultSet } from '../database/connection.js'
import type { Cell } from '../events.js'

/**
 * The answer in words. Every number in it is a cell of the result, the row count, or stands in the question: a
 * template that says any other number is dropped for the default sentence.
 * Placeholders: `{column}` is the first row's cell, `{rows}` the number of rows.
 */
export function answerSentence(input: {
  readonly template: string | null
  readonly question: string
  readonly result: ResultSet
  readonly truncated: boolean
}): string {
  const { template, question, result, truncated } = input
  const filled = template && !truncated ? fill(template, question, result) : null
  return filled ?? plainSentence(result, truncated)
}

function fill(template: string, question: string, result: ResultSet): string | null {
  const outside = template.replace(/\{[^{}]*\}/g, ' ')
  const stated = outside.match(/\d+(?:[.,]\d+)*/g) ?? []
  if (stated.some((number) => !question.includes(number))) return null
  let complete = true
  const text = template.replace(/\{([^{}]*)\}/g, (_, name: string) => {
    const index = result.columns.findIndex((column) => column.name === name.trim())
    const cell = index < 0 ? undefined : result.rows[0]?.[index]
    if (name.trim() === 'rows' && index < 0) return String(result.rows.length)
    if (cell === undefined || cell === null) complete = false
    return cell === undefined ? '' : cellText(cell)
  })
  return complete && text.trim() !== '' ? text.trim() : null
}

function plainSentence(result: ResultSet, truncated: boolean): string {
  const { columns, rows } = result
  const [first] = rows
  if (first === undefined) return 'No rows match.'
  if (columns.length === 0 && !truncated)
    return rows.length === 1 ? '1 row without columns.' : `${rows.length} rows without columns.`
  const named = () => columns.map((column, i) => `${column.name}: ${cellText(first[i] ?? null)}`).join(', ')
  if (truncated)
    return rows.length === 1
      ? 'The first row; there are more.'
      : `The first ${rows.length} rows; there are more.`
  if (rows.length === 1 && columns.length <= 6) return `${named()}.`
  const row = rows.length === 1 ? '1 row' : `${rows.length} rows`
  return columns.length <= 3 ? `${row}; the first is ${named()}.` : `${row}.`
}

function cellText(cell: Cell): string {
  if (cell === null) return 'NULL'
  return typeof cell === 'object' ? JSON.stringify(cell) : String(cell)
}
