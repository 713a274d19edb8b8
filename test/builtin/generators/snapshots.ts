import type { Column, ColumnProfile, Snapshot, Table, TypeCategory } from '../../../src/database/snapshot.js'
import type { Cell } from '../../../src/events.js'
import { buildCatalog } from '../../../src/linking/build-catalog.js'
import type { Catalog } from '../../../src/linking/catalog.js'
import type { EdgeFact, EdgeFacts } from '../../../src/linking/edge-facts.js'
import { cellsOf, type Sample, type SampleColumn, type SampleLink, type SampleTable } from './schema.js'

/** The catalogue that introspection, profiling and survey would find, made without a database. */
export function catalogOf(sample: Sample): Catalog {
  return buildCatalog(snapshotOf(sample), factsOf(sample))
}

export function snapshotOf(sample: Sample): Snapshot {
  return {
    fingerprint: 'made-up',
    takenAt: '2025-01-01T00:00:00.000Z',
    searchPath: ['public'],
    tables: sample.tables.map((table) => tableOf(sample, table)),
  }
}

function tableOf({ schema, visible, tables }: Sample, table: SampleTable): Table {
  const key = table.columns.find(({ role }) => role === 'key')?.name ?? ''
  return {
    schema,
    name: table.name,
    kind: 'table',
    visible,
    comment: null,
    rowEstimate: table.rows.length,
    columns: table.columns.map((column) => columnOf(column, table)),
    primaryKey: table.keyDeclared ? [key] : null,
    uniqueKeys: [],
    foreignKeys: table.links
      .filter(({ declared }) => declared)
      .map(({ column, to }) => ({
        name: `${table.name}_${column}`,
        columns: [column],
        references: { schema, table: tables[to]?.name ?? '', columns: [keyOf(tables[to])] },
      })),
  }
}

const categoryOf: Readonly<Record<SampleColumn['type'], TypeCategory>> = {
  integer: 'integer',
  'numeric(10,2)': 'decimal',
  text: 'text',
  date: 'date',
  timestamp: 'timestamp',
  timestamptz: 'timestamptz',
  boolean: 'boolean',
  time: 'time',
  uuid: 'uuid',
  jsonb: 'json',
  'double precision': 'decimal',
  enum: 'enum',
}

function columnOf(column: SampleColumn, table: SampleTable): Column {
  return {
    name: column.name,
    type: column.type,
    category: categoryOf[column.type],
    nullable: column.role !== 'key',
    default: null,
    generated: null,
    comment: null,
    enumLabels: null,
    domain: null,
    profile: profileOf(cellsOf(table, column.name)),
  }
}

function profileOf(cells: readonly Cell[]): ColumnProfile {
  const counts = new Map<string, number>()
  for (const cell of cells) if (cell !== null) counts.set(String(cell), (counts.get(String(cell)) ?? 0) + 1)
  const common = [...counts].sort(([a, some], [b, others]) => others - some || (a < b ? -1 : 1))
  const values = [...counts.keys()].sort()
  return {
    source: 'complete',
    nullFraction: cells.length === 0 ? 0 : cells.filter((cell) => cell === null).length / cells.length,
    distinct: counts.size,
    commonValues: common.map(([value, count]) => ({ value, share: count / cells.length })),
    valuesComplete: true,
    min: values[0] ?? null,
    max: values.at(-1) ?? null,
  }
}

function factsOf(sample: Sample): EdgeFacts {
  const id = (table: SampleTable | undefined) => `${sample.schema}.${table?.name ?? ''}`
  return {
    fingerprint: 'made-up',
    edges: sample.tables.flatMap((table) => table.links.map((link) => edgeOf(sample, table, link, id))),
    keys: sample.tables
      .filter((table) => !table.keyDeclared)
      .map((table) => ({ table: id(table), columns: [keyOf(table)] })),
  }
}

function edgeOf(
  sample: Sample,
  table: SampleTable,
  link: SampleLink,
  id: (table: SampleTable | undefined) => string,
): EdgeFact {
  const parent = sample.tables[link.to]
  const references = cellsOf(table, link.column).filter((cell) => cell !== null)
  const used = new Set<Cell>(references)
  return {
    from: { table: id(table), columns: [link.column] },
    to: { table: id(parent), columns: [keyOf(parent)] },
    kind: link.declared ? 'declared' : 'inferred',
    fromUnique: false,
    fromTotal: references.length === table.rows.length,
    toTotal: parent !== undefined && cellsOf(parent, keyOf(parent)).every((key) => used.has(key)),
  }
}

function keyOf(table: SampleTable | undefined): string {
  return table?.columns.find(({ role }) => role === 'key')?.name ?? ''
}
