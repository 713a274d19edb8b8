import type { ColumnPairs } from './column-pairs.js'
import type { Unmatched } from './match-rows.js'

interface Sizes {
  readonly goldColumns: number
  readonly answerColumns: number
  readonly rows: number
}

/** What may be left over for the tables to be the same: nothing, or gold rows when the answer was cut off. */
export type Fits = (unmatched: Unmatched) => boolean

/** A search that compared this many rows ends without a match: only tables made to defeat it need more. */
const maxComparedRows = 10_000_000
const minComparisons = 100
const maxComparisons = 20_000

/**
 * Finds an answer column for each gold column so that the rows agree, by contents alone: names and order say nothing.
 * Returns the answer column of each gold column, or null when there is no such mapping.
 */
export function matchColumns(pairs: ColumnPairs, sizes: Sizes, fits: Fits): readonly number[] | null {
  if (sizes.goldColumns > sizes.answerColumns) return null
  const candidates = candidatesOf(pairs, sizes, fits)
  if (candidates.some(({ answers }) => answers.length === 0)) return null
  // The columns with the fewest candidates first: a wrong turn is noticed early.
  const order = [...candidates].sort((a, b) => a.answers.length - b.answers.length)
  const goldColumns = order.map(({ gold }) => gold)
  let comparisonsLeft = Math.min(
    maxComparisons,
    Math.max(minComparisons, Math.floor(maxComparedRows / sizes.rows)),
  )

  const search = (chosen: readonly number[]): readonly number[] | null => {
    const next = order[chosen.length]
    if (next === undefined) return chosen
    const tried: number[] = []
    for (const answer of next.answers) {
      if (chosen.includes(answer) || tried.some((other) => alike(pairs, next.gold, answer, other))) continue
      tried.push(answer)
      if (comparisonsLeft-- <= 0) return null
      const mapping = [...chosen, answer]
      // A single column was compared when it became a candidate.
      if (mapping.length > 1 && !fits(pairs.compare(goldColumns.slice(0, mapping.length), mapping))) continue
      const found = search(mapping)
      if (found) return found
    }
    return null
  }

  const found = search([])
  return (
    found && Array.from({ length: sizes.goldColumns }, (_, gold) => found[goldColumns.indexOf(gold)] ?? 0)
  )
}

function candidatesOf(pairs: ColumnPairs, { goldColumns, answerColumns }: Sizes, fits: Fits) {
  return Array.from({ length: goldColumns }, (_, gold) => ({
    gold,
    answers: Array.from({ length: answerColumns }, (_, answer) => answer).filter((answer) =>
      fits(pairs.compareColumns(gold, answer)),
    ),
  }))
}

/** Columns with the same value in every row serve equally well: one of them is enough to try. */
function alike(pairs: ColumnPairs, gold: number, one: number, other: number): boolean {
  const a = pairs.pair(gold, one).answer
  const b = pairs.pair(gold, other).answer
  return a.every((value, row) => value.key === b[row]?.key)
}
