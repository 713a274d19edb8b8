import type { CatalogColumn } from '../../linking/catalog.js'
import type { Form } from '../grammar/form.js'
import type { Aggregate, CompareOp, Cond, Expr, TimeGrain } from '../planning/plan.js'
import type { SpanSpec } from './span-spec.js'

/** A grounded question before its joins are found: what to show, which rows, of which tables. */
export interface Spec {
  readonly outputs: readonly Output[]
  /** The table whose rows are listed or counted. */
  readonly target: string
  readonly groups: readonly KeySpec[]
  readonly conditions: readonly Condition[]
  /** Tables that must have a matching row though nothing of them is shown. */
  readonly requires: readonly Need[]
  readonly rank: Rank | null
  readonly orders: readonly { readonly by: KeySpec | MeasureSpec; readonly descending: boolean }[]
  readonly having: readonly Having[]
  readonly distinct: boolean
  /** Each of what is grouped by is listed, those that nothing is counted for too. */
  readonly listsEach?: boolean
  /** So it was said: nothing that is listed may be left out. */
  readonly keepsEmpty?: boolean
  /** Entities whose rows the question ranges over: "of the students". */
  readonly rowsOf: ReadonlySet<string>
  readonly looseRequires: ReadonlySet<string>
  readonly penalty: number
  /** Two sets of rows whose values are compared: what they share, or what the left one has alone. */
  readonly both: {
    readonly left: readonly Condition[]
    readonly right: readonly Condition[]
    readonly except?: boolean
    /** The right side is of another table: there it is this column. */
    readonly other?: CatalogColumn
  } | null
  /** One side of such a comparison. */
  readonly valuesOnly?: boolean
  /** How computed numbers are to be written. */
  readonly form: Form
  readonly notes: readonly string[]
  /** Dates that were taken only because every row has them. */
  readonly begun: ReadonlySet<CatalogColumn>
  /** Tables and edges that verbs and names in passing point at. */
  readonly hintTables: ReadonlySet<string>
  readonly hintStems: ReadonlySet<string>
  /** Of references that are called after who does what the question says: weaker than those. */
  readonly doerStems: ReadonlySet<string>
}

/** Something shown; `directive`: a later "return the …" asks for it; `kinds`: what there is of it, each told once. */
export type Output = Shown & { readonly directive: boolean; readonly kinds?: boolean }

/** Anything a result can show or be ordered by. */
export type Shown = KeySpec | MeasureSpec

/** One value for each row: a column, the thing itself, a time between two dates, a period. */
export type KeySpec =
  | { readonly kind: 'column'; readonly column: CatalogColumn }
  /** `named`: its names were asked for, not the things. */
  | { readonly kind: 'entity'; readonly table: string; readonly named?: boolean }
  | { readonly kind: 'span'; readonly span: SpanSpec }
  | { readonly kind: 'grain'; readonly grain: TimeGrain; readonly column: CatalogColumn }

/** A number computed from many rows. */
export type MeasureSpec =
  | { readonly kind: 'spanOf'; readonly fn: Aggregate; readonly span: SpanSpec }
  /** `different`: said to be "unique", among what else is measured. */
  | { readonly kind: 'countRows'; readonly table: string; readonly different?: true }
  /** How many different values it has; of a date, in how many periods it lies. */
  | { readonly kind: 'countValues'; readonly column: CatalogColumn; readonly grain?: TimeGrain }
  /** `factor`: into the unit asked for. */
  | {
      readonly kind: 'aggregate'
      readonly fn: Aggregate
      readonly column: CatalogColumn
      readonly factor?: number
    }
  /** price x quantity on one line table. */
  | {
      readonly kind: 'product'
      readonly fn: Aggregate
      readonly left: CatalogColumn
      readonly right: CatalogColumn
    }
  | RatioSpec
  | TrendSpec
  | FormulaSpec
  | PlaceSpec

/** One number over another; each side has conditions that the other has not. */
export interface RatioSpec {
  readonly kind: 'ratio'
  readonly percent: boolean
  readonly over: Part
  readonly under: Part
  /** The under side is taken over all groups together. */
  readonly total: boolean
  /** Two numbers of one row: meaningful only where a group is one row. */
  readonly perRow: boolean
  /** Narrowed without a verb: beside groups it could be of each group or of them all. */
  readonly bare?: boolean
}

/** A measure followed along the groups: added up so far, or against the group before. */
export interface TrendSpec {
  readonly kind: 'trend'
  readonly how: 'running' | 'change'
  readonly percent: 'abs' | 'pct' | 'both'
  readonly of: SimpleMeasure
}

/** The place among the rows of the result; ties share one. */
export interface PlaceSpec {
  readonly kind: 'place'
  readonly by: SimpleMeasure
  readonly descending: boolean
}

/** Arithmetic over measures of the same rows. */
export interface FormulaSpec {
  readonly kind: 'formula'
  readonly of: FormulaNode
}

/** A number, a measure with conditions of its own, or a sign between two such. */
export type FormulaNode =
  | { readonly kind: 'number'; readonly number: number }
  | { readonly kind: 'part'; readonly part: Part }
  | {
      readonly kind: 'op'
      readonly op: '+' | '-' | '*' | '/'
      readonly left: FormulaNode
      readonly right: FormulaNode
    }

/** A measure that is not made of other measures. */
export type SimpleMeasure = Exclude<MeasureSpec, RatioSpec | TrendSpec | FormulaSpec | PlaceSpec>

/** A measure over only some of the rows. */
export interface Part {
  readonly measure: SimpleMeasure
  readonly only: readonly Condition[]
  readonly having: readonly Having[]
}

/** A table needed, to be joined from the table that governs it where that costs little more. */
export interface Need {
  readonly table: string
  readonly near: string | null
}

/** How a column is written where its table is joined. @throws {Ungrounded} where it is not */
export type Reference = (column: CatalogColumn) => Expr

/** What holds for the rows wanted. */
export interface Condition {
  readonly needs: readonly Need[]
  readonly make: (ref: Reference) => Cond
  /** In plain words, for the interpretation. */
  readonly text: string
  /** Rows of `from` that have a match of their own, or none; `make` is not used then. */
  readonly related: {
    readonly from: string
    readonly needs: readonly Need[]
    readonly conditions: readonly Condition[]
    readonly negated: boolean
    /** What was said to be done there: it tells which of several references is meant. */
    readonly stems?: ReadonlySet<string>
  } | null
}

/** The first `limit` by something; without `descending` the lowest. */
export interface Rank {
  readonly by: KeySpec | MeasureSpec
  readonly descending: boolean
  readonly limit: number
}

/**
 * How many rows of `table` a row or group must have, or what their amounts `of` a column must come to; `upper` is the
 * end of a range, null without one.
 */
export interface Having {
  readonly table: string
  readonly op: CompareOp
  readonly amount: number
  readonly upper: number | null
  readonly distinctColumn: CatalogColumn | null
  readonly of?: { readonly fn: Aggregate; readonly column: CatalogColumn }
  /** Every row of `table` that meets the conditions is meant; `amount` is not used then. */
  readonly every?: boolean
  /** The table whose rows it is said of, where a noun stands right before it. */
  readonly owner?: string
  readonly conditions: readonly Condition[]
}
