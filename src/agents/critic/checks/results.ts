import type { ResultSet } from '../../../database/connection.js'
import type { Cell } from '../../../events.js'
import { totalRow } from '../../total-row.js'
import { type CriticCheck, type Finding, warn } from '../review-task.js'

/** A check that reads a result and nothing else. */
export interface ResultCheck {
  readonly id: string
  readonly passed: string
  find(seen: { readonly result: ResultSet; readonly truncated: boolean }): Finding | null
}

/** Warns of a result without rows, which may be the right answer: it never asks for a revision. */
export const noRows: ResultCheck = {
  id: 'empty-result',
  passed: 'the result has rows',
  find: ({ result }) =>
    result.rows.length === 0
      ? warn('empty-result', 'No rows match.', 'Check the spelling of names and the dates asked for.')
      : null,
}

/** Warns of columns that are NULL in every row; a result without rows is `noRows`'s to tell. */
export const nullResult: ResultCheck = {
  id: 'null-result',
  passed: 'every column holds a value',
  find({ result }) {
    if (result.rows.length === 0) return null
    const isNull = (cell: Cell | undefined) => cell === null
    const empty = result.columns.filter((_, at) => result.rows.every((row) => isNull(row[at])))
    if (empty.length === 0) return null
    const named = firstNames(empty.map((column) => column.name))
    return warn('null-result', `Only NULL in ${named}.`, 'There may be no rows to compute it from.')
  },
}

function firstNames(names: readonly string[]): string {
  const shown = names.length > 8 ? names.slice(0, 6) : names
  const more = names.length - shown.length
  return more === 0 ? shown.join(', ') : `${shown.join(', ')} and ${more} more columns`
}

/** Warns that rows were cut off at `maxRows`, so that nobody takes what is shown for all there is. */
export const truncated: ResultCheck = {
  id: 'truncated',
  passed: 'the result is complete',
  find({ result, truncated: more }) {
    if (!more) return null
    const evidence = `Only the first ${result.rows.length} rows are shown; there are more.`
    return warn('truncated', evidence, 'Raise --max-rows.')
  },
}

/** Warns of a row that holds the sum of the others, as ROLLUP writes it: adding them up counts it twice. */
export const totals: ResultCheck = {
  id: 'total-row',
  passed: 'no total is listed among its parts',
  find({ result }) {
    const found = totalRow(result)
    if (found === null) return null
    const evidence = `Row ${found.row + 1} is the total of the others in ${found.column}; do not add it to them.`
    return warn('total-row', evidence, '')
  },
}

/** The same check among those that read the statement as well. */
export function asCriticCheck({ id, passed, find }: ResultCheck): CriticCheck {
  return {
    id,
    passed,
    needs: 'result',
    find({ outcome }) {
      const found = outcome === null ? null : find(outcome)
      return found === null ? [] : [found]
    },
  }
}
