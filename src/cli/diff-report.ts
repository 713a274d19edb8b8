import type { RowDifference } from '../comparison/diff-rows.js'
import type { Cell } from '../events.js'
import type { ResultRow, RunRow } from '../instruments/run-rows.js'
import { cleanText } from '../output/clean-text.js'
import { rowObject } from '../output/envelope.js'
import { formatTable } from '../output/table.js'
import type { TableView } from '../output/table-view.js'
import { row } from './receipt.js'
import { titleOf } from './recorded-run.js'
import { shortened } from './shortened.js'
import { jsonText } from '../output/json-text.js'

interface Side {
  readonly run: RunRow
  /** With unique column names. */
  readonly result: ResultRow
}

/** Two results side by side. */
export interface Compared {
  readonly a: Side
  readonly b: Side
  /** The columns that both have. */
  readonly names: readonly string[]
  /** Indices of `names`; null when rows are compared whole. */
  readonly key: readonly number[] | null
  readonly inferred: boolean
  readonly difference: RowDifference
  /** Rows that the record does not hold were not compared. */
  readonly partial: boolean
  readonly warnings: readonly string[]
}

/** Whether they differ, or cannot be shown not to. */
export function differs(compared: Compared): boolean {
  const { added, removed, changed } = compared.difference
  const columns = columnsOnlyIn(compared)
  return (
    added.length + removed.length + changed.length + columns.a.length + columns.b.length > 0 ||
    compared.partial
  )
}

function columnsOnlyIn({ a, b, names }: Compared) {
  const only = ({ result }: Side) =>
    result.columns.map(({ name }) => name).filter((name) => !names.includes(name))
  return { a: only(a), b: only(b) }
}

/** The comparison for people: both runs, the counts, then each row that is not the same. */
export function diffText(compared: Compared, view: TableView): string {
  const { a, b, difference } = compared
  const columns = columnsOnlyIn(compared)
  const lines = [
    row('first', sideText(a)),
    row('second', sideText(b)),
    row('rows', countsText(difference)),
    row('told apart by', keyText(compared)),
    columns.a.length > 0 && row('only in first', cleanText(columns.a.join(', '))),
    columns.b.length > 0 && row('only in second', cleanText(columns.b.join(', '))),
  ]
  const rows = rowsText(compared, view)
  return `${[lines.filter(Boolean).join('\n'), rows].filter(Boolean).join('\n\n')}\n`
}

function sideText({ run, result }: Side): string {
  const rows = result.row_count === 1 ? '1 row' : `${result.row_count} rows`
  return `${run.id}  ${run.started_at.slice(0, 19).replace('T', ' ')}  ${rows}  ${shortened(titleOf(run), 50)}`
}

function countsText({ added, removed, changed, same }: RowDifference): string {
  if (added.length + removed.length + changed.length === 0) return `all ${same} the same`
  return `${added.length} added, ${removed.length} removed, ${changed.length} changed, ${same} the same`
}

function keyText({ key, names, inferred }: Compared): string {
  if (key === null) return 'nothing: whole rows are compared (name columns with --key)'
  if (key.length === 0) return 'nothing: each has one row at most'
  return cleanText(`${key.map((column) => names[column]).join(', ')}${inferred ? '' : ' (as --key says)'}`)
}

/** One table: `+` stands before rows of the second alone, `-` of the first alone, `~` of both with other cells. */
function rowsText({ a, b, names, key, difference }: Compared, view: TableView): string {
  const { added, removed, changed } = difference
  if (added.length + removed.length + changed.length === 0) return ''
  const order = [...(key ?? []), ...names.keys()].filter((column, at, all) => all.indexOf(column) === at)
  const cell = (side: Side, index: number, column: number) => {
    const at = side.result.columns.findIndex(({ name }) => name === names[column])
    return side.result.rows[index]?.[at] ?? null
  }
  const whole = (sign: string, side: Side, index: number): readonly Cell[] => [
    sign,
    ...order.map((column) => cell(side, index, column)),
  ]
  const pairs = changed.map((pair): readonly Cell[] => [
    '~',
    ...order.map((column) => {
      const now = cell(b, pair.b, column)
      return pair.columns.includes(column) ? `${shown(cell(a, pair.a, column))} -> ${shown(now)}` : now
    }),
  ])
  return formatTable(
    ['', ...order.map((column) => names[column] ?? '')].map((name) => ({ name, type: 'text' })),
    [
      ...pairs,
      ...removed.map((index) => whole('-', a, index)),
      ...added.map((index) => whole('+', b, index)),
    ],
    view,
  )
}

function shown(cell: Cell): string {
  if (cell === null) return 'NULL'
  return typeof cell === 'object' ? JSON.stringify(cell) : String(cell)
}

/** The comparison for programs, as one object. */
export function diffJson(compared: Compared): string {
  const { a, b, names, key, inferred, difference, partial, warnings } = compared
  const object = ({ result }: Side, index: number) =>
    rowObject(
      result.columns.map(({ name }) => name),
      result.rows[index] ?? [],
    )
  const side = ({ run, result }: Side) => ({
    ...{ runId: run.id, startedAt: run.started_at, question: run.question, sql: run.sql },
    rowCount: result.row_count,
  })
  const only = columnsOnlyIn(compared)
  const found = {
    different: differs(compared),
    ...{ a: side(a), b: side(b) },
    key: key?.map((column) => names[column]) ?? null,
    keyInferred: inferred,
    columns: { common: names, onlyInA: only.a, onlyInB: only.b },
    added: difference.added.map((index) => object(b, index)),
    removed: difference.removed.map((index) => object(a, index)),
    changed: difference.changed.map((pair) => ({
      before: object(a, pair.a),
      after: object(b, pair.b),
      columns: pair.columns.map((column) => names[column]),
    })),
    same: difference.same,
    partial,
    warnings,
  }
  return `${jsonText(found, 2)}\n`
}
