import type { Term } from '../../grammar/sketch.js'
import { isOfLife } from '../../grounding/dates/date-kinds.js'
import { tableIdOf } from '../../grounding/reach.js'
import { PassedOver } from '../../grounding/ungrounded.js'
import { pieceOver, type Said } from './said.js'

/** "the average age of our patrons" is told by their own birth dates, not by those of the actors they saw. @throws {PassedOver} where it is */
export function checkOwnBirths(said: Said): void {
  const { pieces } = said.reading.sketch
  for (const [at, piece] of pieces.entries()) {
    if (piece.kind !== 'ask') continue
    const next = pieces[at + 1]
    if (next?.kind !== 'entity' || !['of', 'for', 'among'].includes(next.preposition)) continue
    const link = said.reading.assignment.links.get(next.noun.slot)
    const table = birthsOf(said, piece.terms.at(-1))
    if (link?.kind !== 'table' || table === null || link.table === table) continue
    throw new PassedOver(`nothing says when ${next.noun.slot.text} were born`, [next.noun.slot.text])
  }
  checkOlder(said)
}

/** "patrons older than 30" by the births of somebody else. */
function checkOlder(said: Said): void {
  const { pieces } = said.reading.sketch
  for (const piece of pieces) {
    if (piece.kind !== 'filter' || piece.filter.kind !== 'date' || !piece.filter.column) continue
    const born = said.reading.assignment.links.get(piece.filter.column)
    if (born?.kind !== 'column' || born.reason !== 'derived') continue
    const column = said.catalog.columnById.get(born.column)
    if (column && !isOfLife(column)) continue
    const [before] = [1, 2, 3].flatMap((back) => nounLink(said, piece.start - back))
    if (before && before !== tableIdOf(born))
      throw new PassedOver('nothing says when they were born', ['age'])
  }
}

/** The table of the noun that ends at a token, as a list of one. */
function nounLink(said: Said, at: number): readonly string[] {
  const piece = pieceOver(said, at)
  const noun =
    piece?.kind === 'entity'
      ? piece.noun
      : piece?.kind === 'ask' && ['noun', 'count'].includes(piece.terms.at(-1)?.kind ?? '')
        ? (piece.terms.at(-1) as Extract<Term, { kind: 'noun' }>).noun
        : null
  const link = noun ? said.reading.assignment.links.get(noun.slot) : undefined
  return link?.kind === 'table' ? [link.table] : []
}

function birthsOf({ reading }: Said, term: Term | undefined): string | null {
  if (term?.kind !== 'span' || term.from === null || term.to !== null) return null
  const link = reading.assignment.links.get(term.from)
  return link?.kind === 'column' && link.reason === 'derived' ? tableIdOf(link) : null
}
