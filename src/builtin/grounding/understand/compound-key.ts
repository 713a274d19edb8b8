import type { Piece } from '../../grammar/sketch.js'
import { type Draft, linkOf } from '../draft.js'
import { tableIdOf } from '../reach.js'
import { Ungrounded } from '../ungrounded.js'

/**
 * "for each customer city": one name, not the city of each customer.
 * @throws {Ungrounded} where the two words side by side are read apart
 */
export function checkCompoundKey(
  draft: Draft,
  group: Extract<Piece, { kind: 'group' }>,
  next: Piece | undefined,
): void {
  const last = group.terms.at(-1)
  if (next?.kind !== 'ask' || next.start !== group.end || last?.kind !== 'noun') return
  const [first] = next.terms
  if (first?.kind !== 'noun' || first.noun.start !== group.end) return
  const [owner, column] = [linkOf(draft, last.noun.slot), linkOf(draft, first.noun.slot)]
  if (owner.kind === 'table' && column.kind === 'column' && tableIdOf(column) === owner.table)
    throw new Ungrounded(`'${last.noun.slot.text} ${first.noun.slot.text}' is one name`)
}
