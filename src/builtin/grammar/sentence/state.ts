import type { Piece } from '../sketch.js'

/** Where a sentence is: before its head, wanting something to show, wanting something to split up, or after it. */
export type Stage = 'open' | 'ask' | 'tally' | 'tail'

/** One reading of the tokens before `at`. */
export interface State {
  readonly at: number
  readonly stage: Stage
  /** The last thing was a term to show, so "and" may bring another. */
  readonly listing: boolean
  readonly pieces: readonly Piece[]
  readonly cost: number
  /** What the pieces say; states with the same key, stage and place differ only in words skipped. */
  readonly key: string
  /** A comparison is asked for, so that something must tell apart what is compared. */
  readonly compares?: boolean
}

/** Nothing read yet. */
export const unread: State = { at: 0, stage: 'open', listing: false, pieces: [], cost: 0, key: '' }

/** The state after one more piece, whose `cost` is told apart because the step may have added to it. */
export function grown(state: State, piece: Piece, cost: number, stage: Stage): State {
  return {
    at: piece.end,
    stage,
    listing: false,
    pieces: [...state.pieces, piece],
    cost: state.cost + cost,
    key: `${state.key}|${signature(piece)}`,
    ...(state.compares ? { compares: true } : {}),
  }
}

const unsigned = new Set(['links', 'cost', 'start', 'end', 'text', 'plural'])

/** Two states with equal signatures differ only in words skipped. */
function signature(piece: Piece): string {
  const known = signatures.get(piece)
  if (known !== undefined) return known
  const made = JSON.stringify(piece, (key, value: unknown) =>
    unsigned.has(key) ? undefined : key === 'mention' ? spanOf(value) : value,
  )
  signatures.set(piece, made)
  return made
}

function spanOf(mention: unknown): unknown {
  return mention && typeof mention === 'object' && 'start' in mention && 'end' in mention
    ? `${mention.start}-${mention.end}`
    : mention
}

/** Remembers what is derived from a piece alone; entries die with their pieces. */
const signatures = new WeakMap<Piece, string>()
