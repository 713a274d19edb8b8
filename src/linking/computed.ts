/** A number that each row of a table gives, computed from its columns; names are of columns of the table. */
export type Computed =
  | { readonly kind: 'column'; readonly name: string }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'year'; readonly name: string }
  | {
      readonly kind: 'op'
      readonly op: '+' | '-' | '*' | '/'
      readonly left: Computed
      readonly right: Computed
    }
  /** From one date of the row to another. */
  | {
      readonly kind: 'elapsed'
      readonly start: string
      readonly end: string
      readonly unit: 'minute' | 'hour' | 'day' | 'week' | 'month' | 'year' | 'whole day'
    }
