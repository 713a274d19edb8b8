import type { Cell, ResultColumn } from '../events.js'
import { formatRows } from '../output/format.js'
import type { Format } from '../output/formats.js'
import type { QuestionResult } from './question-result.js'
import { questionsText } from './questions-text.js'
import type { Report } from './report.js'
import { summaryText } from './summary-text.js'

/** An evaluation in a format, ending in a line feed: `table` and `json` say all of it, the others a line per question. */
export function formatReport(report: Report, format: Format): string {
  switch (format) {
    case 'table':
      return `${[summaryText(report), questionsText(report)].filter(Boolean).join('\n\n').trimEnd()}\n`
    case 'json':
      return `${JSON.stringify(report, null, 2)}\n`
    case 'ndjson':
      return report.questions.map((result) => `${JSON.stringify(result)}\n`).join('')
    default:
      return formatRows(columns, report.questions.map(toRow), format)
  }
}

const columns: readonly (ResultColumn & { readonly name: keyof QuestionResult })[] = [
  { name: 'id', type: 'text' },
  { name: 'question', type: 'text' },
  { name: 'category', type: 'text' },
  { name: 'answerable', type: 'boolean' },
  { name: 'outcome', type: 'text' },
  { name: 'match', type: 'text' },
  { name: 'reason', type: 'text' },
  { name: 'code', type: 'text' },
  { name: 'sql', type: 'text' },
  { name: 'gold', type: 'text' },
  { name: 'truncated', type: 'boolean' },
  { name: 'confidence', type: 'double precision' },
  { name: 'model', type: 'text' },
  { name: 'calls', type: 'integer' },
  { name: 'inputTokens', type: 'bigint' },
  { name: 'outputTokens', type: 'bigint' },
  { name: 'usd', type: 'numeric' },
  { name: 'durationMs', type: 'integer' },
]

function toRow(result: QuestionResult): readonly Cell[] {
  return columns.map(({ name }) => {
    const value = result[name]
    // Lists and excerpts have no place in a cell: `columns` names none.
    return value === null || typeof value === 'object' ? null : value
  })
}
