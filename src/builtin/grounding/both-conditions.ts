import type { Piece } from '../grammar/sketch.js'
import type { Draft } from './draft.js'
import { gather } from './ratio/gather.js'
import type { Condition } from './spec.js'
import { Ungrounded } from './ungrounded.js'
import { toOneTables } from './to-one-tables.js'

/** Each side is met by some row of its own: of another table where there are many, else by rows that share the values shown. */
export function addBothSides(draft: Draft, piece: Extract<Piece, { kind: 'both' }>): void {
  const target = draft.target
  if (target === null || draft.or || draft.both) throw new Ungrounded('"both" of what?', ['both'])
  const requires = draft.requires.filter((need) => need.table !== target)
  const side = (pieces: readonly Piece[]) => {
    const found = gather({ ...draft, requires }, target, [], pieces)
    if (found.having.length > 0 || found.conditions.length === 0)
      throw new Ungrounded('"both" of what?', ['both'])
    return found.conditions
  }
  const left = side(piece.left)
  const right = side(piece.right)
  const once = new Set(toOneTables(draft.catalog, target, 3).map((table) => table.id))
  const many = (conditions: readonly Condition[]) =>
    conditions.every((condition) => condition.related?.needs.some((need) => !once.has(need.table)))
  if (many(left) && many(right)) draft.conditions.push(...left, ...right)
  else draft.both = { left, right }
}
