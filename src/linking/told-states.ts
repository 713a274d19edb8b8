type Comparison = '=' | '<>' | '<' | '<=' | '>' | '>='

/** What a row must meet to be in a state that somebody defined; `column` is the column's id. */
export type ToldTest = { readonly column: string } & (
  | { readonly kind: 'null' | 'true'; readonly negated: boolean }
  | { readonly kind: 'in'; readonly values: readonly (string | number)[]; readonly negated: boolean }
  | { readonly kind: 'compare'; readonly op: Comparison; readonly amount: number }
  /** Against another column of the row, by id. */
  | { readonly kind: 'versus'; readonly op: Comparison; readonly other: string }
  /** A day from `from` to before `to`. */
  | { readonly kind: 'dates'; readonly from: string | null; readonly to: string | null }
  /** A time of day, `HH:MM`; of a moment whole hours only. */
  | { readonly kind: 'clock'; readonly op: Comparison; readonly time: string }
  /** So much later than another date of the row, by id. */
  | {
      readonly kind: 'apart'
      readonly other: string
      readonly op: Comparison
      readonly amount: number
      readonly unit: 'minute' | 'hour' | 'day' | 'week' | 'whole day'
    }
)

/** A state of the rows of one table, as it was told: all of the tests hold. */
export interface ToldState {
  readonly table: string
  /** Another table whose rows are said to be so for their sake: "a lead actor is one whose casting …". */
  readonly also?: string
  /** Ways to say it: "current", "currently"; a phrase of several words too. */
  readonly phrases: readonly string[]
  readonly tests: readonly ToldTest[]
  /** In plain words, where the phrase itself is none of the question's. */
  readonly label?: string
  /** The sentence that told it. */
  readonly text: string
}
