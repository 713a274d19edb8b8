import { type CatalogColumn, type CatalogTable, isTemporal, isYear } from '../../../linking/catalog.js'
import { stem } from '../../../linking/stem.js'
import { namesOfVerb } from '../verbs.js'
import { commentSays, saysVerb } from './called-after.js'
import { isEntryDate } from './date-kinds.js'

/**
 * The one date of the table that a verb names: by the column's name, its comment, or what such a date is called.
 * Null where none does, or several do.
 * @param verbs stems, the nearest first; "new" stands for how the row came to be
 * @param loosely whether other names for what the verb says will do
 */
export function dateByVerb(
  table: CatalogTable,
  verbs: readonly string[],
  loosely = true,
): CatalogColumn | null {
  for (const verb of verbs) {
    if (verb === 'new') {
      const entries = table.columns.filter((column) => isEntryDate(column, table))
      const plain = entries.filter((column) => !column.audit)
      const only = plain.length > 0 ? plain : entries
      if (only.length === 1 && only[0]) return only[0]
      continue
    }
    const found = table.columns.filter(
      (column) => (isTemporal(column) || isYear(column)) && saysVerb(column.words, verb),
    )
    if (found.length === 1 && found[0]) return found[0]
    const first = found.filter((column) => stem(column.words[0] ?? '') === verb)
    if (first.length === 1 && first[0]) return first[0]
    const said = table.columns.filter(
      (column) => (isTemporal(column) || isYear(column)) && commentSays(column.comment, verb),
    )
    if (found.length === 0 && said.length === 1 && said[0]) return said[0]
    const kept = loosely && found.length === 0 ? dateKeptUnder(table, verb) : null
    if (kept) return kept
  }
  return null
}

/** What verbs of amounts are kept under: "earned" may be in `pay`, and `paid_at` says nothing of when it was earned. */
const amounts = new Set(['salary', 'wage', 'price', 'cost', 'amount', 'revenue', 'income'].map(stem))

/** "Joined" in `hire_date`: the first name for what the verb says that exactly one date has. */
function dateKeptUnder(table: CatalogTable, verb: string): CatalogColumn | null {
  const names = namesOfVerb(verb)
  if (names.some((name) => amounts.has(name))) return null
  for (const name of names) {
    const found = table.columns.filter(
      (column) => (isTemporal(column) || isYear(column)) && column.words.some((word) => stem(word) === name),
    )
    if (found.length === 1 && found[0]) return found[0]
    if (found.length > 1) return null
  }
  return null
}
