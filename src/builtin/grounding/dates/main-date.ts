import type { CatalogColumn, CatalogTable } from '../../../linking/catalog.js'
import { stem } from '../../../linking/stem.js'
import { isLater } from './date-kinds.js'

/** Of several dates the one that bears the table's own name or is plainly "date"; all of them where none stands out. */
export function mainDate(
  columns: readonly CatalogColumn[],
  table: Pick<CatalogTable, 'lemmas'>,
): readonly CatalogColumn[] {
  if (columns.length <= 1) return columns
  const own = columns.filter((column) => {
    const words = column.lemmas
    const head = table.lemmas.at(-1) ?? ''
    return (
      words.join(' ') === 'date' ||
      words.join(' ') === 'timestamp' ||
      words.join(' ') === 'year' ||
      (words[0] === head && words.length === 2) ||
      table.lemmas.some((word) => stem(words[0] ?? '') === stem(word))
    )
  })
  if (own.length === 1) return own
  const first = columns.filter((column) => !isLater(column))
  return first.length === 1 ? first : columns
}
