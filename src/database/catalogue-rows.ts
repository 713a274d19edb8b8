import type { Cell } from '../events.js'
import type { Column, ForeignKey, Table, TableKind } from './snapshot.js'
import { readTypes, type TypeFacts, typeKey } from './type-facts.js'

type Rows = readonly (readonly Cell[])[]

/** What the catalogue queries answered; each row as its .sql file selects it. */
export interface Catalogue {
  readonly relations: Rows
  readonly columns: Rows
  readonly defaults: Rows
  readonly types: Rows
  readonly keys: Rows
  readonly foreignKeys: Rows
}

/** Puts the rows of the catalogue together into tables, in the order of schema and name. */
export function buildTables(catalogue: Catalogue): Table[] {
  const types = readTypes(catalogue.types)
  const defaults = new Map(catalogue.defaults.map(([oid, number, text]) => [`${oid}:${number}`, text]))
  const columns = readColumns(catalogue.columns, types, defaults)
  const keys = readKeys(catalogue.keys, columns)
  const names = new Map(catalogue.relations.map(([oid, schema, name]) => [Number(oid), { schema, name }]))
  const foreignKeys = readForeignKeys(catalogue.foreignKeys, columns, names)
  return catalogue.relations.map(([id, schema, name, kind, visible, comment, estimate]) => {
    const oid = Number(id)
    const tableKeys = keys.get(oid) ?? []
    return {
      schema: String(schema),
      name: String(name),
      kind: tableKinds[String(kind)] ?? 'table',
      visible: visible === true,
      comment: textOrNull(comment),
      rowEstimate: typeof estimate === 'number' ? Math.round(estimate) : null,
      columns: inOrder(columns.get(oid)),
      primaryKey: tableKeys.find((key) => key.primary)?.columns ?? null,
      uniqueKeys: tableKeys.filter((key) => !key.primary).map((key) => key.columns),
      foreignKeys: foreignKeys.get(oid) ?? [],
    }
  })
}

const tableKinds: Readonly<Record<string, TableKind>> = {
  r: 'table',
  v: 'view',
  m: 'materialized view',
  p: 'partitioned table',
  f: 'foreign table',
}

/** By relation, then by column number. */
type ColumnsByTable = ReadonlyMap<number, ReadonlyMap<number, Column>>

function readColumns(
  rows: Rows,
  types: ReadonlyMap<string, TypeFacts>,
  defaults: ReadonlyMap<string, Cell | undefined>,
): ColumnsByTable {
  const tables = new Map<number, Map<number, Column>>()
  for (const row of rows) {
    const [relation, number, name, typeOid, modifier, notNull, identity, generated, comment] = row
    const type = types.get(typeKey(typeOid, modifier))
    if (!type) continue
    const columns = tables.get(Number(relation)) ?? new Map<number, Column>()
    tables.set(Number(relation), columns)
    const generation = generatedKinds[`${identity ?? ''}${generated ?? ''}`] ?? null
    columns.set(Number(number), {
      name: String(name),
      type: type.name,
      category: type.category,
      nullable: notNull !== true && !type.notNull,
      default: generation === null ? textOrNull(defaults.get(`${relation}:${number}`)) : null,
      generated: generation,
      comment: textOrNull(comment),
      enumLabels: type.enumLabels,
      domain: type.domain,
      profile: null,
    })
  }
  return tables
}

/** attidentity and attgenerated, of which at most one is set. */
const generatedKinds: Readonly<Record<string, Column['generated']>> = {
  a: 'identity',
  d: 'identity',
  s: 'stored',
  v: 'virtual',
}

interface Key {
  readonly primary: boolean
  readonly columns: readonly string[]
}

function inOrder(columns: ReadonlyMap<number, Column> | undefined): Column[] {
  return [...(columns ?? [])].toSorted(([a], [b]) => a - b).map(([, column]) => column)
}

function readKeys(rows: Rows, columns: ColumnsByTable): ReadonlyMap<number, readonly Key[]> {
  const keys = new Map<number, Key[]>()
  for (const [relation, primary, numbers, keyLength] of rows) {
    const names = columnNames(columns.get(Number(relation)), String(numbers), Number(keyLength))
    if (!names) continue
    const own = keys.get(Number(relation)) ?? []
    own.push({ primary: primary === true, columns: names })
    keys.set(Number(relation), own)
  }
  return keys
}

function readForeignKeys(
  rows: Rows,
  columns: ColumnsByTable,
  names: ReadonlyMap<number, { readonly schema: Cell | undefined; readonly name: Cell | undefined }>,
): ReadonlyMap<number, readonly ForeignKey[]> {
  const keys = new Map<number, ForeignKey[]>()
  for (const [relation, name, numbers, target, targetNumbers] of rows) {
    const own = columnNames(columns.get(Number(relation)), String(numbers))
    const others = columnNames(columns.get(Number(target)), String(targetNumbers))
    const table = names.get(Number(target))
    if (!own || !others || !table) continue
    const found = keys.get(Number(relation)) ?? []
    found.push({
      name: String(name),
      columns: own,
      references: { schema: String(table.schema), table: String(table.name), columns: others },
    })
    keys.set(Number(relation), found)
  }
  return keys
}

/** Null when the role may not read one of them: half a key is no key. */
function columnNames(
  columns: ReadonlyMap<number, Column> | undefined,
  numbers: string,
  length?: number,
): string[] | null {
  const names: string[] = []
  for (const number of numbers.split(' ').slice(0, length)) {
    const column = columns?.get(Number(number))
    if (!column) return null
    names.push(column.name)
  }
  return names
}

function textOrNull(cell: Cell | undefined): string | null {
  return typeof cell === 'string' ? cell : null
}
