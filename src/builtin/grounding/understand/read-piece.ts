import type { Piece } from '../../grammar/sketch.js'
import { addBothSides } from '../both-conditions.js'
import { conditionOf } from '../conditions/conditions.js'
import { columnOf, type Draft } from '../draft.js'
import { Ungrounded } from '../spec.js'
import { addCondition } from './add-condition.js'
import { addBothValues } from './both-values.js'
import { readAsk } from './read-ask.js'
import { readEntity } from './read-entity.js'
import { readExtreme } from './read-extreme.js'
import { readGroup } from './read-group.js'
import { readHaving } from './read-having.js'
import { readWithout } from './read-without.js'
import { specOf } from './term-spec.js'

type PieceOf<Kind extends Piece['kind']> = Extract<Piece, { kind: Kind }>

/**
 * Adds to the draft what one piece says: `all[at]`, one of its neighbours. `directive`: it comes from a sentence after
 * the question, which says how to answer.
 */
export function readPiece(
  draft: Draft,
  piece: Piece,
  all: readonly Piece[],
  at: number,
  directive: boolean,
): void {
  switch (piece.kind) {
    case 'ask':
      draft.openHaving = null
      for (const term of piece.terms) readAsk(draft, term, piece, directive)
      break
    case 'entity':
      readEntity(draft, piece.noun, piece.preposition)
      break
    case 'filter':
      readFilter(draft, piece, all[at + 1])
      break
    case 'group':
      readGroups(draft, piece)
      break
    case 'order':
      if (piece.term === null) draft.orderOnly = { descending: piece.descending }
      else draft.orders.push({ by: specOf(draft, piece.term), descending: piece.descending })
      break
    case 'extreme':
      readExtreme(draft, piece.extreme, null)
      break
    case 'having':
      readHaving(draft, piece)
      break
    case 'without':
      readWithout(draft, piece.pieces)
      break
    case 'verb':
      readVerb(draft, piece)
      break
    case 'or':
      draft.or = true
      break
    case 'unit':
      draft.units.push(piece.unit)
      break
    case 'distinct':
      draft.distinct = true
      break
    case 'and':
      draft.openHaving = null
      break
    case 'stop':
      break
    case 'period':
      draft.period = piece.grain
      break
    case 'form':
      draft.form = { percent: piece.percent ?? draft.form.percent, digits: piece.digits ?? draft.form.digits }
      break
    case 'both':
      addBothSides(draft, piece)
      break
    default:
      piece satisfies never
  }
}

function readFilter(draft: Draft, piece: PieceOf<'filter'>, next: Piece | undefined): void {
  if (piece.filter.kind === 'value' && piece.filter.all) {
    addBothValues(draft, piece.filter)
    return
  }
  stateThenDate(draft, piece, next)
  addCondition(draft, conditionOf(draft, piece.filter))
}

/** "shipped in 2023" is about the shipping date, not about any shipped thing and another date. */
function stateThenDate(draft: Draft, piece: PieceOf<'filter'>, next: Piece | undefined): void {
  if (
    piece.filter.kind !== 'flag' ||
    next?.kind !== 'filter' ||
    next.filter.kind !== 'date' ||
    next.filter.column
  )
    return
  if (columnOf(draft, piece.filter.slot).kind !== 'boolean')
    throw new Ungrounded(`'${piece.filter.slot.text}' says which date is meant`)
}

function readGroups(draft: Draft, piece: PieceOf<'group'>): void {
  for (const term of piece.terms) readGroup(draft, term)
  if (piece.word !== 'each' && piece.word !== 'every') draft.tallies = true
}

function readVerb(draft: Draft, piece: PieceOf<'verb'>): void {
  draft.verbs = [piece.stem, ...draft.verbs]
  draft.hintStems.add(piece.stem)
  for (const table of draft.catalog.tables)
    if (table.lemmas.some((word) => word === piece.stem)) draft.hintTables.add(table.id)
  draft.lastVerb = { stem: piece.stem, end: piece.end, text: piece.text }
}
