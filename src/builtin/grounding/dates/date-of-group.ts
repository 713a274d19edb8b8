import { type CatalogColumn, mustTable } from '../../../linking/catalog.js'
import type { Piece } from '../../grammar/sketch.js'
import { columnChoices } from '../choice.js'
import { type Draft, linkOf } from '../draft.js'
import { Ungrounded } from '../ungrounded.js'
import { dateColumn } from './date-column.js'
import { isOrigin } from './date-kinds.js'

type PieceOf<Kind extends Piece['kind']> = Extract<Piece, { kind: Kind }>

/**
 * "For each session in October, …": the sessions of October, where a session has its day, however its bookings are
 * dated. "Bookings per session in October" may mean either.
 * @returns null where the period follows no such thing
 * @throws {Ungrounded} where either may be meant
 */
export function dateOfGroup(
  draft: Draft,
  { filter, start }: PieceOf<'filter'>,
  before: Piece | undefined,
): CatalogColumn | null {
  if (filter.kind !== 'date' || filter.column || before?.kind !== 'group' || before.end !== start) return null
  const term = before.terms.at(-1)
  const link = term?.kind === 'noun' ? linkOf(draft, term.noun.slot) : null
  if (link?.kind !== 'table' || draft.catalog.persons.some(({ id }) => id === link.table)) return null
  const own = ownDate(draft, link.table, filter.span.grain)
  if (!own || ['each', 'every'].includes(before.word) || draft.target === null) return own
  const other = ownDate(draft, draft.target, filter.span.grain)
  if (!other || other.table === own.table) return own
  const table = mustTable(draft.catalog, draft.target)
  throw new Ungrounded(
    'whose date is meant is not said',
    [filter.span.text],
    columnChoices(table, [own, other], `${table.name} date`),
  )
}

/** The day of what takes place; null for what only came to be then, and where there are several. */
function ownDate({ catalog, verbs }: Draft, table: string, grain: string): CatalogColumn | null {
  try {
    const column = dateColumn(catalog, [table], verbs, grain)
    return column.table === table && !column.audit && !isOrigin(column) ? column : null
  } catch (error) {
    if (error instanceof Ungrounded) return null
    throw error
  }
}
