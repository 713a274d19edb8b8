import { stem } from '../../../linking/stem.js'
import type { Piece } from '../../grammar/sketch.js'
import { addBothSides } from '../both-conditions.js'
import { conditionOf } from '../conditions/conditions.js'
import type { Draft } from '../draft.js'
import { Ungrounded } from '../ungrounded.js'
import { namesOfVerb } from '../verbs.js'
import { addCondition } from './add-condition.js'
import { addBothValues } from './both-values.js'
import { checkCompoundKey } from './compound-key.js'
import { checkFlagAgents } from './flag-agents.js'
import { checkContrast } from './contrasted.js'
import { checkKeyOwner } from './key-owner.js'
import { readPerUnit } from './per-unit.js'
import { readAsk } from './read-ask.js'
import { readEntity } from './read-entity.js'
import { readExtreme } from './read-extreme.js'
import { readGroup } from './read-group.js'
import { readHaving } from './read-having.js'
import { readWithout } from './read-without.js'
import { isDatedState } from './state-then-date.js'
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
  if (isDatedState(draft, piece, all[at + 1])) return
  switch (piece.kind) {
    case 'ask':
      draft.openHaving = null
      for (const term of piece.terms) readAsk(draft, term, piece, directive)
      if (piece.contrasted) checkContrast(draft.outputs.slice(-2))
      break
    case 'entity':
      checkKeyOwner(draft, piece, all[at - 1])
      if (piece.preposition === 'and' && endsInCount(all.slice(0, at)))
        throw new Ungrounded(`'${piece.noun.slot.text}' may be counted too`, [piece.noun.slot.text])
      if (piece.preposition === 'and' && endsInThing(all.slice(0, at)))
        throw new Ungrounded(`'${piece.noun.slot.text}' may be shown too`, [piece.noun.slot.text])
      readEntity(draft, piece.noun, piece.preposition)
      break
    case 'filter':
      readFilter(draft, piece)
      break
    case 'group':
      checkCompoundKey(draft, piece, all[at + 1])
      checkFlagAgents(draft, piece, all[at - 1])
      if (readPerUnit(draft, piece, all[at - 1])) break
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
      readHaving(draft, piece, all[at - 1])
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

/** "how many meters and …": what follows is counted, not met. */
function endsInCount(before: readonly Piece[]): boolean {
  const last = before.findLast((piece) => piece.kind !== 'and')
  return last?.kind === 'ask' && last.terms.at(-1)?.kind === 'count'
}

/** "titles and authors of books", "names of patients and doctors": what follows is shown, not met. */
function endsInThing(before: readonly Piece[]): boolean {
  const told = before.filter((piece) => piece.kind !== 'and')
  const owner = told.at(-1)
  const last = owner?.kind === 'entity' && owner.preposition === 'of' ? told.at(-2) : owner
  return last?.kind === 'ask' && last.head === 'list' && last.terms.at(-1)?.kind === 'noun'
}

function readFilter(draft: Draft, piece: PieceOf<'filter'>): void {
  if (piece.filter.kind === 'value' && piece.filter.all) {
    addBothValues(draft, piece.filter)
    return
  }
  addCondition(draft, conditionOf(draft, piece.filter))
}

function readGroups(draft: Draft, piece: PieceOf<'group'>): void {
  for (const term of piece.terms) readGroup(draft, term)
  if (piece.word === 'per') draft.perRow = true
  if (piece.word !== 'each' && piece.word !== 'every') draft.tallies = true
}

function readVerb(draft: Draft, piece: PieceOf<'verb'>): void {
  draft.verbs = [piece.stem, ...draft.verbs]
  draft.hintStems.add(piece.stem)
  const names = [piece.stem, ...namesOfVerb(piece.stem)]
  for (const table of draft.catalog.tables)
    if (table.lemmas.some((word) => names.includes(stem(word)))) draft.hintTables.add(table.id)
  draft.lastVerb = { stem: piece.stem, end: piece.end, text: piece.text }
}
