import type { Cell } from '../events.js'
import type { ColumnPairs } from '../comparison/column-pairs.js'
import type { Table } from '../comparison/table.js'

/** Rows shown to a person, under their columns' names. */
export interface Excerpt {
  readonly columns: readonly string[]
  readonly rows: readonly (readonly Cell[])[]
}

/** Where a wrong answer departs from the gold result. */
export interface Difference {
  /** How many rows of both sides together have no partner. */
  readonly count: number
  /** The first gold rows that the answer lacks. */
  readonly missing: Excerpt
  /** The first rows of the answer that the gold result lacks. */
  readonly extra: Excerpt
}

const shownRows = 3

/** The rows that differ, once each gold column stands beside the answer column most like it. */
export function differenceOf(gold: Table, answer: Table, pairs: ColumnPairs): Difference {
  const { goldColumns, mapping } = likelyMapping(gold, answer, pairs)
  const everyRow = {
    missing: gold.rows.map((_, i) => i),
    extra: answer.rows.map((_, i) => i),
  }
  // With a column missing no row is whole.
  const whole = mapping.length === gold.columns.length && mapping.length > 0
  const { missing, extra } = whole ? pairs.compare(goldColumns, mapping) : everyRow
  return {
    count: missing.length + extra.length,
    missing: excerpt(gold, missing),
    extra: excerpt(answer, extra),
  }
}

function excerpt({ columns, rows }: Table, indices: readonly number[]): Excerpt {
  return {
    columns: columns.map(({ name }) => name),
    rows: indices.slice(0, shownRows).map((i) => rows[i] ?? []),
  }
}

/** By shared contents, then by name, then by place; each answer column is used once. */
function likelyMapping(gold: Table, answer: Table, pairs: ColumnPairs) {
  const ranked = gold.columns.flatMap((goldColumn, g) =>
    answer.columns.map((answerColumn, a) => {
      const sameName = goldColumn.name.toLowerCase() === answerColumn.name.toLowerCase()
      return { g, a, likeness: shared(pairs, g, a) * 4 + (sameName ? 2 : 0) + (g === a ? 1 : 0) }
    }),
  )
  ranked.sort((one, other) => other.likeness - one.likeness)
  const chosen = new Map<number, number>()
  const used = new Set<number>()
  for (const { g, a } of ranked) {
    if (chosen.has(g) || used.has(a)) continue
    chosen.set(g, a)
    used.add(a)
  }
  return { goldColumns: [...chosen.keys()], mapping: [...chosen.values()] }
}

/** How many rows of one column have a partner in the other. */
function shared(pairs: ColumnPairs, goldColumn: number, answerColumn: number): number {
  const { gold } = pairs.pair(goldColumn, answerColumn)
  return gold.length - pairs.compareColumns(goldColumn, answerColumn).missing.length
}
