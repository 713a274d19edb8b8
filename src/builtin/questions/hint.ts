import type { ToldState } from '../../linking/told-states.js'
import type { SqlRange } from './sql-range.js'

/** What a statement must agree with to be the one that was asked for. */
export type Hint =
  /** How to get there: the tables, values and dates it names. `always` holds only where the first table is used. */
  | {
      readonly kind: 'method'
      readonly text: string
      readonly always: boolean
      readonly left: boolean
      readonly inner: boolean
    }
  | { readonly kind: 'range'; readonly term: string; readonly range: SqlRange; readonly text: string }
  | { readonly kind: 'grain'; readonly grain: string; readonly text: string }
  | { readonly kind: 'distinct' }
  /** The answer is a whole number as it is, or cannot be given. */
  | { readonly kind: 'whole'; readonly text: string }
  | { readonly kind: 'empty'; readonly text: string }
  /** A share is given out of a hundred, or out of one. */
  | { readonly kind: 'scale'; readonly percent: boolean; readonly text: string }
  /** Nothing is left out by this column. */
  | { readonly kind: 'whatever'; readonly column: string; readonly text: string }
  /** A table that is not to be counted or added. */
  | { readonly kind: 'unused'; readonly table: string; readonly text: string }
  /** What has no row of the table is not shown. */
  | { readonly kind: 'leftOut'; readonly table: string; readonly text: string }
  /** Only such rows of the table count, wherever it is used. */
  | { readonly kind: 'scope'; readonly scope: ToldState; readonly text: string }
  /** Rows are dated by this column and by no other of their table. */
  | { readonly kind: 'dated'; readonly column: string; readonly text: string }
  /** What has changed is told as an amount, not as a share. */
  | { readonly kind: 'difference'; readonly text: string }
