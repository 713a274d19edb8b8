import { type CatalogColumn, isTemporal, mustTable } from '../../../linking/catalog.js'
import { stem } from '../../../linking/stem.js'
import type { Piece, Slot } from '../../grammar/sketch.js'
import { dateByVerb } from '../dates/date-by-verb.js'
import { columnOf, type Draft, linkOf } from '../draft.js'
import { Ungrounded } from '../ungrounded.js'

/**
 * Whether a piece only says which date the next one is about: "shipped in 2023" is about the shipping date, not about
 * any shipped thing and another date, and "returned after the due date" compares the day of return.
 * @throws {Ungrounded} where a date that is filled in and the date right after it are read apart
 */
export function isDatedState(draft: Draft, piece: Piece, next: Piece | undefined): boolean {
  if (isBecoming(draft, piece, next)) return true
  const slot = stateOf(piece)
  if (!slot || !next || !isUndated(next) || next.start - piece.end > wholeBetween) return false
  const column = columnOf(draft, slot)
  if (isTemporal(column)) throw new Ungrounded(`'${slot.text}' says which date is meant`)
  if (next.start - piece.end > 1 || !datesState(draft, slot, column)) return false
  const verb = stem(slot.text)
  draft.verbs = [verb, ...draft.verbs]
  draft.lastVerb = { stem: verb, end: piece.end, text: slot.text }
  draft.notes.push(`'${slot.text}' read as the date of it, whatever the ${column.words.join(' ')} says now`)
  return true
}

/** "became members before 2019": the date since when they are, and nothing of what they are now. */
function isBecoming(draft: Draft, piece: Piece, next: Piece | undefined): boolean {
  if (piece.kind !== 'entity' || !becoming.has(piece.preposition)) return false
  const { noun } = piece
  const table = draft.near ?? draft.target
  if (!next || !isUndated(next) || next.start - piece.end > 1 || noun.pre.length > 0 || table === null)
    return false
  const verb = stem(noun.slot.text)
  const dated = mustTable(draft.catalog, table).columns.some(
    (column) => isTemporal(column) && column.words.some((word) => stem(word) === verb),
  )
  if (!dated) throw new Ungrounded(`nothing says since when they are ${noun.slot.text}`, [noun.slot.text])
  draft.verbs = [verb, ...draft.verbs]
  draft.lastVerb = { stem: verb, end: piece.end, text: noun.slot.text }
  return true
}

const becoming: ReadonlySet<string> = new Set(['become', 'becomes', 'became', 'becoming'])
/** "left the museum in 2024": what is left may stand between. */
const wholeBetween = 2

function stateOf(piece: Piece): Slot | null {
  if (piece.kind === 'filter' && piece.filter.kind === 'flag') return piece.filter.slot
  if (piece.kind === 'filter' && piece.filter.kind === 'value') {
    const { filter } = piece
    const plain =
      filter.slot.literal === null && !filter.negated && !filter.column && filter.more.length === 0
    return plain ? filter.slot : null
  }
  return piece.kind === 'entity' && piece.noun.slot.role === 'value' && piece.noun.pre.length === 0
    ? piece.noun.slot
    : null
}

/** A date, a comparison with one or a period to group by that does not say of what it is. */
function isUndated(piece: Piece): boolean {
  if (piece.kind === 'group') return piece.terms.every((term) => term.kind === 'grain' && !term.noun)
  if (piece.kind !== 'filter') return false
  const { filter } = piece
  return (
    (filter.kind === 'date' && filter.column === null) ||
    (filter.kind === 'versus' && filter.column === null && filter.hints.every((hint) => hint === 'verb'))
  )
}

/** The state is kept by a date of its own as well: status 'shipped', and shipped_date. */
function datesState(draft: Draft, slot: Slot, column: CatalogColumn): boolean {
  const word = slot.text.toLowerCase()
  const done = /^[a-z]+ed$/.test(word) || irregular.has(word)
  if (linkOf(draft, slot).kind !== 'value' || !done) return false
  return dateByVerb(mustTable(draft.catalog, column.table), [stem(word)]) !== null
}

const irregular: ReadonlySet<string> = new Set(
  'sent paid sold built made born bought held kept lost'.split(' '),
)
