import type { Snapshot } from '../../database/snapshot.js'
import type { Catalog, CatalogColumn, CatalogTable } from '../../linking/catalog.js'
import { quoteName } from './../briefing-text.js'

/** Every set of columns that is known to be unique in a table: declared, or found in names and data. */
export function keysOf(
  table: CatalogTable,
  snapshot: Pick<Snapshot, 'tables'>,
): readonly (readonly string[])[] {
  const stored = snapshot.tables.find(({ schema, name }) => schema === table.schema && name === table.name)
  return [
    ...(stored?.primaryKey ? [stored.primaryKey] : []),
    ...(stored?.uniqueKeys ?? []),
    ...(table.key ? [table.key.map((column) => column.name)] : []),
    ...table.columns.filter((column) => column.unique).map((column) => [column.name]),
  ]
}

/** Whether a join on these columns meets at most one row of the table. */
export function isUniqueOn(
  table: CatalogTable,
  columns: ReadonlySet<string>,
  snapshot: Pick<Snapshot, 'tables'>,
): boolean {
  return keysOf(table, snapshot).some((key) => key.every((name) => columns.has(name)))
}

/** `public.orders` as SQL; the schema is left out where the search path reaches the table. */
export function tableSql(table: CatalogTable): string {
  return table.visible ? quoteName(table.name) : `${quoteName(table.schema)}.${quoteName(table.name)}`
}

/** `orders.status`, for people. */
export function columnLabel(column: CatalogColumn, catalog: Catalog): string {
  return `${catalog.tableById.get(column.table)?.name ?? column.table}.${column.name}`
}
