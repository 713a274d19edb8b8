import type { Parsed } from '../chart.js'
import type { Piece } from '../sketch.js'

/** A piece without its place and its cost. */
export type PieceBody = Piece extends infer P
  ? P extends Piece
    ? Omit<P, 'start' | 'end' | 'cost'>
    : never
  : never

/** A piece from `start` to where `found` ends; it costs what was found, `extra`, and 0.1 for being a piece of its own. */
export function piece(
  start: number,
  found: { readonly end: number; readonly cost: number },
  body: PieceBody,
  extra = 0,
): Parsed<Piece> {
  const cost = found.cost + extra + 0.1
  return { value: { ...body, start, end: found.end, cost } as Piece, end: found.end, cost }
}
