import type { TypeCategory } from '../database/snapshot.js'
import type { Computed } from './computed.js'
import type { NameIndex } from './name-index.js'
import type { StoredAs } from './stored-as.js'

/** The database as the linker and the parser see it: words, roles and join edges over the snapshot's names. */
export interface Catalog {
  readonly fingerprint: string
  readonly tables: readonly CatalogTable[]
  readonly tableById: ReadonlyMap<string, CatalogTable>
  readonly columnById: ReadonlyMap<string, CatalogColumn>
  readonly edges: readonly Edge[]
  /** Edges that touch a table, from either side, by table id. */
  readonly edgesOf: ReadonlyMap<string, readonly Edge[]>
  readonly names: NameIndex
  /** Tables whose rows are persons: what "who" asks for. */
  readonly persons: readonly CatalogTable[]
  /** Ids of the columns and joins that a person chose where the question leaves open which is meant. */
  readonly chosen?: ReadonlySet<string>
  /** Ids of the joins that are meant where the question says nothing of several. */
  readonly plain?: ReadonlySet<string>
}

/** A table or view with the words it is called by and the part it plays in joins. */
export interface CatalogTable {
  /** `schema.name`, unique. */
  readonly id: string
  readonly schema: string
  readonly name: string
  /** The name of a second use of a table in one statement: "manager" beside employees. */
  readonly alias?: string
  /** Reachable without its schema. */
  readonly visible: boolean
  /** Of its name, split and lower case; `lemmas` are their base forms. */
  readonly words: readonly string[]
  readonly lemmas: readonly string[]
  readonly columns: readonly CatalogColumn[]
  /** Declared, else the one found in names and data; null when rows have no known identity. */
  readonly key: readonly CatalogColumn[] | null
  /** What a person would call a row by: name, title, first and last name. Empty when nothing does. */
  readonly titles: readonly CatalogColumn[]
  /** Estimate; null when unknown. */
  readonly rows: number | null
  /** Only joins others: its columns are references, perhaps with a rank or date. */
  readonly isLink: boolean
  /** Derived from other tables, which are preferred when both could be meant. */
  readonly isView: boolean
  readonly comment: string | null
}

/** How a column's values are compared and computed with; enums and uuids count as text. */
export type ColumnKind =
  | 'number'
  | 'text'
  | 'date'
  | 'timestamp'
  | 'timestamptz'
  | 'time'
  | 'boolean'
  | 'other'

/** What a column is to a question, judged by its name, type, keys and values. */
export type ColumnRole = 'key' | 'reference' | 'measure' | 'category' | 'name' | 'time' | 'flag' | 'freeText'

/** A column with the words it is called by and what is known of its values. */
export interface CatalogColumn {
  /** `schema.table.name`, unique. */
  readonly id: string
  /** The table's id. */
  readonly table: string
  readonly name: string
  readonly type: string
  readonly category: TypeCategory
  readonly kind: ColumnKind
  /** Where its values are written in another type than their kind is: 'Y' and 'N', '2024-03-01' in a text. */
  readonly stored?: StoredAs
  readonly role: ColumnRole
  /** It is none of the database: what it stands for was told with the question, over columns of `of`. */
  readonly computed?: { readonly as: Computed; readonly of: CatalogTable }
  readonly words: readonly string[]
  readonly lemmas: readonly string[]
  readonly comment: string | null
  readonly unique: boolean
  readonly nullable: boolean
  /** 0 to 1; null when its rows have not been looked at. */
  readonly nullFraction: number | null
  /** How many different values, perhaps by estimate; null when unknown. */
  readonly distinct: number | null
  /** Every stored value when they are few; null when the list is not complete. */
  readonly values: readonly string[] | null
  /** Common values, complete or not. */
  readonly samples: readonly string[]
  /** As the server writes it; null when unknown. So is `max`. */
  readonly min: string | null
  readonly max: string | null
  /** Written by the system, like created_at: never the date a question means unless it is named. */
  readonly audit: boolean
}

/** A way to join, child to parent: `to` is unique for every edge. */
export interface Edge {
  readonly id: string
  readonly from: { readonly table: string; readonly columns: readonly string[] }
  readonly to: { readonly table: string; readonly columns: readonly string[] }
  readonly kind: 'declared' | 'inferred' | 'natural'
  readonly cost: number
  /** Of the words in its columns' names, for verbs that hint at it. */
  readonly stems: readonly string[]
  /** The child's columns are unique too: one to one. */
  readonly fromUnique: boolean
  /** Every child has its parent: joining from the child loses nothing. */
  readonly fromTotal: boolean
  /** Every parent has a child. */
  readonly toTotal: boolean
}

/** The table a column belongs to; a column of another catalog is a fault of ours, and thrown. */
export function tableOf(catalog: Catalog, column: CatalogColumn): CatalogTable {
  return mustTable(catalog, column.table)
}

/** @throws when the id is not of this catalog: a fault of ours, never of the question. */
export function mustTable(catalog: Catalog, id: string): CatalogTable {
  const table = catalog.tableById.get(id)
  if (!table) throw new Error(`no table ${id} in the catalog`)
  return table
}

/** The column of exactly that name, for names that come from the catalog itself: throws when there is none. */
export function columnNamed(table: CatalogTable, name: string): CatalogColumn {
  const column = table.columns.find((each) => each.name === name)
  if (!column) throw new Error(`no column ${name} in ${table.id}`)
  return column
}

/** Tables whose rows are persons, by their columns. */
export function personTables(tables: readonly CatalogTable[]): readonly CatalogTable[] {
  return tables.filter(
    (table) =>
      !table.isView &&
      (table.titles.length === 2 || table.columns.some((column) => personal.has(column.lemmas.join(' ')))),
  )
}

const personal = new Set([
  'birth date',
  'date of birth',
  'gender',
  'sex',
  'age',
  'nationality',
  'first name',
  'last name',
  'full name',
  'job title',
  'date birth',
])

/** Whether it holds days or moments; a time of day alone does not count. */
export function isTemporal(column: CatalogColumn): boolean {
  return column.kind === 'date' || column.kind === 'timestamp' || column.kind === 'timestamptz'
}

/** "founded", "built": a participle alone; "season", "debut season": over numbers that are all years. */
function isYearOfDoing(column: CatalogColumn): boolean {
  const { words, kind, category, min, max } = column
  const last = words.at(-1) ?? ''
  const yearly =
    words.length === 1 ? yearlyDoings.has(last) : isDoneIn(words) || isLivedIn(words) || isFirst(words)
  if (last !== 'season' && !yearly) return false
  if (kind === 'text') return holdsYears(column)
  if (kind !== 'number' || category !== 'integer' || min === null || max === null) return false
  return Number(min) >= 1400 && Number(max) <= 2100
}

const yearlyDoings: ReadonlySet<string> = new Set(
  'founded built established planted opened premiered vintage released published constructed launched inaugurated erected debut born died'.split(
    ' ',
  ),
)

/** "born in", "died in": over numbers that are all years. */
function isLivedIn([doing = '', particle, ...more]: readonly string[]): boolean {
  return particle === 'in' && more.length === 0 && (doing === 'born' || doing === 'died')
}

/** "first held": what goes on once a year, or did so from that year on. */
function isFirst([first, doing = '', ...more]: readonly string[]): boolean {
  return first === 'first' && more.length === 0 && yearlyFirsts.has(doing)
}

const yearlyFirsts: ReadonlySet<string> = new Set(
  'held published released opened launched built produced introduced performed'.split(' '),
)

/** "built in", as a column's name: the year it was built. */
export function isDoneIn([doing = '', particle, ...more]: readonly string[]): boolean {
  return particle === 'in' && more.length === 0 && yearlyDoings.has(doing)
}

/** An integer column that holds calendar years. */
export function isYear(column: CatalogColumn): boolean {
  if (!column.lemmas.includes('year')) return isYearOfDoing(column)
  if (column.kind === 'number' && column.category === 'integer') return true
  return column.kind === 'text' && holdsYears(column)
}

function holdsYears({ samples }: CatalogColumn): boolean {
  return samples.length > 0 && samples.every((value) => /^[12]\d{3}$/.test(value))
}
