import type { Cell } from '../../../src/events.js'
import type { Noun } from './words.js'

/** A made-up database: what it holds, what it is called, and how people speak of it. */
export interface Sample {
  readonly schema: string
  /** Reached without naming the schema. */
  readonly visible: boolean
  readonly tables: readonly SampleTable[]
}

export interface SampleTable {
  readonly name: string
  readonly noun: Noun
  readonly columns: readonly SampleColumn[]
  readonly links: readonly SampleLink[]
  /** Whether the first column is declared as the primary key. */
  readonly keyDeclared: boolean
  readonly rows: readonly (readonly Cell[])[]
}

export interface SampleColumn {
  readonly name: string
  readonly noun: Noun
  readonly role: 'key' | 'link' | 'name' | 'category' | 'measure' | 'date' | 'flag'
  /** `enum` is one of the sample's own making, with the labels below. */
  readonly type:
    | ('integer' | 'numeric(10,2)' | 'text' | 'date' | 'timestamp' | 'timestamptz' | 'boolean')
    | ('time' | 'uuid' | 'jsonb' | 'double precision' | 'enum')
}

export const enumLabels = ['calm', "it's", 'very "loud"'] as const

/** `column` of this table refers to the key of the table at `to`. */
export interface SampleLink {
  readonly column: string
  readonly to: number
  readonly declared: boolean
}

/** @throws when the table has no such column: a fault of the generator. */
export function columnOfRole(table: SampleTable, role: SampleColumn['role']): SampleColumn {
  const column = table.columns.find((each) => each.role === role)
  if (!column) throw new Error(`${table.name} has no ${role}`)
  return column
}

export function cellsOf(table: SampleTable, column: string): readonly Cell[] {
  const at = table.columns.findIndex((each) => each.name === column)
  return table.rows.map((row) => row[at] ?? null)
}

/** The statements that make the sample: tables, rows, then the declared foreign keys. */
export function ddlOf(sample: Sample): string {
  const name = (table: SampleTable) => `${quote(sample.schema)}.${quote(table.name)}`
  const mood = `${quote(sample.schema)}."Mood of ours"`
  const labels = enumLabels.map(literal).join(', ')
  const creates = sample.tables.map((table) => {
    const columns = table.columns.map(
      ({ name: column, type }) => `${quote(column)} ${type === 'enum' ? mood : type}`,
    )
    const key = table.keyDeclared ? [`primary key (${quote(table.columns[0]?.name ?? '')})`] : []
    return `create table ${name(table)} (${[...columns, ...key].join(', ')});`
  })
  const inserts = sample.tables
    .filter((table) => table.rows.length > 0)
    .map(
      (table) =>
        `insert into ${name(table)} values ${table.rows.map((row) => `(${row.map(literal).join(', ')})`).join(', ')};`,
    )
  const keys = sample.tables.flatMap((table) =>
    table.links
      .filter((link) => link.declared)
      .map((link) => {
        const to = sample.tables[link.to]
        if (!to) throw new Error(`no table at ${link.to}`)
        return `alter table ${name(table)} add foreign key (${quote(link.column)}) references ${name(to)};`
      }),
  )
  const schema = `create schema ${quote(sample.schema)}; create type ${mood} as enum (${labels});`
  return [schema, ...creates, ...inserts, ...keys, 'analyze;'].join('\n')
}

function quote(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}

function literal(cell: Cell): string {
  if (cell === null) return 'null'
  return typeof cell === 'string' ? `'${cell.replaceAll("'", "''")}'` : String(cell)
}
