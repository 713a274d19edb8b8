import type { Chart } from '../chart.js'
import type { Piece, Term } from '../sketch.js'

/** What is to be shown, read from these tokens of a sentence that is no command to list. */
export function listPiece(
  { tokens }: Chart,
  terms: readonly Term[],
  { start, end }: { readonly start: number; readonly end: number },
): Piece {
  const sentence = tokens[start]?.sentence ?? 0
  return { kind: 'ask', terms, head: 'list', sentence, start, end, cost: 0 }
}
