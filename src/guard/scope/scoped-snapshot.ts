import type { ForeignKey, Snapshot, Table } from '../../database/snapshot.js'
import type { LoadedParser } from '../parse.js'
import { readTable } from './read-table.js'
import { type Reading, type Source, startReading } from './reading.js'
import { keyOf, type ScopePolicy } from './scope-policy.js'

/** What of a snapshot is in scope. */
export interface ScopedSnapshot {
  readonly snapshot: Snapshot
  /** Tables whose rows are not to be read, nor their statistics, but as the policy shows them. */
  readonly guarded: ReadonlySet<Table>
  /** How each table may be read, by `keyOf`. */
  readonly access: ReadonlyMap<string, Access>
  /** Takes the profiles of masked columns away. */
  withoutMasked(profiled: Snapshot): Snapshot
}

/** A table may be read whole, by some of its columns, or only by way of a subquery. */
export type Access =
  | { readonly kind: 'whole' | 'columns' }
  | { readonly kind: 'subquery'; readonly subquery: string }

/** The comment that tells a model what a masked column is good for. */
const maskedComment = 'masked: may only be shown'

/** A snapshot without the tables, columns and keys that are out of scope. The book has to know its tables. */
export function scopedSnapshot(
  snapshot: Snapshot,
  parts: Pick<Reading, 'policy' | 'book'> & { readonly parser: LoadedParser },
): ScopedSnapshot {
  const guarded = new Set<Table>()
  const masked = new Set<string>()
  const access = new Map<string, Access>()
  const seen = snapshot.tables.flatMap((table) => {
    const found = readScoped(table, parts)
    if (found === null) return []
    const { source, subquery } = found
    const shown = shownTable(table, source, parts.policy)
    for (const field of source.fields) if (field.masked !== null) masked.add(columnKey(table, field.name))
    const isOpen = !isGuarded(table, source, parts.policy)
    if (!isOpen) guarded.add(shown)
    const open: Access = { kind: source.hidden === null ? 'whole' : 'columns' }
    access.set(keyOf(table), isOpen || subquery === null ? open : { kind: 'subquery', subquery })
    return [shown]
  })
  const tables = seen.map((table) => {
    const kept = { ...table, foreignKeys: table.foreignKeys.filter((key) => isKept(key, table, seen)) }
    if (guarded.delete(table)) guarded.add(kept)
    return kept
  })
  return {
    snapshot: { ...snapshot, tables },
    guarded,
    access,
    withoutMasked: (profiled) => ({
      ...profiled,
      tables: profiled.tables.map((table) => ({
        ...table,
        columns: table.columns.map((column) =>
          masked.has(columnKey(table, column.name)) ? { ...column, profile: null } : column,
        ),
      })),
    }),
  }
}

function readScoped(
  { schema, name }: Table,
  parts: Pick<Reading, 'policy' | 'book'> & { readonly parser: LoadedParser },
): { readonly source: Source; readonly subquery: string | null } | null {
  const reading = startReading({ ...parts, text: '', vouched: false, internal: false, through: [] })
  const node = { schemaname: schema, relname: name, inh: true }
  const source = readTable(node, [], reading)
  if (reading.faults.relation !== null || source.open) return null
  return { source, subquery: reading.edits.get(node)?.subquery ?? null }
}

function shownTable(table: Table, source: Source, { rules }: ScopePolicy): Table {
  const fields = new Map(source.fields.map((field) => [field.name, field]))
  const plain = (names: readonly string[]) => names.every((name) => fields.get(name)?.masked === null)
  const rule = rules.get(keyOf(table))
  const rowEstimate = rule?.filter == null ? table.rowEstimate : null
  return {
    ...table,
    rowEstimate:
      rowEstimate !== null && rule?.rowCap != null ? Math.min(rowEstimate, rule.rowCap) : rowEstimate,
    columns: table.columns
      .filter(({ name }) => fields.has(name))
      .map((column) =>
        fields.get(column.name)?.masked === null
          ? column
          : { ...column, comment: [column.comment, maskedComment].filter(Boolean).join('; ') },
      ),
    primaryKey: table.primaryKey !== null && plain(table.primaryKey) ? table.primaryKey : null,
    uniqueKeys: table.uniqueKeys.filter(plain),
  }
}

function isGuarded(table: Table, source: Source, { rules }: ScopePolicy): boolean {
  const rule = rules.get(keyOf(table))
  const changed =
    rule?.filter != null || rule?.rowCap != null || source.fields.some(({ masked }) => masked !== null)
  return changed || (table.kind === 'view' && source.rewritten)
}

function isKept(key: ForeignKey, table: Table, seen: readonly Table[]): boolean {
  const { references } = key
  const target = seen.find(({ schema, name }) => schema === references.schema && name === references.table)
  return hasAll(table, key.columns) && target !== undefined && hasAll(target, references.columns)
}

function hasAll({ columns }: Table, names: readonly string[]): boolean {
  return names.every((name) => columns.some((column) => column.name === name))
}

function columnKey({ schema, name }: Table, column: string): string {
  return JSON.stringify([schema, name, column])
}
