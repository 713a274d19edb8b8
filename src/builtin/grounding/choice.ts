import type { Catalog, CatalogColumn, CatalogTable } from '../../linking/catalog.js'

/** One of several things that the words leave open, which a person can tell apart. */
export interface Choice {
  /** Columns or joins that are meant when it is chosen. */
  readonly ids: readonly string[]
  /** What tells it from the others: "orders by shipped_at". */
  readonly label: string
  /** What is open: "orders date". */
  readonly term: string
}

/**
 * A choice for each of the columns that could be meant.
 * @param term what is open: a choice that is remembered holds for it
 */
export function columnChoices(
  table: CatalogTable,
  columns: readonly CatalogColumn[],
  term: string,
): readonly Choice[] {
  return columns.map((column) => ({ ids: [column.id], label: `${table.name} by ${column.name}`, term }))
}

/** The one of the columns that was chosen; null where none was. */
export function chosenOf({ chosen }: Catalog, columns: readonly CatalogColumn[]): CatalogColumn | null {
  return columns.find((column) => chosen?.has(column.id)) ?? null
}
