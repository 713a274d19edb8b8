import type { Edge } from '../../linking/catalog.js'

/** One step of a join path, in the direction walked. */
export interface Hop {
  readonly edge: Edge
  readonly from: string
  readonly to: string
  /** Each row of `from` meets at most one row of `to`. */
  readonly toOne: boolean
  /** No row of `from` is lost. */
  readonly lossless: boolean
}

/** The step over an edge, seen from the table it leaves. */
export function hopOver(edge: Edge, from: string): Hop {
  const forward = edge.from.table === from
  return {
    edge,
    from,
    to: forward ? edge.to.table : edge.from.table,
    toOne: forward || edge.fromUnique,
    lossless: forward ? edge.fromTotal : edge.toTotal,
  }
}

/** What the question says of the way to take. */
export interface JoinHints {
  /** What is taken off an edge's cost: at most 0.2 of it. */
  readonly bonus: (edge: Edge, to: string) => number
}

/** The question says nothing of it. */
export const noHints: JoinHints = { bonus: () => 0 }

/** "Reported a leak but never repaired one": what was said of the rows that must not exist, before all else. */
export function hintsWithin(hints: JoinHints, stems: ReadonlySet<string> | undefined): JoinHints {
  if (stems === undefined || stems.size === 0) return hints
  return {
    bonus: (edge, to) =>
      edge.stems.some((each) => stems.has(each)) ? 0.2 : Math.min(hints.bonus(edge, to), 0.17),
  }
}
