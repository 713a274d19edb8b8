import type { CatalogColumn, CatalogTable } from '../../linking/catalog.js'

/** A typed query: everything the printer needs and nothing it has to guess. Plain data. */
export interface Plan {
  readonly from: Source
  readonly joins: readonly Join[]
  readonly select: readonly Output[]
  readonly distinct: boolean
  readonly where: readonly Cond[]
  readonly group: readonly Expr[]
  readonly having: readonly Cond[]
  readonly order: readonly Order[]
  readonly limit: number | null
  /** Rows that tie with the last one are kept. */
  readonly ties: boolean
  readonly best?: Best | undefined
  /** Rows of this plan that the other has too, or has not. */
  readonly set: { readonly op: 'intersect' | 'except'; readonly right: Plan } | null
}

/** Keeps the first rows of each partition; ties share a place, so all of them are kept. */
export interface Best {
  readonly partition: readonly Expr[]
  readonly order: readonly Order[]
  readonly limit: number
}

/** One use of a table; the alias is unique in the whole statement. */
export interface Source {
  readonly alias: string
  readonly table: CatalogTable
}

/** A table joined to those before it. */
export interface Join {
  readonly kind: 'inner' | 'left'
  readonly source: Source
  readonly on: readonly JoinPair[]
}

/** Two columns that must be equal. */
export interface JoinPair {
  readonly left: { readonly alias: string; readonly column: string }
  readonly right: { readonly alias: string; readonly column: string }
}

/** A column of the result. */
export interface Output {
  readonly expr: Expr
  readonly label: string
  /** Named in the question, or shown beside what was. */
  readonly part: 'asked' | 'context'
}

/** What sorts the rows; rows without a value come last either way. */
export interface Order {
  readonly by: Expr
  readonly descending: boolean
}

/** How many values become one; `p90` is the 90th percentile. */
export type Aggregate = 'sum' | 'avg' | 'min' | 'max' | 'median' | `p${number}`

/** Lowest and highest exist for anything that is ordered; the others need numbers, and each row once. */
export function needsNumbers(fn: Aggregate): boolean {
  return fn !== 'min' && fn !== 'max'
}

/** Periods on the calendar; a weekday and an hour of the day come round again. */
export type TimeGrain = 'day' | 'week' | 'month' | 'quarter' | 'year' | 'weekday' | 'hour'

/** What a time between two dates is counted in. */
export type TimeUnit = 'minute' | 'hour' | 'day' | 'week' | 'month' | 'year'

/** A value of a row or of a group of rows. */
export type Expr =
  | { readonly kind: 'column'; readonly alias: string; readonly column: CatalogColumn }
  /** `of` null counts rows. */
  | {
      readonly kind: 'count'
      readonly of: Expr | null
      readonly distinct: boolean
      readonly filter: Cond | null
    }
  | { readonly kind: 'aggregate'; readonly fn: Aggregate; readonly of: Expr; readonly filter: Cond | null }
  | { readonly kind: 'truncate'; readonly grain: Exclude<TimeGrain, 'weekday' | 'hour'>; readonly of: Expr }
  | {
      readonly kind: 'extract'
      readonly field: 'year' | 'month' | 'dow' | 'hour' | 'dayName'
      readonly of: Expr
    }
  | { readonly kind: 'arithmetic'; readonly op: '+' | '-' | '*'; readonly left: Expr; readonly right: Expr }
  /** Never divides by zero; `percent` multiplies by 100. */
  | { readonly kind: 'ratio'; readonly over: Expr; readonly under: Expr; readonly percent: boolean }
  /** Whole or fractional days from `start` to `end`. */
  | {
      readonly kind: 'days'
      readonly end: Expr
      readonly start: Expr
      readonly unit?: TimeUnit | 'whole day'
    }
  /** Over the rows of the result: a running total, the row before, a place. */
  | {
      readonly kind: 'window'
      readonly fn: 'sum' | 'lag' | 'rank'
      readonly of: Expr | null
      readonly partition: readonly Expr[]
      readonly order: readonly Order[]
    }
  | { readonly kind: 'round'; readonly of: Expr; readonly digits: number }
  /** A total of nothing is 0. */
  | { readonly kind: 'orZero'; readonly of: Expr }
  | {
      readonly kind: 'literal'
      readonly value: string | number | boolean
      readonly as: 'text' | 'number' | 'date' | 'boolean' | 'time'
    }
  | { readonly kind: 'scalar'; readonly plan: Plan }

/** What rows must meet to be kept. */
export type Cond =
  | { readonly kind: 'and' | 'or'; readonly of: readonly Cond[] }
  | { readonly kind: 'not'; readonly of: Cond }
  | { readonly kind: 'compare'; readonly left: Expr; readonly op: CompareOp; readonly right: Expr }
  | { readonly kind: 'in'; readonly of: Expr; readonly values: readonly Expr[]; readonly negated: boolean }
  | {
      readonly kind: 'like'
      readonly of: Expr
      readonly pattern: string
      readonly negated: boolean
      readonly anyCase: boolean
    }
  | { readonly kind: 'null'; readonly of: Expr; readonly negated: boolean }
  | { readonly kind: 'true'; readonly of: Expr; readonly negated: boolean }
  | {
      readonly kind: 'exists'
      readonly plan: Plan
      readonly link: readonly JoinPair[]
      readonly negated: boolean
    }

/** The comparisons of SQL. */
export type CompareOp = '=' | '<>' | '<' | '<=' | '>' | '>='
