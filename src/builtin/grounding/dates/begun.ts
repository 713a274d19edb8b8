import { type CatalogColumn, isTemporal, mustTable } from '../../../linking/catalog.js'
import type { Link } from '../../../linking/link.js'
import { stem } from '../../../linking/stem.js'
import { isParticiple } from '../../grammar/participle.js'
import type { Slot } from '../../grammar/sketch.js'
import type { Draft } from '../draft.js'
import { Ungrounded } from '../ungrounded.js'
import { namesOfVerb } from '../verbs.js'

/**
 * A date that was taken only because every row has it tells when the rows came to be: "shipments per month". When
 * they were returned it does not tell, nor who had in a month what was lent out before.
 * @throws {Ungrounded} where a state or a deed is told with the time, or the rows that are dated are not spoken of
 */
export function checkBegun(draft: Draft): void {
  for (const column of draft.begun) {
    for (const [slot, link] of draft.links)
      if (isStateOf(draft, column, slot, link))
        throw new Ungrounded(`no date says when something was ${slot.text}`, [slot.text])
    const { lastVerb } = draft
    if (lastVerb && !being.has(lastVerb.stem) && !isSaidBy(draft, column, lastVerb.stem))
      throw new Ungrounded(`no date says when something was ${lastVerb.text}`, [lastVerb.text])
    if (!isSpokenOf(draft, column))
      throw new Ungrounded(
        `'${column.words.join(' ')}' says when ${mustTable(draft.catalog, column.table).name} began, which nobody asked for`,
      )
  }
}

/** "returned", "in transit", "open": what rows of the date's table are at some time, by a value or a yes or no. */
function isStateOf(draft: Draft, date: CatalogColumn, slot: Slot, link: Link): boolean {
  if (link.kind === 'table') return false
  const column = draft.catalog.columnById.get(link.column)
  if (!column || column.table !== date.table || column === date) return false
  const done = isParticiple(slot.text.toLowerCase().split(' ')[0] ?? '')
  if (link.kind === 'value') return done || column.words.some((word) => states.has(word))
  return (done || link.negated === true) && (column.kind === 'boolean' || isTemporal(column))
}

const states: ReadonlySet<string> = new Set('status state stage phase progress condition outcome'.split(' '))

/** What says only that there were rows, or that they came to be. */
const being: ReadonlySet<string> = new Set(
  'be have happen occur exist make do place record register log create take get receive'
    .split(' ')
    .flatMap((verb) => [stem(verb), stem(`${verb}d`), stem(`${verb}ed`)])
    .concat(['had', 'has', 'made', 'did', 'done', 'took', 'taken', 'got', 'been', 'was', 'were'].map(stem)),
)

/** By the date's own name or by that of its rows: guests "rented" when rentals began. */
function isSaidBy({ catalog }: Draft, column: CatalogColumn, verb: string): boolean {
  const names = [verb, ...namesOfVerb(verb)]
  return [...column.words, ...mustTable(catalog, column.table).words].some((word) =>
    names.includes(stem(word)),
  )
}

/** The rows that are dated are the ones spoken of, by a noun or a verb of theirs. */
function isSpokenOf(draft: Draft, column: CatalogColumn): boolean {
  if (draft.target === column.table || draft.hintTables.has(column.table)) return true
  return [...draft.links.values()].some((link) =>
    link.kind === 'table'
      ? link.table === column.table
      : draft.catalog.columnById.get(link.column)?.table === column.table,
  )
}
