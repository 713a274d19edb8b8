import type { RelationBook } from './relation-book.js'
import type { AstNode, LoadedParser } from '../parse.js'
import { positionOf } from '../parse.js'
import { type Refusal, refuse } from '../verdict.js'
import type { ScopePolicy } from './scope-policy.js'

/** A column as a query sees it; `masked` names the column of a table whose masked values it shows. */
export interface Field {
  readonly name: string
  readonly masked: string | null
  /** A table's column whose values can be told apart, so that GROUP BY takes it. */
  readonly groupable?: boolean
}

/** What a query returns. `open`: it may have columns that are not listed. */
export interface Output {
  readonly fields: readonly Field[]
  readonly open: boolean
}

/** One item of a FROM clause, under the label that qualifies its columns. */
export interface Source extends Output {
  readonly label: string | null
  readonly schema: string | null
  /** Columns that exist and may not be read; null when all may. */
  readonly hidden: ReadonlySet<string> | null
  /** The statement reads a subquery in its place. */
  readonly rewritten: boolean
  /** The columns of a table's primary key; none for anything else, or where one may not be used. */
  readonly key: readonly string[]
  /** Only its label counts: its columns are given by the join it is part of. */
  readonly inner: boolean
}

/** The FROM items in scope, innermost query first. */
export interface Level {
  readonly sources: Source[]
  readonly outer: Level | null
}

/** A WITH query: read when it is first named, or at the end. */
export interface Cte {
  readonly node: AstNode
  readonly ctes: CteScope
  /** What is around the query that has the WITH. */
  readonly outer: Level | null
  state: 'unread' | 'reading' | 'read'
  output: Output | null
}

/** The WITH queries that a name may mean at one place of a statement, by name. */
export type CteScope = ReadonlyMap<string, Cte>

/** A table in the statement and the subquery to read in its place. */
export interface Edit {
  readonly subquery: string
  /** The table's own name, to be kept as label where the statement gave none. */
  readonly label: string
}

/** A column under the label of its FROM item. */
export interface GroupedColumn {
  readonly label: string
  readonly column: string
}

/** One text being read against the policy, and what came of it. */
export interface Reading {
  readonly policy: ScopePolicy
  readonly book: RelationBook
  readonly parser: LoadedParser
  readonly text: string
  /** Inside a view the user named: its owner decided what it reads. */
  readonly vouched: boolean
  /** A statement of agentdb's own making: it may read the catalogue, and names only tables that are in the book. */
  readonly internal: boolean
  /** Views that led here, so that none is read within itself. */
  readonly through: readonly number[]
  /** Subqueries to put in the place of RangeVars. */
  readonly edits: Map<AstNode, Edit>
  /** ColumnRefs whose schema has to go, as a subquery has none. */
  readonly unqualified: Set<AstNode>
  /** Columns to group by as well, before the item of GROUP BY that they depend on. */
  readonly grouped: Map<AstNode, readonly GroupedColumn[]>
  readonly notes: Set<string>
  /** The statement names a view whose plan would tell of tables out of scope. */
  readonly veiled: { view: string | null }
  readonly faults: { relation: Refusal | null; column: Refusal | null }
  /** Operands of recursive queries that were read already. */
  readonly operands: Map<AstNode, Output>
}

/** A reading of one text that has not begun. */
export function startReading(
  from: Pick<Reading, 'policy' | 'book' | 'parser' | 'text' | 'vouched' | 'internal' | 'through'>,
): Reading {
  return {
    ...from,
    edits: new Map(),
    unqualified: new Set(),
    grouped: new Map(),
    notes: new Set(),
    veiled: { view: null },
    faults: { relation: null, column: null },
    operands: new Map(),
  }
}

/** Notes a fault; the first of its kind is told. */
export function fault(
  reading: Reading,
  kind: 'relation' | 'column',
  location: unknown,
  message: string,
  hint: string | null,
): void {
  reading.faults[kind] ??= refuse('policy', message, hint, positionOf(reading.text, location))
}

/** Notes that a masked column is used for more than being shown. */
export function faultMasked(reading: Reading, column: string, location: unknown): void {
  fault(
    reading,
    'column',
    location,
    `The column ${column} is masked: it may be shown, but not compared, sorted, grouped, counted or computed with.`,
    'Leave it out of conditions, joins, orders, groups and expressions.',
  )
}
