import type { Formula, Piece, Sketch, Slot, Term } from '../../grammar/sketch.js'
import { type Draft, linkOf } from '../draft.js'
import { tableIdOf } from '../reach.js'
import { Ungrounded } from '../ungrounded.js'
import { valueEntity } from './value-entity.js'

/**
 * The id of the table the question is about: what is counted, else the first thing asked or the noun it is of. Null
 * where only an amount is asked for, which says itself where it is.
 */
export function mainTable(sketch: Sketch, draft: Draft): string | null {
  for (const piece of sketch.pieces) {
    if (piece.kind !== 'ask') continue
    for (const term of piece.terms) {
      const slot = slotOf(term)
      if (slot) return mainOf(sketch, piece, term, slot, draft)
    }
  }
  const ranked = sketch.pieces.flatMap((piece) =>
    piece.kind === 'extreme' && piece.extreme.by ? (slotOf(piece.extreme.by) ?? []) : [],
  )[0]
  if (ranked && asksPeriod(sketch)) return tableIdOf(linkOf(draft, ranked))
  for (const piece of sketch.pieces) {
    if (piece.kind === 'entity') return tableIdOf(linkOf(draft, piece.noun.slot))
    const key = piece.kind === 'group' ? piece.terms[0] : undefined
    const slot = key ? slotOf(key) : null
    if (slot) return tableIdOf(linkOf(draft, slot))
  }
  const value = sketch.pieces.flatMap((piece) =>
    piece.kind === 'filter' && piece.filter.kind === 'value' ? [piece.filter.slot] : [],
  )[0]
  if (value && value.literal === null) return valueEntity(draft, value)
  if (asksAmount(sketch)) return null
  if (
    asksPeriod(sketch) &&
    sketch.pieces.some((piece) => piece.kind === 'extreme' && isAmount(piece.extreme.by))
  )
    return null
  throw new Ungrounded('the question asks for nothing')
}

/** "Which month had the most orders" is about orders. */
function asksPeriod({ pieces }: Sketch): boolean {
  return pieces.some((piece) => piece.kind === 'ask' && piece.terms.some((term) => term.kind === 'grain'))
}

function asksAmount({ pieces }: Sketch): boolean {
  return pieces.some((piece) => piece.kind === 'ask' && piece.terms.some(isAmount))
}

function isAmount(term: Term | null): boolean {
  return (
    term?.kind === 'money' || term?.kind === 'amount' || (term?.kind === 'ratio' && isAmount(term.over.term))
  )
}

function mainOf(sketch: Sketch, ask: Piece, term: Term, slot: Slot, draft: Draft): string {
  const link = linkOf(draft, slot)
  if (link.kind === 'table' || term.kind === 'count') return tableIdOf(link)
  if (link.kind === 'value') return valueEntity(draft, slot)
  const next = sketch.pieces
    .slice(sketch.pieces.indexOf(ask) + 1)
    .find((piece) => piece.kind !== 'ask' && piece.kind !== 'and')
  if (next?.kind === 'entity' && term.kind === 'noun') {
    const owner = linkOf(draft, next.noun.slot)
    if (
      owner.kind === 'table' &&
      ['of', 'for', 'from', 'in', 'across', 'among', 'at', 'on'].includes(next.preposition)
    )
      return owner.table
    if (owner.kind === 'value' && next.preposition === 'of') return valueEntity(draft, next.noun.slot)
  }
  return tableIdOf(link)
}

function slotOf(term: Term): Slot | null {
  switch (term.kind) {
    case 'noun':
    case 'count':
      return term.noun.slot
    case 'aggregate':
      return slotOf(term.of)
    case 'span':
      return term.to ?? term.from
    case 'trend':
      return slotOf(term.of)
    case 'place':
      return slotOf(term.by)
    case 'formula':
      return slotOfFormula(term.of)
    case 'ratio':
      return slotOf(term.over.term)
    case 'grain':
    case 'measured':
      return term.noun?.slot ?? null
    case 'amount':
      return term.slot ?? term.noun?.slot ?? null
    case 'same':
    case 'money':
      return null
    default:
      return term satisfies never
  }
}

function slotOfFormula(of: Formula): Slot | null {
  if (of.kind === 'number') return null
  return of.kind === 'clause' ? slotOf(of.clause.term) : (slotOfFormula(of.left) ?? slotOfFormula(of.right))
}
