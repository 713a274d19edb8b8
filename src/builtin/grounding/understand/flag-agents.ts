import type { Piece } from '../../grammar/sketch.js'
import { type Draft, linkOf } from '../draft.js'
import { Unfit } from '../ungrounded.js'

/**
 * "made by subscribers", "picked by machine", "bookings by members": who or what did it, never a yes and a no to split by.
 * @throws {Unfit} where a yes-or-no column after a participle, or in the plural, is grouped by
 */
export function checkFlagAgents(
  draft: Draft,
  piece: Extract<Piece, { kind: 'group' }>,
  before: Piece | undefined,
): void {
  if (piece.word !== 'by') return
  for (const term of piece.terms) {
    if (term.kind !== 'noun') continue
    const { slot } = term.noun
    const link = linkOf(draft, slot)
    const column = link.kind === 'column' ? draft.catalog.columnById.get(link.column) : undefined
    if (
      column?.kind === 'boolean' &&
      (slot.plural || draft.lastVerb?.end === piece.start || endsInVerb(before, piece))
    )
      throw new Unfit(`'by ${slot.text}' says who did it, and is nothing to split by`, [slot.text])
  }
}

/** "what percentage of the kilos was picked": the share ends in what is claimed of it. */
function endsInVerb(before: Piece | undefined, { start }: Piece): boolean {
  const term = before?.kind === 'ask' && before.end === start ? before.terms.at(-1) : undefined
  return term?.kind === 'ratio' && term.over.pieces.at(-1)?.kind === 'verb'
}
