import type { Cell } from '../../src/events.js'
import { type Judgement, judge } from '../../src/evaluation/judge.js'
import type { Table } from '../../src/comparison/table.js'

/** A table whose columns have these types, named c1, c2 and so on; no type means rows written down by the user. */
export function table(types: readonly (string | null)[], ...rows: readonly (readonly Cell[])[]): Table {
  return { columns: types.map((type, i) => ({ name: `c${i + 1}`, type })), rows }
}

/** Judges a complete answer by one gold result: `exact`, `subset` or why it is wrong. */
export function verdictOf(gold: Table, answer: Table): string {
  return said(judge([gold], { ...answer, truncated: false }))
}

export function said(judgement: Judgement): string {
  return judgement.right ? judgement.match : judgement.reason
}
