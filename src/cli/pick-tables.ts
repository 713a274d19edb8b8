import { displayName, type Table } from '../database/snapshot.js'
import { UsageError } from '../errors.js'
import { nearNames } from './near-names.js'

/**
 * The tables a person named, in the order of the database: `orders`, `sales.orders`, in any case.
 * A name that stands in several schemas picks them all.
 * @throws {UsageError} `unknown_table`, with the names that are like it.
 */
export function pickTables(tables: readonly Table[], names: readonly string[]): readonly Table[] {
  const picked = new Set(names.flatMap((name) => tablesNamed(tables, name)))
  return tables.filter((table) => picked.has(table))
}

function tablesNamed(tables: readonly Table[], name: string): readonly Table[] {
  const plain = (text: string) => text.replaceAll('"', '').toLowerCase()
  const spellings = (table: Table) => [table.name, `${table.schema}.${table.name}`]
  const exact = tables.filter((table) => spellings(table).includes(name))
  if (exact.length > 0) return exact
  const alike = tables.filter((table) => spellings(table).some((spelling) => plain(spelling) === plain(name)))
  if (alike.length > 0) return alike
  const near = nearNames(name, tables.map(displayName))
  throw new UsageError('unknown_table', `There is no table "${name}" among the ${tables.length} visible.`, {
    hint: near.length > 0 ? `Near it: ${near.join(', ')}.` : 'agentdb schema lists them all.',
  })
}
