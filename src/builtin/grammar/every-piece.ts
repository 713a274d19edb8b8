import type { Piece, Sketch, Term } from './sketch.js'

/** All pieces of a sketch, those inside a ratio too. */
export function everyPiece(sketch: Sketch): readonly Piece[] {
  return sketch.pieces.flatMap(inside)
}

function inside(piece: Piece): readonly Piece[] {
  switch (piece.kind) {
    case 'ask':
      return [piece, ...piece.terms.flatMap(ofTerm)]
    case 'extreme':
      return piece.extreme.by ? [piece, ...ofTerm(piece.extreme.by)] : [piece]
    case 'order':
      return piece.term ? [piece, ...ofTerm(piece.term)] : [piece]
    case 'both':
      return [piece, ...piece.left.flatMap(inside), ...piece.right.flatMap(inside)]
    default:
      return [piece]
  }
}

function ofTerm(term: Term): readonly Piece[] {
  return term.kind === 'ratio' ? [...term.over.pieces, ...(term.under?.pieces ?? [])].flatMap(inside) : []
}
