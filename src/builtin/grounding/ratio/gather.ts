import type { Filter, Piece } from '../../grammar/sketch.js'
import { cheapestPath } from '../../planning/cheapest-path.js'
import { noHints } from '../../planning/hops.js'
import { conditionOf } from '../conditions/conditions.js'
import type { Draft } from '../draft.js'
import type { Condition, Need, Part } from '../spec.js'
import { Ungrounded } from '../ungrounded.js'
import { addCondition } from '../understand/add-condition.js'
import { readPiece } from '../understand/read-piece.js'

/** What some words say of the rows of one table. */
export interface Gathered {
  readonly conditions: readonly Condition[]
  readonly having: Part['having']
  /** The rows themselves were named once more. */
  readonly again: boolean
}

/** Of words that say nothing. */
export const nothing: Gathered = { conditions: [], having: [], again: false }

/**
 * The conditions of some pieces, as conditions on the rows of one table. Grouping among them groups the question.
 * @param near the table spoken of last
 * @param pre filters that stand before the noun
 * @throws {Ungrounded} where the pieces rank, show or offer something else
 */
export function gather(
  draft: Draft,
  table: string,
  pre: readonly Filter[],
  pieces: readonly Piece[],
  near = table,
): Gathered {
  const inner: Draft = {
    ...draft,
    conditions: [],
    requires: [],
    having: [],
    orders: [],
    outputs: [],
    or: false,
    openHaving: null,
    near,
    target: table,
    rank: null,
    pending: null,
    compared: null,
  }
  for (const filter of pre) addCondition(inner, conditionOf(inner, filter))
  for (const [at, piece] of pieces.entries()) readPiece(inner, piece, pieces, at, false)
  if (inner.or || inner.rank || inner.pending || inner.outputs.length > 0)
    throw new Ungrounded('a ratio of something ranked')
  return {
    conditions: onRows(inner, table),
    having: inner.having,
    again: inner.requires.some((need) => need.table === table),
  }
}

/** What is said about other tables becomes "has a matching row there", so that no row of this one is repeated. */
function onRows(draft: Draft, table: string): readonly Condition[] {
  const own: Condition[] = []
  const far: Condition[] = []
  for (const condition of draft.conditions) {
    if (condition.related !== null || condition.needs.every((need) => need.table === table))
      own.push(condition)
    else if (condition.needs.every((need) => isToOne(draft, table, need.table)))
      own.push(present(table, condition.needs, [condition]))
    else far.push(condition)
  }
  const requires = draft.requires.filter((need) => need.table !== table)
  if (far.length === 0 && requires.length === 0) return own
  return [...own, present(table, [...requires, ...far.flatMap((condition) => condition.needs)], far)]
}

function isToOne(draft: Draft, from: string, to: string): boolean {
  return cheapestPath(draft.catalog, [from], to, noHints)?.hops.every((hop) => hop.toOne) ?? false
}

function present(from: string, needs: readonly Need[], conditions: readonly Condition[]): Condition {
  const names = [...new Set(needs.map((need) => need.table.slice(need.table.lastIndexOf('.') + 1)))].join(
    ', ',
  )
  const text =
    conditions.length > 0
      ? conditions.map((condition) => condition.text).join(' and ')
      : `with a row in ${names}`
  return {
    needs: [],
    make: () => ({ kind: 'and', of: [] }),
    text,
    related: { from, needs, conditions, negated: false },
  }
}
