import type { Turn } from './turn.js'

/** What a conversation keeps: older turns are forgotten, the newest last. */
export const mostTurns = 20

/** What a model is told of it, newest first counted. */
export const told = { turns: 6, tokens: 2000 } as const

/** The conversation with one more turn. */
export function withTurn(turns: readonly Turn[], turn: Turn): readonly Turn[] {
  return [...turns, turn].slice(-mostTurns)
}

/** The newest turns that fit what a model is told, oldest first; the last one always. */
export function recentTurns(turns: readonly Turn[]): readonly Turn[] {
  const kept: Turn[] = []
  let tokens = 0
  for (const turn of turns.slice(-told.turns).reverse()) {
    tokens += tokensOf(turn)
    if (kept.length > 0 && tokens > told.tokens) break
    kept.unshift(turn)
  }
  return kept
}

/** About 4 characters a token. */
export function tokensOf({ said, sql, reading, columns }: Turn): number {
  return Math.ceil([said, sql ?? '', reading ?? '', columns.join(', ')].join('').length / 4)
}

/** The words that a question after these turns may speak of: the last one in full, what was said since, and its own. */
export function wordsInPlay(turns: readonly Turn[], question: string): string {
  const last = turns.findLastIndex((turn) => turn.question !== null)
  const since = last < 0 ? recentTurns(turns) : turns.slice(last)
  return [...since.map((turn) => turn.question ?? turn.said), question].join('\n')
}
