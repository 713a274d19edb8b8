import { type Catalog, type CatalogColumn, isTemporal, mustTable } from '../../../linking/catalog.js'
import { columnChoices } from '../choice.js'
import type { Draft } from '../draft.js'
import { Ungrounded } from '../ungrounded.js'
import { dateByVerb } from './date-by-verb.js'
import { isLater, isOrigin } from './date-kinds.js'
import { mainDate } from './main-date.js'

/**
 * "Players who repaired an instrument in June": not the day on which the instrument was bought. What somebody did with a
 * thing has its date where the two meet.
 * @param found the date of the thing spoken of last, which no verb names
 * @throws {Ungrounded} where they meet in several dated tables, or there at several times
 */
export function dateOfMeeting(draft: Draft, found: CatalogColumn): CatalogColumn {
  const { catalog, near, target, verbs } = draft
  if (!near || !target || near === target || found.table !== near || !isOrigin(found)) return found
  if (dateByVerb(mustTable(catalog, near), verbs) !== null) return found
  const meetings = meetingsOf(catalog, near, target)
  const spoken = new Set([...draft.requires.map(({ table }) => table), ...draft.hintTables])
  const said = meetings.filter((id) => spoken.has(id))
  const [only, ...more] = said.length > 0 ? said : meetings
  if (only === undefined) return found
  const table = mustTable(catalog, only)
  const named = dateByVerb(table, verbs)
  if (named && more.length === 0) return named
  const dates = table.columns.filter((column) => isTemporal(column) && !column.audit)
  const [first, ...others] = mainDate(dates, table)
  const ends = dates.some((column) => isLater(column) && !column.words.includes('due'))
  const plain = first && ['date', table.lemmas.at(-1)].includes(first.lemmas[0])
  if (first && others.length + more.length === 0 && (plain || !ends)) return first
  throw new Ungrounded('when it was done is kept at several places', [], columnChoices(table, dates, 'date'))
}

/** The dated tables whose rows refer to both. */
function meetingsOf(catalog: Catalog, one: string, other: string): readonly string[] {
  return catalog.tables
    .filter(({ id, alias, columns }) => {
      if (alias !== undefined || !columns.some((column) => isTemporal(column) && !column.audit)) return false
      const parents = (catalog.edgesOf.get(id) ?? []).filter(({ from }) => from.table === id)
      return [one, other].every((parent) => id !== parent && parents.some(({ to }) => to.table === parent))
    })
    .map(({ id }) => id)
}
