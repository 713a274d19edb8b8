import { type Catalog, type CatalogColumn, isTemporal, isYear } from '../../../linking/catalog.js'
import { keptWith } from '../../../linking/remember.js'
import { stem } from '../../../linking/stem.js'
import { isLater } from './date-kinds.js'

/** A column of dates or years, with what verbs are compared with. */
export interface TimedColumn {
  readonly column: CatalogColumn
  /** Of its words. */
  readonly stems: readonly string[]
  /** The stem that its table's name ends in, where it may be the date of what its rows are; else null. */
  readonly begins: string | null
}

/** The columns of dates and years, in the catalogue's order. */
export const timedColumns = keptWith((columns: Catalog['columnById']): readonly TimedColumn[] =>
  [...columns.values()]
    .filter((column) => isTemporal(column) || isYear(column))
    .map((column) => ({ column, stems: column.words.map(stem), begins: beginningOf(column) })),
)

function beginningOf(column: CatalogColumn): string | null {
  if (!isTemporal(column) || column.audit || isLater(column)) return null
  return stem(
    column.table
      .slice(column.table.lastIndexOf('.') + 1)
      .split('_')
      .at(-1) ?? '',
  )
}
