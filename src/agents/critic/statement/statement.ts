import type { AstNode } from '../../../guard/parse.js'
import type { CatalogColumn, CatalogTable } from '../../../linking/catalog.js'

/** A statement as the checks read it: every SELECT of it, names resolved as far as the catalogue knows them. */
export interface Statement {
  readonly root: Query
  /** Every SELECT, the outermost first; the arms of a UNION, CTEs and subqueries included. */
  readonly queries: readonly Query[]
  /** Names that resolve to nothing although everything in scope is known. */
  readonly unknown: readonly UnknownName[]
}

/** One SELECT. */
export interface Query {
  readonly node: AstNode
  readonly place: 'root' | 'arm' | 'cte' | 'derived' | 'expression'
  readonly parent: Query | null
  /** WITH clauses that its names may mean, the outermost first. */
  readonly withClauses: readonly AstNode[]
  /** The two sides of a UNION, INTERSECT or EXCEPT; empty for a plain SELECT. */
  readonly arms: readonly Query[]
  readonly sources: readonly Source[]
  /** What WHERE, ON and USING demand, taken apart at AND. */
  readonly conditions: readonly Condition[]
  readonly outputs: readonly Output[]
  readonly aggregates: readonly Aggregate[]
  /** GROUP BY, numbers and output names resolved to what they stand for. */
  readonly groupBy: readonly AstNode[]
  /** It folds rows: GROUP BY, or an aggregate without one. */
  readonly folds: boolean
  /** It uses a column of a SELECT around it. */
  readonly correlated: boolean
}

/** An item of FROM. */
export interface Source {
  readonly label: string
  readonly table: CatalogTable | null
  /** A derived table or CTE. */
  readonly query: Query | null
  /** Names of its columns; null when they are not known. */
  readonly columns: readonly string[] | null
  /** On the side of an outer join whose rows may be missing. */
  readonly optional: boolean
  /** On a side of an outer join that is kept whole. */
  readonly kept: boolean
}

/** A column as it is used: of which source, and which stored column it is, when it is one unchanged. */
export interface ColumnUse {
  readonly source: Source
  readonly name: string
  readonly column: CatalogColumn | null
  /** Of a SELECT around this one. */
  readonly outer: boolean
}

/** One demand on the rows of a SELECT, between two ANDs of its WHERE or ON. */
export interface Condition {
  /** Null for what USING and NATURAL stand for. */
  readonly node: AstNode | null
  readonly from: 'where' | 'inner-on' | 'outer-on'
  /** The items of this SELECT's own FROM that it reads. */
  readonly sources: readonly Source[]
  /** It uses a column of a SELECT around this one. */
  readonly outer: boolean
  /** `a.x = b.y` between two sources; else null. */
  readonly equal: { readonly left: ColumnUse; readonly right: ColumnUse } | null
}

/** A column of what a SELECT returns; `*` is taken apart where the columns behind it are known. */
export interface Output {
  /** Null for a `*` whose columns are not known. */
  readonly name: string | null
  readonly expression: AstNode
  /** The column it hands on as it is; null for anything computed. */
  readonly use: ColumnUse | null
}

/** A call of an aggregate function in a SELECT, wherever it stands. */
export interface Aggregate {
  /** Lower case, without schema. */
  readonly name: string
  readonly node: AstNode
  /** It is `count(*)`. */
  readonly star: boolean
  readonly distinct: boolean
  /** It has OVER: it folds nothing. */
  readonly window: boolean
  /** Its first argument, or what a WITHIN GROUP orders by; null when it has none. */
  readonly argument: AstNode | null
  /** The columns in its arguments, and in its FILTER. */
  readonly uses: readonly ColumnUse[]
}

/** A table or column that the statement names and the database does not have. */
export interface UnknownName {
  readonly kind: 'table' | 'column'
  /** As written in front of a table; null when none was, and for a column. */
  readonly schema: string | null
  /** The table or alias in front of a column. */
  readonly qualifier: string | null
  readonly name: string
  /** The stored tables in scope, for a column. */
  readonly scope: readonly CatalogTable[]
}
