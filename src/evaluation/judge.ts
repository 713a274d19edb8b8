import { type ColumnPairs, columnPairs } from '../comparison/column-pairs.js'
import { type Difference, differenceOf } from './difference.js'
import { matchColumns } from '../comparison/match-columns.js'
import type { Table } from '../comparison/table.js'

/** What the rows of an answer are worth. `gold` is the index of the gold result spoken of. */
export type Judgement =
  | { readonly right: true; readonly match: 'exact' | 'subset'; readonly gold: number }
  | { readonly right: false; readonly reason: string; readonly difference: Difference; readonly gold: number }

/** An answer's rows; `truncated` when a limit cut them off. */
export interface JudgedAnswer extends Table {
  readonly truncated: boolean
}

/**
 * Compares an answer with the gold results, any of which is right. Rows are multisets in any order; columns are told by
 * their contents; further columns are allowed (`subset`), missing ones are not. Of a truncated answer every row must
 * be among the gold ones.
 */
export function judge(golds: readonly Table[], answer: JudgedAnswer): Judgement {
  const compared = golds.map((gold, index) => {
    const pairs = columnPairs(gold, answer)
    return { gold, index, pairs, match: matchOf(gold, answer, pairs) }
  })
  for (const match of ['exact', 'subset'] as const) {
    const found = compared.find((one) => one.match === match)
    if (found) return { right: true, match, gold: found.index }
  }
  const [closest] = compared
    .map(({ gold, index, pairs }) => ({ gold, index, difference: differenceOf(gold, answer, pairs) }))
    .sort((a, b) => a.difference.count - b.difference.count)
  if (closest === undefined) throw new RangeError('an answer is judged by one gold result at least')
  const { gold, index, difference } = closest
  return { right: false, reason: reasonOf(gold, answer), difference, gold: index }
}

function matchOf(gold: Table, answer: JudgedAnswer, pairs: ColumnPairs): 'exact' | 'subset' | null {
  const goldColumns = gold.columns.length
  const answerColumns = answer.columns.length
  if (gold.rows.length === 0) {
    // With no contents to tell columns by, only their number is left. No rows written down have no columns either.
    const sameWidth = goldColumns === answerColumns || goldColumns === 0
    return answer.rows.length === 0 && !answer.truncated && sameWidth ? 'exact' : null
  }
  const cutOff = answer.truncated && answer.rows.length < gold.rows.length
  if (!cutOff && (answer.truncated || answer.rows.length !== gold.rows.length)) return null
  const sizes = { goldColumns, answerColumns, rows: gold.rows.length }
  const mapping = matchColumns(pairs, sizes, (unmatched) =>
    cutOff ? unmatched.extra.length === 0 : unmatched.extra.length + unmatched.missing.length === 0,
  )
  if (mapping === null) return null
  return goldColumns === answerColumns ? 'exact' : 'subset'
}

function reasonOf(gold: Table, answer: JudgedAnswer): string {
  const [wanted, given] = [gold.rows.length, answer.rows.length]
  if (answer.truncated && given >= wanted) return `${rows(wanted)} expected, more than ${given} given`
  if (!answer.truncated && wanted !== given) return `${rows(wanted)} expected, ${given} given`
  const [wantedColumns, givenColumns] = [gold.columns.length, answer.columns.length]
  if (wantedColumns > givenColumns) return `${columns(wantedColumns)} expected, ${givenColumns} given`
  if (wanted === 0) return `${columns(wantedColumns)} and no rows expected, ${columns(givenColumns)} given`
  return 'the values differ'
}

function rows(count: number): string {
  return count === 1 ? '1 row' : `${count} rows`
}

function columns(count: number): string {
  return count === 1 ? '1 column' : `${count} columns`
}
