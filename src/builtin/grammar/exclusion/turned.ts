import type { CompareOp } from '../../planning/plan.js'
import type { Filter, Piece } from '../sketch.js'

/** The conditions on what is left when the rows that a piece holds for are left out; null when that is not plain. */
export function turnedPieces(piece: Piece): readonly Piece[] | null {
  const place = { start: piece.start, end: piece.end, cost: 0 }
  if (piece.kind === 'filter') {
    const filter = negated(piece.filter)
    return filter && [{ kind: 'filter', filter, ...place }]
  }
  if (piece.kind === 'entity') return unflagged(piece)
  if (piece.kind === 'having') return piece.upper === null ? [{ ...piece, op: opposite[piece.op] }] : null
  if (piece.kind !== 'without') return null
  const [first, ...rest] = piece.pieces
  // "people without insurance" is about what they have, not about a word that is stored somewhere.
  if (first?.kind !== 'entity' || first.noun.slot.role === 'value') return null
  const column = first.noun.slot.mention.links.every((link) => link.kind === 'column')
  if (column)
    return rest.length === 0
      ? [{ kind: 'filter', filter: { kind: 'empty', slot: first.noun.slot, negated: true }, ...place }]
      : null
  return [{ ...first, preposition: 'with' }, ...rest]
}

/** "works on display": the flag does not hold. */
function unflagged({ noun, start, end }: Extract<Piece, { kind: 'entity' }>): readonly Piece[] | null {
  const plain = noun.pre.length === 0 && noun.extreme === null && noun.owner === null
  return plain && noun.slot.mention.links.every((link) => link.kind === 'column')
    ? [{ kind: 'filter', filter: { kind: 'flag', slot: noun.slot, negated: true }, start, end, cost: 0 }]
    : null
}

const opposite: Readonly<Record<CompareOp, CompareOp>> = {
  '=': '<>',
  '<>': '=',
  '<': '>=',
  '<=': '>',
  '>': '<=',
  '>=': '<',
}

/** What is left when the rows it holds for are left out. */
export function negated(filter: Filter): Filter | null {
  if (filter.kind === 'value' && !filter.all) return { ...filter, negated: !filter.negated }
  if (filter.kind === 'flag' || filter.kind === 'empty' || filter.kind === 'like')
    return { ...filter, negated: !filter.negated }
  if (filter.kind === 'compare' && filter.upper === null && filter.term !== null)
    return { ...filter, op: opposite[filter.op] }
  if (filter.kind === 'degree') return { ...filter, op: opposite[filter.op] }
  return null
}
