import type { Answer, Cell, ResultColumn } from '../events.js'
import { cellText } from './cell-text.js'
import { cleanText } from './clean-text.js'
import { isNumeric } from './number-text.js'
import { uniqueNames } from './unique-names.js'

/** A GitHub-flavoured Markdown table. Whatever a cell holds is shown as it is: no markup, no HTML, one line a row. */
export function formatMarkdown(columns: readonly ResultColumn[], rows: readonly (readonly Cell[])[]): string {
  if (columns.length === 0) return ''
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |\n`
  const names = uniqueNames(columns.map((column) => column.name))
  return [
    line(names.map((name) => markdownText(name))),
    line(columns.map((column) => (isNumeric(column) ? '---:' : '---'))),
    ...rows.map((row) => line(columns.map((_, i) => cell(row[i] ?? null)))),
  ].join('')
}

/** An answer for a wiki, a pull request or a chat: the sentence, the chart as text, the table, and what to know of it. */
export function markdownAnswer(
  answer: Answer,
  parts: { readonly table: boolean; readonly chart: string | null },
) {
  const blocks = [
    answer.answer === null ? '' : `${markdownText(answer.answer, '\n')}\n`,
    parts.chart === null ? '' : fenced(parts.chart),
    parts.table ? formatMarkdown(answer.columns, answer.rows) : '',
    answer.warnings.map((warning) => `> warning: ${markdownText(warning)}\n`).join('>\n'),
  ]
  return blocks.filter(Boolean).join('\n')
}

/** Text with everything escaped that Markdown or HTML would read as more than text. */
export function markdownText(text: string, lineBreak = '<br>'): string {
  const escaped = cleanText(text, 'lines')
    .replace(/[&<>]/g, (sign) => entities[sign] ?? sign)
    .replace(/[\\`*[\]|~$]/g, '\\$&')
    // Between two letters an underscore means nothing, and names are full of them.
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_')
    .replaceAll('\t', ' ')
  return escaped
    .split('\n')
    .map((line) => line.replace(opensBlock, escapeMarker))
    .join(lineBreak)
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }

/** What makes a heading, a list or a rule at the beginning of a line. */
const opensBlock = /^\s*(?:#{1,6}(?=\s|$)|[-+=](?=[\s=-]|$)|\d{1,9}[.)](?=\s|$))/

function escapeMarker(marker: string): string {
  return `${marker.slice(0, -1)}\\${marker.slice(-1)}`
}

function cell(value: Cell): string {
  return value === null ? '*NULL*' : markdownText(cellText(value))
}

/** A code block whose fence no line of the text can close. */
function fenced(text: string): string {
  const longest = (text.match(/`+/g) ?? []).reduce((most, run) => Math.max(most, run.length), 2)
  const fence = '`'.repeat(longest + 1)
  return `${fence}text\n${text.trimEnd()}\n${fence}\n`
}
