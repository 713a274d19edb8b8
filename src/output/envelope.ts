import type { Answer, Attempt, Cell, Insight, Problem } from '../events.js'
import { uniqueNames } from './unique-names.js'

/** The JSON object that `--json` prints and `db.answer()` returns: the contract's version 1. */
export interface Envelope {
  readonly version: 1
  readonly status: Answer['status']
  readonly question: string | null
  readonly answer: string | null
  readonly sql: string | null
  readonly columns: Answer['columns']
  readonly rows: readonly { readonly [column: string]: Cell }[]
  readonly rowCount: number
  readonly truncated: boolean
  readonly interpretation: string | null
  readonly assumptions: readonly string[]
  readonly warnings: readonly string[]
  readonly checks: Answer['checks']
  readonly confidence: number | null
  readonly model: string
  readonly attempts: readonly Attempt[]
  readonly cost: Answer['cost']
  /** A Vega-Lite specification; null unless a chart was asked for and the rows make one. */
  readonly chart: ChartSpec | null
  readonly clarification: Answer['clarification']
  readonly insights: readonly Insight[]
  readonly error: Answer['error']
  readonly runId: string
  readonly session: string | null
  readonly timings: Answer['timings']
}

/** A Vega-Lite specification, with its data in it. */
export interface ChartSpec {
  readonly [member: string]: unknown
}

/** The contract's JSON object of an answer. Rows become objects, so duplicate column names get suffixes. */
export function toEnvelope(answer: Answer, chart: ChartSpec | null = null): Envelope {
  const names = uniqueNames(answer.columns.map((column) => column.name))
  return {
    version: answer.version,
    status: answer.status,
    question: answer.question,
    answer: answer.answer,
    sql: answer.sql,
    columns: answer.columns.map((column, i) => ({ name: names[i] ?? column.name, type: column.type })),
    rows: answer.rows.map((row) => rowObject(names, row)),
    rowCount: answer.rows.length,
    truncated: answer.truncated,
    interpretation: answer.interpretation,
    assumptions: answer.assumptions,
    warnings: answer.warnings,
    checks: answer.checks,
    confidence: answer.confidence,
    model: answer.model,
    attempts: answer.attempts,
    cost: answer.cost,
    chart,
    clarification: answer.clarification,
    insights: answer.insights ?? [],
    error: answer.error,
    runId: answer.runId,
    session: answer.session,
    timings: answer.timings,
  }
}

/** One row as an object; `__proto__` as a column name is a key like any other. */
export function rowObject(
  names: readonly string[],
  row: readonly Cell[],
): { readonly [column: string]: Cell } {
  return Object.fromEntries(names.map((name, i) => [name, row[i] ?? null]))
}

/** The same object for a command that failed before a run began. */
export function failedEnvelope(problem: Problem, question: string | null = null): Envelope {
  return {
    version: 1,
    status: 'failed',
    question,
    answer: null,
    sql: null,
    columns: [],
    rows: [],
    rowCount: 0,
    truncated: false,
    interpretation: null,
    assumptions: [],
    warnings: [],
    checks: [],
    confidence: null,
    model: 'none',
    attempts: [],
    cost: { usd: 0, inputTokens: 0, outputTokens: 0, calls: 0, estimated: false },
    chart: null,
    clarification: null,
    insights: [],
    error: problem,
    runId: '',
    session: null,
    timings: { totalMs: 0, modelMs: 0, databaseMs: 0 },
  }
}
