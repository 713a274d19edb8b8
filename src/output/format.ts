import type { Answer, Cell, Problem, ResultColumn } from '../events.js'
import { cleanText } from './clean-text.js'
import { formatCsv } from './csv.js'
import { type ChartSpec, failedEnvelope, rowObject, toEnvelope } from './envelope.js'
import type { Format } from './formats.js'
import { htmlAnswer, htmlRows } from './html.js'
import { insightsText } from './insights-text.js'
import { jsonText } from './json-text.js'
import { formatMarkdown, markdownAnswer } from './markdown.js'
import { formatTable } from './table.js'
import { plainView, type TableView } from './table-view.js'
import { uniqueNames } from './unique-names.js'
import { formatYaml } from './yaml.js'

/** An answer's chart in the form that the format takes; whoever asks for a format draws it. */
export interface AnswerChart {
  /** For `table` and `markdown`: lines of a terminal. */
  readonly text: string | null
  /** For `html`: an SVG of our own making, inlined as it is. */
  readonly svg: string | null
  /** For `json` and `yaml`. */
  readonly spec: ChartSpec | null
}

const noChart: AnswerChart = { text: null, svg: null, spec: null }

/**
 * What stdout gets for an answer, ending in a line feed, or '' when there is nothing to show: only `json` and `yaml`
 * have something to say when no rows were fetched.
 */
export function formatAnswer(
  answer: Answer,
  format: Format,
  { view = plainView, chart = noChart }: { readonly view?: TableView; readonly chart?: AnswerChart } = {},
): string {
  if (format === 'json') return `${jsonText(toEnvelope(answer, chart.spec), 2)}\n`
  if (format === 'yaml') return formatYaml(toEnvelope(answer, chart.spec))
  if (answer.status !== 'answered') return ''
  switch (format) {
    case 'table':
      return readable(answer, view, chart.text)
    case 'markdown':
      return markdownAnswer(answer, { table: needsTable(answer), chart: chart.text })
    case 'html':
      return htmlAnswer(answer, { table: needsTable(answer), chart: chart.svg })
    default:
      return formatRows(answer.columns, answer.rows, format)
  }
}

/** The envelope of a command that failed before a run began. */
export function formatFailure(problem: Problem, question: string | null, format: 'json' | 'yaml'): string {
  const envelope = failedEnvelope(problem, question)
  return format === 'json' ? `${jsonText(envelope, 2)}\n` : formatYaml(envelope)
}

/** Rows alone: what `history`, `costs` and `config` print. As JSON and YAML, a list of objects. */
export function formatRows(
  columns: readonly ResultColumn[],
  rows: readonly (readonly Cell[])[],
  format: Format,
  view: TableView = plainView,
): string {
  const names = uniqueNames(columns.map((column) => column.name))
  const objects = () => rows.map((row) => rowObject(names, row))
  switch (format) {
    case 'json':
      return `${jsonText(objects(), 2)}\n`
    case 'yaml':
      return formatYaml(objects())
    case 'ndjson':
      return objects()
        .map((object) => `${jsonText(object)}\n`)
        .join('')
    case 'csv':
      return formatCsv(columns, rows)
    case 'tsv':
      return formatCsv(columns, rows, '\t')
    case 'markdown':
      return formatMarkdown(columns, rows)
    case 'html':
      return htmlRows(columns, rows)
    case 'table':
      return `${formatTable(columns, rows, view)}\n`
    default:
      return format satisfies never
  }
}

function readable(answer: Answer, view: TableView, chart: string | null): string {
  const sentence = answer.answer === null ? '' : cleanText(answer.answer, 'lines')
  const table = needsTable(answer) ? formatTable(answer.columns, answer.rows, view) : ''
  const blocks = [sentence, chart?.trimEnd() ?? '', table, insightsText(answer)].filter(Boolean)
  return blocks.length > 0 ? `${blocks.join('\n\n')}\n` : ''
}

/** No row or a single cell is all in the sentence; a table below it would only repeat it. */
function needsTable({ answer, rows, columns }: Answer): boolean {
  const said = answer !== null && answer !== ''
  return !(said && (rows.length === 0 || (rows.length === 1 && columns.length <= 1)))
}
