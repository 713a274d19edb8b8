import type { Cell } from '../events.js'
import { matchRows, type Unmatched } from './match-rows.js'
import { commonReading, natureOf, type Reading } from './reading.js'
import type { Table } from './table.js'
import { toValue, type Value } from './value.js'

/** Two columns read alike, row by row. */
export interface ColumnPair {
  readonly gold: readonly Value[]
  readonly answer: readonly Value[]
}

/** Any column of one table beside any column of the other; each reading of a column is made once. */
export interface ColumnPairs {
  pair(goldColumn: number, answerColumn: number): ColumnPair
  /** Compares the values of two columns alone; made once for each two. */
  compareColumns(goldColumn: number, answerColumn: number): Unmatched
  /** Compares the rows when `mapping` gives each gold column (by index) its answer column. */
  compare(goldColumns: readonly number[], mapping: readonly number[]): Unmatched
}

/** Sets the columns of a gold result beside those of an answer, for the search for which stands for which. */
export function columnPairs(gold: Table, answer: Table): ColumnPairs {
  const goldSide = readColumns(gold)
  const answerSide = readColumns(answer)
  const compared = new Map<string, Unmatched>()
  const pair = (goldColumn: number, answerColumn: number): ColumnPair => {
    const reading = commonReading(goldSide.column(goldColumn), answerSide.column(answerColumn))
    return {
      gold: goldSide.values(goldColumn, reading),
      answer: answerSide.values(answerColumn, reading),
    }
  }
  const compare = (goldColumns: readonly number[], mapping: readonly number[]): Unmatched => {
    const pairs = goldColumns.map((column, i) => pair(column, mapping[i] ?? 0))
    const goldValues = pairs.map((one) => one.gold)
    const answerValues = pairs.map((one) => one.answer)
    return matchRows(toRows(goldValues, gold.rows.length), toRows(answerValues, answer.rows.length))
  }
  return {
    pair,
    compare,
    compareColumns(goldColumn, answerColumn) {
      const key = `${goldColumn} ${answerColumn}`
      const unmatched = compared.get(key) ?? compare([goldColumn], [answerColumn])
      compared.set(key, unmatched)
      return unmatched
    },
  }
}

function readColumns(table: Table) {
  const columns = table.columns.map(({ type }, i) => {
    const cells: readonly Cell[] = table.rows.map((row) => row[i] ?? null)
    return { nature: natureOf(type, cells), cells, read: new Map<Reading, readonly Value[]>() }
  })
  const column = (i: number) => columns[i] ?? { nature: 'plain' as const, cells: [], read: new Map() }
  return {
    column,
    values(i: number, reading: Reading): readonly Value[] {
      const { cells, read } = column(i)
      const known = read.get(reading)
      if (known) return known
      const values = cells.map((cell) => toValue(cell, reading))
      read.set(reading, values)
      return values
    },
  }
}

function toRows(columns: readonly (readonly Value[])[], length: number): readonly (readonly Value[])[] {
  return Array.from({ length }, (_, row) => columns.map((column) => column[row] as Value))
}
