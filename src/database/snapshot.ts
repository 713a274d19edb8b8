/** The part of a database's catalogue that questions are about, at one moment. Plain JSON: it is stored and cached. */
export interface Snapshot {
  /** Changes whenever a table, column, key, comment or enum label does; not when rows do. */
  readonly fingerprint: string
  /** ISO 8601, when the catalogue and the profiles were read. */
  readonly takenAt: string
  readonly searchPath: readonly string[]
  readonly tables: readonly Table[]
}

/** What can be read like a table; indexes, sequences and foreign servers are not described. */
export type TableKind = 'table' | 'view' | 'materialized view' | 'partitioned table' | 'foreign table'

/** A relation that the role may read, with what the catalogue says of it. */
export interface Table {
  readonly schema: string
  readonly name: string
  readonly kind: TableKind
  /** Reachable without its schema through the search path. */
  readonly visible: boolean
  /** As COMMENT ON TABLE says; null when nobody did. */
  readonly comment: string | null
  /** pg_class.reltuples, summed over partitions; counted when it was never analysed and small; null when unknown. */
  readonly rowEstimate: number | null
  readonly columns: readonly Column[]
  /** Column names in key order; null when none is declared. */
  readonly primaryKey: readonly string[] | null
  /** Unique constraints and unique indexes without predicate or expression, beside the primary key. */
  readonly uniqueKeys: readonly (readonly string[])[]
  readonly foreignKeys: readonly ForeignKey[]
}

/** A column of a relation, in the table's own order. */
export interface Column {
  readonly name: string
  /** As `format_type` prints it: `numeric(10,2)`, `timestamp with time zone`, `order_status`. */
  readonly type: string
  /** What the type amounts to once domains are resolved. */
  readonly category: TypeCategory
  readonly nullable: boolean
  /** The default's expression as SQL; null when there is none. */
  readonly default: string | null
  /** How the server fills it by itself; null when it does not. */
  readonly generated: 'identity' | 'stored' | 'virtual' | null
  readonly comment: string | null
  /** In the enum's own order; null for any other type. */
  readonly enumLabels: readonly string[] | null
  /** The domain's name when the column's type is one. */
  readonly domain: string | null
  /** Null where the rows have not been looked at. */
  readonly profile: ColumnProfile | null
}

/** What a type amounts to for questions and SQL; `other` is compared as text at most. */
export type TypeCategory =
  | 'integer'
  | 'decimal'
  | 'text'
  | 'boolean'
  | 'date'
  | 'timestamp'
  | 'timestamptz'
  | 'time'
  | 'interval'
  | 'enum'
  | 'uuid'
  | 'json'
  | 'array'
  | 'bytes'
  | 'other'

/** A declared reference; its columns and those referred to stand in the same order. */
export interface ForeignKey {
  readonly name: string
  readonly columns: readonly string[]
  readonly references: {
    readonly schema: string
    readonly table: string
    readonly columns: readonly string[]
  }
}

/** What the rows of a column look like. Text forms are the server's own. */
export interface ColumnProfile {
  readonly source: 'pg_stats' | 'sample' | 'complete'
  /** 0 to 1. */
  readonly nullFraction: number
  /** Number of distinct non-null values, estimated unless the source is complete; null when unknown. */
  readonly distinct: number | null
  /** Most common first; `share` is of all rows, null when not counted. */
  readonly commonValues: readonly { readonly value: string; readonly share: number | null }[]
  /** True when `commonValues` holds every value there is. */
  readonly valuesComplete: boolean
  readonly min: string | null
  readonly max: string | null
}

/** The name a person uses: `orders`, or `sales.orders` when the search path does not reach it. */
export function displayName(table: Pick<Table, 'schema' | 'name' | 'visible'>): string {
  return table.visible ? table.name : `${table.schema}.${table.name}`
}
