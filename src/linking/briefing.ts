import type { TableKind } from '../database/snapshot.js'
import type { SampledTable } from './sample-rows.js'

/** What the data engineer hands on: the part of the database one question is about, with evidence. Plain JSON. */
export interface Briefing {
  readonly question: string
  readonly tables: readonly BriefedTable[]
  /** Stored values that the question's words name. */
  readonly values: readonly ValueMatch[]
  readonly joins: readonly BriefedJoin[]
  readonly dates: readonly ResolvedDate[]
  /** Words of the user's own that the question uses, and what they mean. */
  readonly definitions: readonly { readonly term: string; readonly meaning: string }[]
  /** What the user chose before, where a question left open what is meant. */
  readonly choices?: readonly { readonly term: string; readonly meaning: string }[]
  /** Verified question -> SQL pairs that resemble this one. */
  readonly examples: readonly { readonly question: string; readonly sql: string }[]
  /** A few rows of the tables, only where the user shares rows. */
  readonly samples?: readonly SampledTable[]
  /** Words of the question that nothing in the database explains. */
  readonly unresolved: readonly string[]
  /** Tables of the database that are not in `tables`, by display name: nothing is dropped silently. */
  readonly leftOut: readonly string[]
  /** How many of `leftOut`, from its first, a prompt names: of thousands of tables even the names are too many. */
  readonly leftOutNamed: number
  /** Estimate of what this briefing costs in a prompt, 4 characters a token. */
  readonly promptTokens: number
}

/** A table as a prompt describes it; names are the database's own. */
export interface BriefedTable {
  readonly schema: string
  readonly name: string
  readonly kind: TableKind
  readonly comment: string | null
  /** Null when nobody knows. */
  readonly rowEstimate: number | null
  readonly columns: readonly BriefedColumn[]
  /** Column names in key order; null when none is declared. */
  readonly primaryKey: readonly string[] | null
  /** Columns that are not in `columns`, because the question does not seem to need them; null for a table described whole. */
  readonly columnsLeftOut: readonly string[] | null
  /** Which words of the question, or which join, brought it in. */
  readonly why: string
}

/** A column as a prompt describes it. */
export interface BriefedColumn {
  readonly name: string
  /** As `format_type` prints it. */
  readonly type: string
  readonly nullable: boolean
  readonly comment: string | null
  /** All that it may hold; null when the type does not say. */
  readonly enumLabels: readonly string[] | null
}

/** `text` of the question is `value` as stored in schema.table.column. */
export interface ValueMatch {
  readonly text: string
  readonly schema: string
  readonly table: string
  readonly column: string
  readonly value: string
  /** 0 to 1: 1 is the exact stored spelling. */
  readonly score: number
}

/** A way to join two briefed tables, child to parent; columns pair up by position. */
export interface BriefedJoin {
  readonly from: { readonly schema: string; readonly table: string; readonly columns: readonly string[] }
  readonly to: { readonly schema: string; readonly table: string; readonly columns: readonly string[] }
  /** Declared as a foreign key, or inferred from names and data. */
  readonly kind: 'declared' | 'inferred'
}

/** A date phrase as an absolute half-open range: from <= t < to. Bounds are ISO 8601 local dates or null (open). */
export interface ResolvedDate {
  readonly text: string
  readonly from: string | null
  readonly to: string | null
}
