import type { ResultSet } from '../database/connection.js'
import type { Cell, Check } from '../events.js'
import { totalRow } from './total-row.js'

/** A fault the critic can prove. `block` asks for a revision, `warn` goes with the answer, `note` to the receipt. */
export interface Finding {
  readonly check: string
  readonly severity: 'block' | 'warn' | 'note'
  readonly evidence: string
  readonly fix: string
}

export interface Review {
  readonly findings: readonly Finding[]
  /** Every check that ran, passed or not: the receipt. */
  readonly checks: readonly Check[]
}

type Checker = (seen: { readonly result: ResultSet; readonly truncated: boolean }) => Finding | null

/** Looks at a result and reports what is provably odd about it. */
export function reviewResult(result: ResultSet, truncated: boolean): Review {
  const findings: Finding[] = []
  const checks: Check[] = []
  for (const [id, check] of Object.entries(checkers)) {
    const finding = check({ result, truncated })
    if (finding) findings.push(finding)
    checks.push({ id, outcome: finding ? 'warned' : 'passed', detail: finding?.evidence ?? passed[id] ?? '' })
  }
  return { findings, checks }
}

const passed: Readonly<Record<string, string>> = {
  'empty-result': 'the result has rows',
  'null-result': 'every column holds a value',
  truncated: 'the result is complete',
  'total-row': 'no total is listed among its parts',
}

const checkers: Readonly<Record<string, Checker>> = {
  'empty-result': ({ result }) =>
    result.rows.length === 0
      ? warn('empty-result', 'No rows match.', 'Check the spelling of names and the dates asked for.')
      : null,
  'null-result': ({ result }) => {
    const isNull = (cell: Cell | undefined) => cell === null
    const empty = result.columns.filter((_, i) => result.rows.every((row) => isNull(row[i])))
    if (result.rows.length === 0 || empty.length === 0) return null
    const names = empty.map((column) => column.name).join(', ')
    return warn('null-result', `Only NULL in ${names}.`, 'There may be no rows to compute it from.')
  },
  truncated: ({ result, truncated }) =>
    truncated
      ? warn(
          'truncated',
          `Only the first ${result.rows.length} rows are shown; there are more.`,
          'Raise --max-rows.',
        )
      : null,
  'total-row': ({ result }) => {
    const found = totalRow(result)
    return found
      ? warn(
          'total-row',
          `Row ${found.row + 1} is the total of the others in ${found.column}; do not add it to them.`,
          '',
        )
      : null
  },
}

function warn(check: string, evidence: string, fix: string): Finding {
  return { check, severity: 'warn', evidence, fix }
}
