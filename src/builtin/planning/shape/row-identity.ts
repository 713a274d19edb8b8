import { type Catalog, mustTable } from '../../../linking/catalog.js'
import type { KeySpec } from '../../grounding/spec.js'

/** Whether a key stands for single rows of its table: the thing itself, its key, its name, anything unique. */
export function isRowKey(key: KeySpec, catalog: Catalog): boolean {
  if (key.kind === 'entity') return true
  if (key.kind !== 'column') return false
  const { column } = key
  const table = mustTable(catalog, column.table)
  return (
    column.unique ||
    (table.key?.length === 1 && table.key[0]?.id === column.id) ||
    (table.key !== null && table.titles.some((title) => title.id === column.id))
  )
}
