import { isDoneBy } from '../clause.js'
import type { Piece } from '../sketch.js'

/** Whether a ratio is asked for, ranked by or ordered by: it holds all its conditions itself. */
export function holdsRatio(piece: Piece): boolean {
  if (piece.kind === 'ask') return piece.terms.some((term) => term.kind === 'ratio')
  return (
    (piece.kind === 'extreme' && piece.extreme.by?.kind === 'ratio') ||
    (piece.kind === 'order' && piece.term?.kind === 'ratio')
  )
}

/** Whether a piece after a ratio leaves the ratio's own conditions as they are. */
export function mayFollowRatio(piece: Piece): boolean {
  return ['group', 'order', 'extreme', 'form'].includes(piece.kind) && !isDoneBy(piece)
}
