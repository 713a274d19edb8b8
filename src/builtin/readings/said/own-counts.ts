import type { Piece } from '../../grammar/sketch.js'
import { PassedOver } from '../../grounding/ungrounded.js'
import type { Said } from './said.js'

const pointers: ReadonlySet<string> = new Set(['them', 'those', 'these', 'which'])

/**
 * "The number of visits that were completed and the number of visits that …": what is said of the one count is not said
 * of the other, unless it is "of those". @throws {PassedOver} where it is
 */
export function checkOwnCounts({ tokens, reading }: Said): void {
  const { pieces } = reading.sketch
  const asks = pieces.filter((piece) => piece.kind === 'ask')
  const own = asks.find(({ terms }) =>
    terms.some((term) => term.kind === 'formula' && term.of.kind === 'clause'),
  )
  if (!own || tokens.slice(own.start, own.end).some(({ low }) => pointers.has(low))) return
  const counted = countedIn(own)
  for (const ask of asks) {
    if (ask === own || counted === null || countedIn(ask) !== counted) continue
    const next = pieces[pieces.indexOf(ask) + 1]
    if (next && ['filter', 'entity', 'without'].includes(next.kind))
      throw new PassedOver('which of the counts the condition is of is not clear')
  }
}

/** The word of what is counted, by what it may mean. */
function countedIn(piece: Piece): string | null {
  const term = piece.kind === 'ask' ? piece.terms[0] : undefined
  const count = term?.kind === 'formula' && term.of.kind === 'clause' ? term.of.clause.term : term
  return count?.kind === 'count' ? count.noun.slot.text.toLowerCase() : null
}
