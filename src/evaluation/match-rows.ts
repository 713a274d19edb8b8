import { near, sameValue, type Value } from './value.js'

export type ValueRow = readonly Value[]

/** The rows of either side that have no partner on the other, by index. */
export interface Unmatched {
  readonly missing: readonly number[]
  readonly extra: readonly number[]
}

/**
 * Pairs the rows of two multisets, in any order: first the identical ones, then those whose numbers are near enough.
 * Rows have the same number of values in the same order on both sides.
 */
export function matchRows(gold: readonly ValueRow[], answer: readonly ValueRow[]): Unmatched {
  const identical = pairIdentical(gold, answer)
  if (identical.missing.length === 0 || identical.extra.length === 0) return identical
  const taken = new Set<number>()
  const candidates = indexByShape(identical.extra, answer)
  const missing = identical.missing.filter((i) => {
    const row = gold[i] ?? []
    const partner = candidates.get(shapeOf(row))?.find(row, taken)
    if (partner === undefined) return true
    taken.add(partner)
    return false
  })
  return { missing, extra: identical.extra.filter((i) => !taken.has(i)) }
}

function pairIdentical(gold: readonly ValueRow[], answer: readonly ValueRow[]): Unmatched {
  const waiting = new Map<string, number[]>()
  for (const [i, row] of gold.entries()) {
    const key = joined(row.map((value) => value.key))
    const same = waiting.get(key)
    if (same) same.push(i)
    else waiting.set(key, [i])
  }
  const extra = answer.flatMap((row, i) =>
    waiting.get(joined(row.map((value) => value.key)))?.pop() === undefined ? [i] : [],
  )
  return { missing: [...waiting.values()].flat().sort((a, b) => a - b), extra }
}

interface Candidates {
  /** The first row not taken that says the same as `row`. */
  find(row: ValueRow, taken: ReadonlySet<number>): number | undefined
}

/** Rows whose values other than numbers are identical, to be searched by one of their numbers. */
function indexByShape(indices: readonly number[], rows: readonly ValueRow[]): Map<string, Candidates> {
  const groups = new Map<string, number[]>()
  for (const i of indices) {
    const shape = shapeOf(rows[i] ?? [])
    const group = groups.get(shape)
    if (group) group.push(i)
    else groups.set(shape, [i])
  }
  return new Map([...groups].map(([shape, group]) => [shape, searchable(group, rows)]))
}

function shapeOf(row: ValueRow): string {
  return joined(row.map((value) => (value.number === null ? value.key : '#')))
}

function searchable(group: readonly number[], rows: readonly ValueRow[]): Candidates {
  const column = mostVaried(group, rows)
  const numberOf = (i: number) => rows[i]?.[column]?.number ?? 0
  const sorted = [...group].sort((a, b) => numberOf(a) - numberOf(b))
  return {
    find(row, taken) {
      const [from, to] = near(row[column]?.number ?? 0)
      for (let at = firstAtLeast(sorted, numberOf, from); at < sorted.length; at++) {
        const i = sorted[at] ?? 0
        if (numberOf(i) > to) return undefined
        if (!taken.has(i) && row.every((value, c) => same(value, rows[i]?.[c]))) return i
      }
      return undefined
    },
  }
}

/** The column whose numbers tell the rows of a group apart best. */
function mostVaried(group: readonly number[], rows: readonly ValueRow[]): number {
  const width = rows[group[0] ?? 0]?.length ?? 0
  const variety = Array.from({ length: width }, (_, column) => {
    return new Set(group.map((i) => rows[i]?.[column]?.number ?? null)).size
  })
  return variety.indexOf(Math.max(...variety))
}

function firstAtLeast(sorted: readonly number[], numberOf: (i: number) => number, wanted: number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (numberOf(sorted[middle] ?? 0) < wanted) low = middle + 1
    else high = middle
  }
  return low
}

function same(a: Value, b: Value | undefined): boolean {
  return b !== undefined && sameValue(a, b)
}

/** Texts of any content joined so that no two lists give the same. */
function joined(keys: readonly string[]): string {
  return keys.map((key) => `${key.length}:${key}`).join('')
}
