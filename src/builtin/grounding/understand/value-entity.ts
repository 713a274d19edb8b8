import { mustTable } from '../../../linking/catalog.js'
import type { Slot } from '../../grammar/sketch.js'
import { columnOf, type Draft } from '../draft.js'

/**
 * The id of the table whose rows a value stands for. "Beverages": rows of the child table when the value is its
 * parent's title, else of the value's own table.
 */
export function valueEntity(draft: Draft, slot: Slot): string {
  const column = columnOf(draft, slot)
  const table = mustTable(draft.catalog, column.table)
  if (!table.titles.some((title) => title.id === column.id)) return table.id
  const children = (draft.catalog.edgesOf.get(table.id) ?? []).filter(
    (edge) =>
      edge.to.table === table.id &&
      edge.from.table !== table.id &&
      !draft.catalog.tableById.get(edge.from.table)?.isLink,
  )
  const owners = new Set(children.map((edge) => edge.from.table))
  return owners.size === 1 ? ([...owners][0] as string) : table.id
}
