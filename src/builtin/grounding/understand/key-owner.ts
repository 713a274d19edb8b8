import { mustTable } from '../../../linking/catalog.js'
import type { Noun, Piece } from '../../grammar/sketch.js'
import { type Draft, linkOf } from '../draft.js'
import type { KeySpec, MeasureSpec } from '../spec.js'
import { Unfit, Ungrounded } from '../ungrounded.js'
import { tableIdOf } from '../reach.js'
import { toOneTables } from '../to-one-tables.js'

type EntityPiece = Extract<Piece, { kind: 'entity' }>

/**
 * "per country of the borrower": the country is told of what follows it, so the column grouped by must be that thing's.
 * @throws {Ungrounded} when it is another's, which the thing does not even refer to
 */
export function checkKeyOwner(draft: Draft, piece: EntityPiece, before: Piece | undefined): void {
  const isTold = piece.preposition === 'of' && before?.kind === 'group' && piece.start - before.end <= 2
  if (isTold) checkOwner(draft, piece.noun)
}

/** What each kind of thing has for itself: the status of an invoice is not that of the appointment it is for. */
const told: ReadonlySet<string> = new Set(['status', 'state', 'type', 'kind', 'date'])

/** The same where the owner was read with the key. @throws {Ungrounded} likewise */
export function checkOwner(draft: Draft, owner: Noun): void {
  const key = draft.groups.at(-1)
  const link = linkOf(draft, owner.slot)
  if (key?.kind !== 'column' || link.kind !== 'table') return
  const [only, ...more] = key.column.lemmas
  const own = key.column.table === link.table
  if (!own && more.length === 0 && told.has(only ?? ''))
    throw new Ungrounded(`'${owner.slot.text}' have no ${only} of their own`, [owner.slot.text])
  if (toOneTables(draft.catalog, link.table, 2).some((table) => table.id === key.column.table)) return
  const { text } = owner.slot
  throw new Ungrounded(`${key.column.words.join(' ')} is not of '${text}'`, [text])
}

/** "the customer's name" is what the customer is called, and nobody else. @throws {Ungrounded} where it is another's */
export function checkNameOwner(draft: Draft, { owner, slot }: Noun, spec: KeySpec | MeasureSpec): void {
  const link = owner && owner.slot.role !== 'value' ? linkOf(draft, owner.slot) : null
  if (link?.kind !== 'table' || spec.kind !== 'entity' || !spec.named || spec.table === link.table) return
  throw new Ungrounded(`${slot.text} is not of '${owner?.slot.text}'`, [slot.text])
}

/**
 * "For each printer, return the name and the number of runs": what is grouped by is what a printer is called, and no
 * other name is meant. Numbers alone may stand beside it: "for each city, the name and the price" is of other things.
 */
export function isNameOfKey(draft: Draft, noun: Noun, all: readonly Piece[], at: number): boolean {
  const [key, ...more] = draft.groups
  if (key?.kind !== 'column' || more.length > 0 || key.column.kind !== 'text' || noun.owner) return false
  const first = all.find((piece) => piece.kind === 'ask' || piece.kind === 'group')
  if (first?.kind !== 'group' || !['each', 'every'].includes(first.word)) return false
  if (noun.pre.length > 0 || noun.extreme || !/^names?$/i.test(noun.slot.text)) return false
  const next = all.slice(at + 1).find((piece) => piece.kind !== 'ask' && piece.kind !== 'and')
  if (next?.kind === 'entity' && next.preposition === 'of') return false
  const shown = all.flatMap((piece) => (piece.kind === 'ask' ? piece.terms : []))
  return shown.every((term) => (term.kind === 'noun' ? term.noun === noun : term.kind !== 'grain'))
}

/** "the names of its players": what they are called, where they have a name. @throws {Unfit} where it is another's */
export function checkNameOf(
  draft: Draft,
  { noun, preposition }: EntityPiece,
  before: Piece | undefined,
): void {
  const term = before?.kind === 'ask' && preposition === 'of' ? before.terms.at(-1) : undefined
  if (term?.kind !== 'noun' || term.noun.owner || !/^(?:full )?names?$/i.test(term.noun.slot.text)) return
  const owner = linkOf(draft, noun.slot)
  if (owner.kind !== 'table' || mustTable(draft.catalog, owner.table).titles.length === 0) return
  if (tableIdOf(linkOf(draft, term.noun.slot)) !== owner.table)
    throw new Unfit(`the name is not of '${noun.slot.text}'`, [noun.slot.text])
}
