import type { ForeignKey, Table } from '../database/snapshot.js'
import type { Cell, ResultColumn } from '../events.js'
import type { Briefing } from '../linking/briefing.js'

/** Tables of a snapshot as a briefing describes them, with the joins their foreign keys declare. */
export function describedTables(
  tables: readonly Table[],
): Pick<Briefing, 'tables' | 'joins' | 'leftOut' | 'leftOutNamed'> {
  return {
    tables: tables.map((table) => ({ ...table, columnsLeftOut: null, why: '' })),
    joins: tables.flatMap(({ schema, name, foreignKeys }) =>
      foreignKeys.map(({ columns, references }) => ({
        from: { schema, table: name, columns },
        to: references,
        kind: 'declared' as const,
      })),
    ),
    leftOut: [],
    leftOutNamed: 0,
  }
}

/** One row a column, for programs that read tables. */
export function columnList(tables: readonly Table[]): {
  readonly columns: readonly ResultColumn[]
  readonly rows: readonly (readonly Cell[])[]
} {
  const names = ['schema', 'table', 'kind', 'column', 'type', 'nullable', 'key', 'references', 'comment']
  return {
    columns: names.map((name) => ({ name, type: name === 'nullable' ? 'boolean' : 'text' })),
    rows: tables.flatMap((table) =>
      table.columns.map((column) => [
        table.schema,
        table.name,
        table.kind,
        column.name,
        column.type,
        column.nullable,
        keyOf(table, column.name),
        referencesOf(table.foreignKeys, column.name),
        column.comment,
      ]),
    ),
  }
}

function keyOf(table: Table, column: string): string | null {
  if (table.primaryKey?.includes(column)) return 'primary'
  return table.uniqueKeys.some((key) => key.includes(column)) ? 'unique' : null
}

function referencesOf(keys: readonly ForeignKey[], column: string): string | null {
  const targets = keys.flatMap(({ columns, references: { schema, table, columns: to } }) => {
    const at = columns.indexOf(column)
    return at < 0 ? [] : `${schema}.${table}.${to[at]}`
  })
  return targets.length === 0 ? null : targets.join(', ')
}
