import type { Filter, Piece } from './sketch.js'

/** What holds where a claim does not: "do not have a pool" of "have a pool". Null for a claim that has no plain opposite. */
export function opposite(claim: readonly Piece[]): readonly Piece[] | null {
  const verbs = claim.filter((piece) => piece.kind === 'verb')
  const [only, ...more] = claim.filter((piece) => piece.kind !== 'verb' && piece.kind !== 'stop')
  if (!only || more.length > 0) return null
  const turned = turn(only)
  return turned && [...verbs, turned]
}

function turn(piece: Piece): Piece | null {
  if (piece.kind === 'filter') {
    const filter = turned(piece.filter)
    return filter && { ...piece, filter }
  }
  if (piece.kind === 'entity' && piece.noun.extreme === null) {
    const { start, end, cost } = piece
    return { kind: 'without', pieces: [{ ...piece, preposition: 'not' }], start, end, cost }
  }
  return null
}

function turned(filter: Filter): Filter | null {
  switch (filter.kind) {
    case 'flag':
    case 'empty':
      return { ...filter, negated: !filter.negated }
    case 'value':
      return filter.more.length === 0 && filter.slot.literal === null
        ? { ...filter, negated: !filter.negated }
        : null
    default:
      return null
  }
}
