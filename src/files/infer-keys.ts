import pluralize from 'pluralize'
import type { InferredColumn } from './infer-column.js'
import type { LoadingSession } from './load-files.js'
import { quoted } from './sql-names.js'

/** A table as it was loaded, with what its values showed: enough to guess at keys. */
export interface LoadedTable {
  readonly name: string
  readonly columns: readonly (Pick<InferredColumn, 'type' | 'values' | 'nulls'> & { readonly name: string })[]
}

/** The keys that were declared, by table. */
export interface InferredKeys {
  readonly primary: ReadonlyMap<string, string>
  readonly foreign: ReadonlyMap<string, readonly string[]>
}

/**
 * Declares the keys that names suggest and every row obeys: the database itself refuses those that do not hold.
 */
export async function inferKeys(
  session: Pick<LoadingSession, 'script'>,
  tables: readonly LoadedTable[],
): Promise<InferredKeys> {
  const primary = new Map<string, string>()
  for (const table of tables) {
    for (const column of keyCandidates(table)) {
      const added = await holds(
        session,
        `alter table ${quoted(table.name)} add primary key (${quoted(column)})`,
      )
      if (!added) continue
      primary.set(table.name, column)
      break
    }
  }
  const foreign = new Map<string, readonly string[]>()
  for (const table of tables) {
    const found: string[] = []
    for (const { column, other, key } of references(table, tables, primary)) {
      const added = await holds(
        session,
        `alter table ${quoted(table.name)}\nadd foreign key (${quoted(column)}) references ${quoted(other)} (${quoted(key)})`,
      )
      if (added) found.push(`${column} -> ${other}.${key}`)
    }
    if (found.length > 0) foreign.set(table.name, found)
  }
  return { primary, foreign }
}

async function holds(session: Pick<LoadingSession, 'script'>, sql: string): Promise<boolean> {
  try {
    await session.script(sql)
    return true
  } catch {
    return false
  }
}

/** `id`, `customer_id` of customers, and then the first column when it is named like a key. */
function keyCandidates({ name, columns }: LoadedTable): readonly string[] {
  const single = pluralize.singular(name)
  const own = new Set([
    'id',
    `${single}_id`,
    `${name}_id`,
    `${single}_code`,
    `${single}_key`,
    `${single}_number`,
    'code',
    'key',
    'uuid',
  ])
  const whole = columns.filter(({ values, nulls }) => values > 0 && nulls === 0)
  const first = columns[0]
  return [
    ...whole.filter((column) => own.has(column.name)),
    ...whole.filter(
      (column) =>
        column === first && !own.has(column.name) && /_(?:id|code|key|no|number)$/.test(column.name),
    ),
  ].map((column) => column.name)
}

/** A column that is named after another table or its key, of the same type as that key. */
function references(
  table: LoadedTable,
  tables: readonly LoadedTable[],
  primary: ReadonlyMap<string, string>,
): readonly { readonly column: string; readonly other: string; readonly key: string }[] {
  return table.columns.flatMap(({ name, type }) => {
    const target = tables.find((other) => {
      const key = primary.get(other.name)
      if (other === table || key === undefined) return false
      if (other.columns.find((column) => column.name === key)?.type !== type) return false
      const single = pluralize.singular(other.name)
      const named = [single, other.name].flatMap((owner) => [`${owner}_${key}`, `${owner}_id`, owner])
      return named.includes(name) || (name === key && !['id', 'code', 'key', 'uuid'].includes(key))
    })
    const key = target && primary.get(target.name)
    return target && key ? [{ column: name, other: target.name, key }] : []
  })
}
