import { type Aligned, keyOf } from './diff-rows.js'
import type { Value } from './value.js'

const mostKeyColumns = 3
/** Wide results would have too many combinations to try. */
const mostCandidateColumns = 12

/**
 * The columns that tell the rows of both results apart, as indices of common columns; null when none do. Of several
 * such sets the one that most rows of both have in common wins, then names and dates before counts before measures,
 * then the smallest, then the leftmost. Single rows need no column to tell them apart.
 */
export function inferKey(aligned: Aligned): readonly number[] | null {
  const ranks = aligned.names.map((name, column) => rankOf(name, aligned.types[column] ?? null))
  const columns = aligned.names.map((_, column) => column).slice(0, mostCandidateColumns)
  let best: Candidate | null = null
  for (const candidate of unique(aligned, columns)) {
    const scored = { columns: candidate, shared: shared(aligned, candidate), rank: worst(candidate, ranks) }
    if (best === null || better(scored, best)) best = scored
  }
  return best?.columns ?? null
}

interface Candidate {
  readonly columns: readonly number[]
  /** How many key values stand on both sides. */
  readonly shared: number
  readonly rank: number
}

function better(one: Candidate, other: Candidate): boolean {
  if (one.shared !== other.shared) return one.shared > other.shared
  if (one.rank !== other.rank) return one.rank < other.rank
  return one.columns.length < other.columns.length
}

/** Sets of columns that are unique on both sides and hold no smaller set that is, leftmost first. */
function unique(aligned: Aligned, columns: readonly number[]): readonly (readonly number[])[] {
  const found: (readonly number[])[] = []
  for (let size = 0; size <= mostKeyColumns; size++) {
    for (const set of combinations(columns, size)) {
      if (found.some((smaller) => smaller.every((column) => set.includes(column)))) continue
      if (isUnique(aligned.a, set) && isUnique(aligned.b, set)) found.push(set)
    }
  }
  return found
}

function* combinations(columns: readonly number[], size: number): Generator<readonly number[]> {
  if (size === 0) return yield []
  for (const [index, column] of columns.entries()) {
    for (const rest of combinations(columns.slice(index + 1), size - 1)) yield [column, ...rest]
  }
}

/** Whether no two rows have the same values in these columns. */
export function isUnique(rows: readonly (readonly Value[])[], columns: readonly number[]): boolean {
  const seen = new Set<string>()
  for (const row of rows) {
    const key = keyOf(row, columns)
    if (seen.has(key)) return false
    seen.add(key)
  }
  return true
}

function shared({ a, b }: Aligned, columns: readonly number[]): number {
  const keys = new Set(a.map((row) => keyOf(row, columns)))
  return b.filter((row) => keys.has(keyOf(row, columns))).length
}

function worst(columns: readonly number[], ranks: readonly number[]): number {
  return Math.max(...columns.map((column) => ranks[column] ?? 0))
}

function rankOf(name: string, type: string | null): number {
  if (/^(?:numeric|real|double precision|money|jsonb?|interval)\b/.test(type ?? '')) return 3
  if (/(?:^|_)(?:id|key|code|uuid)$/i.test(name) || type === 'uuid') return 0
  return /^(?:smallint|integer|bigint)\b/.test(type ?? '') ? 2 : 1
}
