import type { Cell } from '../events.js'
import { commonReading, natureOf } from './reading.js'
import type { Table } from './table.js'
import { toValue, type Value } from './value.js'

/** Where two results differ. Rows are given by their indices in `a` and `b`. */
export interface RowDifference {
  readonly added: readonly number[]
  readonly removed: readonly number[]
  /** Rows of one key whose other cells differ, and in which of the common columns. */
  readonly changed: readonly { readonly a: number; readonly b: number; readonly columns: readonly number[] }[]
  readonly same: number
}

/** The cells of the columns that two tables have in common, made comparable. */
export interface Aligned {
  readonly names: readonly string[]
  readonly types: readonly (string | null)[]
  readonly a: readonly (readonly Value[])[]
  readonly b: readonly (readonly Value[])[]
}

/** Pairs columns by name. Names are unique within each table. */
export function alignColumns(a: Table, b: Table): Aligned {
  const pairs = a.columns.flatMap(({ name, type }, atA) => {
    const atB = b.columns.findIndex((column) => column.name === name)
    if (atB < 0) return []
    const cellsA = cellsOf(a, atA)
    const cellsB = cellsOf(b, atB)
    const nature = { a: natureOf(type, cellsA), b: natureOf(b.columns[atB]?.type ?? null, cellsB) }
    const reading = commonReading({ nature: nature.a, cells: cellsA }, { nature: nature.b, cells: cellsB })
    const values = (cells: readonly Cell[]) => cells.map((cell) => toValue(cell, reading))
    return [{ name, type, a: values(cellsA), b: values(cellsB) }]
  })
  const rows = (side: 'a' | 'b', count: number) =>
    Array.from({ length: count }, (_, row) => pairs.map((pair) => pair[side][row] as Value))
  return {
    names: pairs.map(({ name }) => name),
    types: pairs.map(({ type }) => type),
    a: rows('a', a.rows.length),
    b: rows('b', b.rows.length),
  }
}

function cellsOf({ rows }: Table, column: number): readonly Cell[] {
  return rows.map((row) => row[column] ?? null)
}

/**
 * Compares rows by a key, given as indices of common columns and unique on both sides; an empty one is that of single
 * rows. Without a key (null) rows are compared whole, and none is ever changed. Order says nothing.
 */
export function diffRows(aligned: Aligned, key: readonly number[] | null): RowDifference {
  const { a, b, names } = aligned
  const columns = key ?? names.map((_, index) => index)
  const waiting = new Map<string, number[]>()
  for (const [index, row] of a.entries()) {
    const found = keyOf(row, columns)
    const same = waiting.get(found)
    if (same) same.push(index)
    else waiting.set(found, [index])
  }
  const added: number[] = []
  const changed: { a: number; b: number; columns: readonly number[] }[] = []
  let same = 0
  for (const [index, row] of b.entries()) {
    const partner = waiting.get(keyOf(row, columns))?.shift()
    if (partner === undefined) {
      added.push(index)
      continue
    }
    const differing = differingColumns(a[partner] ?? [], row)
    if (differing.length === 0) same += 1
    else changed.push({ a: partner, b: index, columns: differing })
  }
  return { added, removed: [...waiting.values()].flat().sort((x, y) => x - y), changed, same }
}

/** A row's values in some columns as text: equal for equal ones. */
export function keyOf(row: readonly Value[], columns: readonly number[]): string {
  return JSON.stringify(columns.map((column) => row[column]?.key ?? ''))
}

function differingColumns(a: readonly Value[], b: readonly Value[]): readonly number[] {
  return a.flatMap((value, column) => (alike(value, b[column]) ? [] : [column]))
}

/** The last digits of a float depend on the order of adding up; a difference that anyone could mean is far larger. */
const dust = 1e-12

function alike(a: Value, b: Value | undefined): boolean {
  if (b === undefined) return false
  if (a.key === b.key) return true
  if (a.number === null || b.number === null || (a.integer && b.integer)) return false
  return Math.abs(a.number - b.number) <= dust * Math.max(Math.abs(a.number), Math.abs(b.number))
}
