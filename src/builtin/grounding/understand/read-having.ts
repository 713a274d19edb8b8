import type { Piece } from '../../grammar/sketch.js'
import { conditionOf } from '../conditions/conditions.js'
import { columnOf, type Draft, linkOf } from '../draft.js'
import { tableIdOf } from '../reach.js'
import { type Condition, Ungrounded } from '../spec.js'
import { addCondition } from './add-condition.js'

type HavingPiece = Extract<Piece, { kind: 'having' }>

/** "with more than 3 late orders": how many rows, or different values of a column, there have to be. */
export function readHaving(draft: Draft, piece: HavingPiece): void {
  const link = linkOf(draft, piece.noun.slot)
  const conditions = conditionsOn(draft, piece, tableIdOf(link))
  const { op, amount, upper } = piece
  if (op === '=' && amount >= 1900 && amount < 2100)
    throw new Ungrounded(`${amount} is a year, and no number of things`, [String(amount)])
  if (link.kind === 'table') {
    draft.having.push({ table: link.table, op, amount, upper, distinctColumn: null, conditions })
    draft.openHaving = conditions
    draft.near = link.table
    return
  }
  const column = columnOf(draft, piece.noun.slot)
  if (column.kind === 'number' && column.role === 'measure')
    throw new Ungrounded(`'${piece.noun.slot.text}' is an amount, not a thing to count`, [
      piece.noun.slot.text,
    ])
  draft.having.push({ table: column.table, op, amount, upper, distinctColumn: column, conditions })
}

/** What is said before the counted noun narrows what is counted, not the question. */
function conditionsOn(draft: Draft, piece: HavingPiece, table: string): Condition[] {
  const near = draft.near
  const mark = draft.conditions.length
  draft.near = table
  for (const filter of piece.noun.pre) addCondition(draft, conditionOf(draft, filter))
  const conditions = draft.conditions.splice(mark)
  draft.near = near
  return conditions
}
