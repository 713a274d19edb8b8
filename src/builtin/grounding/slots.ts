import type { Clause, Filter, Formula, Noun, Piece, Sketch, Slot, Term } from '../grammar/sketch.js'
import { needsNumbers } from '../planning/plan.js'
import { governorAhead, laterGovernor, mainSlot } from './governors.js'

/** A slot with what decides its link: the noun that governs it, and the column its value must be in. */
export interface SlotUse {
  readonly slot: Slot
  readonly use:
    | 'valueNoun'
    | 'ask'
    | 'entity'
    | 'count'
    | 'number'
    | 'extreme'
    | 'group'
    | 'order'
    | 'value'
    | 'valueColumn'
    | 'compare'
    | 'flag'
    | 'date'
    | 'text'
    | 'without'
  readonly governor: Slot | null
  readonly boundTo: Slot | null
  /** "For each fine, show the amount and the member's name": what all that is shown may be of as well. */
  readonly each?: Slot
}

/** All slots of a sketch in reading order, each with its governor: the nearest noun before it, or after it for "X of Y". */
export function slotUses(sketch: Sketch): readonly SlotUse[] {
  const out: SlotUse[] = []
  walkPieces(sketch.pieces, null, out)
  return out
}

function walkPieces(pieces: readonly Piece[], outer: Slot | null, out: SlotUse[]): void {
  let governor = outer
  const each = frontedSlot(pieces)
  pieces.forEach((piece, at) => {
    const ahead = governorAhead(pieces, at)
    switch (piece.kind) {
      case 'ask':
        for (const term of piece.terms) {
          const of = ahead ?? laterGovernor(pieces, piece) ?? governor ?? each
          const own: SlotUse[] = []
          const owned = isOwned(pieces, at) && term === piece.terms.at(-1)
          walkTerm(term, of, own, 'ask')
          out.push(
            ...own.map((use) =>
              each && !owned && term.kind === 'noun' && use.governor === of ? { ...use, each } : use,
            ),
          )
          governor = mainSlot(term) ?? governor
        }
        break
      case 'entity':
        walkNoun(piece.noun, governor, out, 'entity')
        governor = piece.noun.slot
        break
      case 'filter':
        walkFilter(piece.filter, governor, out)
        break
      case 'group':
        for (const term of piece.terms) walkTerm(term, ahead ?? governor, out, 'group')
        break
      case 'order':
        if (piece.term) walkTerm(piece.term, ahead ?? governor, out, 'order')
        break
      case 'extreme':
        if (piece.extreme.by) walkTerm(piece.extreme.by, ahead ?? governor, out, 'extreme')
        break
      case 'having':
        if (!piece.noun) break
        walkNoun(piece.noun, governor, out, piece.fn && piece.noun.slot.role !== 'count' ? 'number' : 'count')
        governor = piece.noun.slot
        break
      case 'amounting':
        walkTerm(piece.term, governor, out, 'number')
        break
      case 'without':
        walkPieces(piece.pieces, governor, out)
        break
      case 'both':
        walkPieces(piece.left, governor, out)
        walkPieces(piece.right, governor, out)
        break
      case 'form':
      case 'period':
      case 'verb':
      case 'distinct':
      case 'unit':
      case 'or':
      case 'and':
      case 'stop':
        break
      default:
        piece satisfies never
    }
  })
}

/** "the names of its players": told right away of whom. */
function isOwned(pieces: readonly Piece[], at: number): boolean {
  const next = pieces[at + 1]
  return next?.kind === 'entity' && next.preposition === 'of'
}

/** "For each fine, …": the thing, where it stands before all that is asked. */
function frontedSlot(pieces: readonly Piece[]): Slot | null {
  const first = pieces.find((piece) => piece.kind === 'ask' || piece.kind === 'group')
  const term = first?.kind === 'group' && ['each', 'every'].includes(first.word) ? first.terms[0] : undefined
  return term?.kind === 'noun' ? term.noun.slot : null
}

function walkTerm(term: Term, governor: Slot | null, out: SlotUse[], use: SlotUse['use']): void {
  switch (term.kind) {
    case 'noun':
      walkNoun(term.noun, governor, out, use)
      break
    case 'count':
      walkNoun(term.noun, governor, out, 'count')
      break
    case 'aggregate':
      walkTerm(term.of, governor, out, needsNumbers(term.fn) ? 'number' : 'extreme')
      break
    case 'place':
      walkTerm(term.by, governor, out, 'number')
      break
    case 'formula':
      walkFormula(term.of, governor, out)
      break
    case 'ratio':
      walkClause(term.over, governor, out)
      if (term.under) walkClause(term.under, governor, out)
      break
    case 'span':
      for (const slot of [term.from, term.to])
        if (slot) out.push({ slot, use: 'date', governor, boundTo: null })
      break
    case 'trend':
      walkTerm(term.of, governor, out, term.of.kind === 'noun' ? 'number' : use)
      break
    case 'measured':
      if (term.noun) walkNoun(term.noun, governor, out, 'entity')
      break
    case 'grain':
      if (term.noun) walkNoun(term.noun, governor, out, 'date')
      break
    case 'amount':
      if (term.noun) walkNoun(term.noun, governor, out, 'ask')
      if (term.slot) out.push({ slot: term.slot, use: 'entity', governor, boundTo: null })
      break
    case 'same':
    case 'money':
      break
    default:
      term satisfies never
  }
}

function walkFormula(of: Formula, governor: Slot | null, out: SlotUse[]): void {
  if (of.kind === 'clause') walkClause(of.clause, governor, out)
  if (of.kind !== 'op') return
  walkFormula(of.left, governor, out)
  walkFormula(of.right, governor, out)
}

function walkClause(clause: Clause, governor: Slot | null, out: SlotUse[]): void {
  walkTerm(clause.term, governor, out, 'count')
  walkPieces(clause.pieces, mainSlot(clause.term), out)
}

function walkNoun(noun: Noun, governor: Slot | null, out: SlotUse[], use: SlotUse['use']): void {
  if (noun.owner?.slot.role === 'value') walkNamed(noun.owner, governor, out)
  else if (noun.owner) walkNoun(noun.owner, governor, out, 'entity')
  const own = noun.owner?.slot ?? governor
  out.push({
    slot: noun.slot,
    use: noun.slot.role === 'value' ? 'valueNoun' : use,
    governor: own === noun.slot ? null : own,
    boundTo: null,
  })
  for (const filter of noun.pre) walkFilter(filter, noun.slot, out)
  if (noun.extreme?.by) walkTerm(noun.extreme.by, noun.slot, out, 'extreme')
}

/** "Paula Zapata's boss": the row itself that is named, and none of its children. */
function walkNamed(owner: Noun, governor: Slot | null, out: SlotUse[]): void {
  out.push({ slot: owner.slot, use: 'value', governor, boundTo: null })
  for (const filter of owner.pre) walkFilter(filter, owner.slot, out)
}

function walkFilter(filter: Filter, governor: Slot | null, out: SlotUse[]): void {
  const push = (slot: Slot, use: SlotUse['use'], boundTo: Slot | null = null) =>
    out.push({ slot, use, governor, boundTo })
  switch (filter.kind) {
    case 'value':
      if (filter.column) push(filter.column, 'valueColumn')
      for (const slot of [filter.slot, ...filter.more]) {
        if (slot.literal === null)
          push(slot, 'value', filter.column ?? (slot === filter.slot ? null : filter.slot))
      }
      break
    case 'compare':
    case 'average':
      if (filter.term) walkTerm(filter.term, governor, out, 'compare')
      if (filter.kind === 'average' && filter.within) push(filter.within, 'group')
      if (filter.kind === 'average' && filter.whole) push(filter.whole, 'entity')
      if (filter.kind === 'average')
        for (const each of filter.only ?? []) walkFilter(each, filter.whole ?? governor, out)
      break
    case 'versus':
      if (filter.column) push(filter.column, 'ask')
      walkNoun(filter.other, governor, out, 'ask')
      break
    case 'date':
    case 'weekday':
      if (filter.column) push(filter.column, 'date')
      break
    case 'flag':
      push(filter.slot, 'flag')
      break
    case 'empty':
      push(filter.slot, 'valueColumn')
      break
    case 'like':
      if (filter.slot) push(filter.slot, 'text')
      break
    case 'lasting':
      if (filter.of) walkTerm(filter.of, governor, out, 'date')
      break
    case 'degree':
    case 'during':
    case 'new':
      break
    default:
      filter satisfies never
  }
}
