import type { Table } from '../database/snapshot.js'
import type { EdgeCandidate } from './key-candidates.js'

interface Told {
  readonly id: string
  readonly table: Table
}

/** "Customer (cust.custno)": a comment that names a table's key says what its column refers to, the same table included. */
export function commentReferences(
  tables: readonly Told[],
  keys: ReadonlyMap<string, readonly string[]>,
): readonly EdgeCandidate[] {
  return tables.flatMap(({ id, table }) =>
    table.columns.flatMap((column): readonly EdgeCandidate[] => {
      const said = /\b([a-z_]\w*)\.([a-z_]\w*)\b/i.exec(column.comment ?? '')
      const owner = tables.find((each) => each.table.name.toLowerCase() === said?.[1]?.toLowerCase())
      const [key, ...more] = owner ? (keys.get(owner.id) ?? []) : []
      if (!owner || !key || more.length > 0 || key.toLowerCase() !== said?.[2]?.toLowerCase()) return []
      const target = owner.table.columns.find((each) => each.name === key)
      const itself = owner.id === id && key === column.name
      if (itself || target?.category !== column.category) return []
      return [
        {
          kind: 'inferred',
          from: { table: id, columns: [column.name] },
          to: { table: owner.id, columns: [key] },
        },
      ]
    }),
  )
}
