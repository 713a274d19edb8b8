import { stem } from '../../../linking/stem.js'
import type { Piece } from '../../grammar/sketch.js'
import { amountIn } from '../../grammar/units.js'
import { addBothSides } from '../both-conditions.js'
import { conditionOf } from '../conditions/conditions.js'
import { dateCondition } from '../conditions/dates.js'
import { spokenUnit } from '../conditions/numbers.js'
import { dateOfGroup } from '../dates/date-of-group.js'
import type { Draft } from '../draft.js'
import type { Condition } from '../spec.js'
import { Unfit, Ungrounded } from '../ungrounded.js'
import { namesOfVerb } from '../verbs.js'
import { addCondition } from './add-condition.js'
import { addBothValues } from './both-values.js'
import { checkCompoundKey } from './compound-key.js'
import { checkContrast } from './contrasted.js'
import { checkFlagAgents } from './flag-agents.js'
import { checkKeyOwner, checkNameOf, isNameOfKey } from './key-owner.js'
import { readPerUnit } from './per-unit.js'
import { directionBy } from './degree-order.js'
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
      for (const term of piece.terms)
        if (term.kind !== 'noun' || !isNameOfKey(draft, term.noun, all, at))
          readAsk(draft, term, piece, directive)
      if (piece.contrasted) checkContrast(draft.outputs.slice(-2))
      break
    case 'entity':
      checkKeyOwner(draft, piece, all[at - 1])
      checkNameOf(draft, piece, all[at - 1])
      if (piece.preposition === 'and' && endsInCount(all.slice(0, at)))
        throw new Ungrounded(`'${piece.noun.slot.text}' may be counted too`, [piece.noun.slot.text])
      if (piece.preposition === 'and' && ofAmount(all.slice(0, at)))
        throw new Ungrounded(`'${piece.noun.slot.text}' may be part of the amount`, [piece.noun.slot.text])
      if (piece.preposition === 'and' && endsInThing(all.slice(0, at)))
        throw new Unfit(`'${piece.noun.slot.text}' may be shown too`, [piece.noun.slot.text])
      readEntity(draft, piece.noun, piece.preposition)
      break
    case 'filter':
      checkAverageOf(piece, all[at + 1])
      readFilter(draft, piece, all[at - 1])
      break
    case 'group':
      checkCompoundKey(draft, piece, all[at + 1])
      checkFlagAgents(draft, piece, all[at - 1])
      if (readPerUnit(draft, piece, all[at - 1])) break
      readGroups(draft, piece)
      break
    case 'order':
      if (piece.term === null) draft.orderOnly = piece
      else {
        const by = specOf(draft, piece.term)
        draft.orders.push({ by, descending: directionBy(by, piece) })
      }
      break
    case 'extreme':
      readExtreme(draft, piece.extreme, null)
      break
    case 'having':
      readHaving(draft, piece, all[at - 1])
      break
    case 'amounting':
      readAmounting(draft, piece)
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
      if (piece.average) draft.averaged = true
      draft.form = { percent: piece.percent ?? draft.form.percent, digits: piece.digits ?? draft.form.digits }
      break
    case 'both':
      addBothSides(draft, piece)
      break
    default:
      piece satisfies never
  }
}

/** "the total amount of fines and …": another thing whose amounts may be meant. */
function ofAmount(before: readonly Piece[]): boolean {
  const said = before.filter((piece) => piece.kind !== 'and')
  const [ask, last] = said.slice(-2)
  return (
    last?.kind === 'entity' &&
    last.preposition === 'of' &&
    ask?.kind === 'ask' &&
    ask.terms.at(-1)?.kind === 'aggregate'
  )
}

/** "spent more than 100 in total": the sum of what someone spent is held to it. */
function readAmounting(draft: Draft, piece: PieceOf<'amounting'>): void {
  const { term, op, amount, upper } = piece
  const spec = specOf(draft, term)
  if (spec.kind !== 'aggregate' || (spec.factor ?? 1) !== 1)
    throw new Ungrounded(`what '${term.word}' adds up to is not clear`, [term.word])
  const { fn, column } = spec
  const unit = spokenUnit(column, piece.unit)
  // "in total in 2023": what follows narrows what is added up.
  const conditions: Condition[] = []
  draft.having.push({
    table: column.table,
    op,
    amount: amountIn(column, amount, unit),
    upper: upper === null ? null : amountIn(column, upper, unit),
    distinctColumn: null,
    of: { fn, column },
    conditions,
  })
  draft.openHaving = conditions
  draft.openAmount = conditions
  draft.near = column.table
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

/** "the average motorhome pitch" is over those alone. @throws {Unfit} where what follows at once is read apart */
function checkAverageOf({ filter, end }: PieceOf<'filter'>, next: Piece | undefined): void {
  if (filter.kind !== 'average' || filter.within || next?.start !== end) return
  const noun = next.kind === 'entity' ? next.noun : null
  const narrows = next.kind === 'filter' && next.filter.kind === 'value'
  if (narrows || noun?.slot.role === 'value' || (noun && noun.pre.length > 0))
    throw new Unfit('the average is of those that are named after it', ['average'])
}

function readFilter(draft: Draft, piece: PieceOf<'filter'>, before: Piece | undefined): void {
  if (piece.filter.kind === 'value' && piece.filter.all) {
    addBothValues(draft, piece.filter)
    return
  }
  const day = dateOfGroup(draft, piece, before)
  const isDay = day !== null && piece.filter.kind === 'date'
  addCondition(draft, isDay ? dateCondition(draft, piece.filter.span, day) : conditionOf(draft, piece.filter))
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
