import type { Piece } from '../../grammar/sketch.js'
import type { Draft } from '../draft.js'
import { isDate } from '../ratio/condition-columns.js'
import type { Condition } from '../spec.js'
import { Ungrounded } from '../ungrounded.js'

/**
 * "Students who took at least 3 courses in 2024" are not those who were admitted then.
 * @throws {Ungrounded} where a period told of what is counted is read of who they are
 */
export function checkDateOfCounted(
  { target, having }: Draft,
  piece: Extract<Piece, { kind: 'filter' }>,
  before: Piece | undefined,
  condition: Condition,
): void {
  if (before?.kind !== 'having') return
  if (piece.filter.kind !== 'date' || piece.filter.column !== null || target === null) return
  if (having.at(-1)?.table !== target && isDate(condition, target))
    throw new Ungrounded('when what is counted happened is not kept', [])
}
