import type { Table } from '../database/snapshot.js'
import type { EdgeCandidate } from './key-candidates.js'

interface Told {
  readonly id: string
  readonly table: Table
}

/**
 * Columns called by what another table puts before its own: `bt_pt` of boats is the port that has `pt_code` and
 * `pt_name`. Still to be tried on the rows.
 * @param keys the identity of each table, declared or found
 */
export function prefixReferences(
  tables: readonly Told[],
  keys: ReadonlyMap<string, readonly string[]>,
): readonly EdgeCandidate[] {
  const owners = new Map<string, Told | null>()
  for (const told of tables) {
    const prefix = prefixOf(told.table)
    if (prefix !== null) owners.set(prefix, owners.has(prefix) ? null : told)
  }
  return tables.flatMap(({ id, table }) => {
    const own = prefixOf(table)
    if (own === null) return []
    return table.columns.flatMap(({ name, category }): readonly EdgeCandidate[] => {
      const rest = /^[a-z]+_([a-z]{2,5})(?:_(?:id|code|no|nr|key|ref))?$/i.exec(name)?.[1]?.toLowerCase()
      const owner = rest === undefined || rest === own ? null : owners.get(rest)
      const key = owner && keys.get(owner.id)
      if (!owner || key?.length !== 1 || owner.id === id) return []
      const parent = owner.table.columns.find((column) => column.name === key[0])
      if (parent?.category !== category) return []
      return [
        { kind: 'inferred', from: { table: id, columns: [name] }, to: { table: owner.id, columns: key } },
      ]
    })
  })
}

/** What all columns of a table begin with, where that is no word of its own: `pt` of `pt_code`, `pt_name`. */
function prefixOf({ columns }: Table): string | null {
  const heads = columns.map(({ name }) => /^([a-z]{2,5})_[a-z]/i.exec(name)?.[1]?.toLowerCase())
  const [first] = heads
  return first !== undefined && heads.length >= 3 && heads.every((head) => head === first) ? first : null
}
