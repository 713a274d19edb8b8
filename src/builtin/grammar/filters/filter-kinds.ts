import type { DateSpan } from '../../../linking/dates.js'
import type { CompareOp, TimeUnit } from '../../planning/plan.js'
import type { Noun, Slot, Term } from '../sketch.js'
import type { Unit } from '../units.js'

/** A condition on rows. A column or term that is null was not said: grounding finds it from the hints, the value or what was spoken of. */
export type Filter =
  | {
      readonly kind: 'value'
      readonly slot: Slot
      readonly column: Slot | null
      readonly negated: boolean
      readonly more: readonly Slot[]
      readonly all?: boolean
    }
  | {
      readonly kind: 'compare'
      readonly term: Term | null
      readonly op: CompareOp
      readonly amount: number
      readonly upper: number | null
      readonly unit?: Unit | null
      /** "3 or 4": any of them, the first of which is `amount`. */
      readonly values?: readonly number[]
    }
  | {
      readonly kind: 'degree'
      readonly hints: readonly string[]
      readonly op: CompareOp
      readonly amount: number
      readonly word: string
      readonly unit?: Unit | null
    }
  | {
      readonly kind: 'average'
      readonly term: Term | null
      readonly hints: readonly string[]
      readonly op: CompareOp
      /** "twice the average" */
      readonly factor?: number
      readonly within?: Slot | null
      readonly whole?: Slot | null
      /** Which rows it is taken over: "the average tent pitch". */
      readonly only?: readonly Filter[]
    }
  /** Against another column of the row, or the same of the row it refers to. */
  | {
      readonly kind: 'versus'
      readonly column: Slot | null
      readonly hints: readonly string[]
      readonly op: CompareOp
      readonly other: Noun
    }
  | { readonly kind: 'date'; readonly span: DateSpan; readonly column: Slot | null }
  | { readonly kind: 'flag'; readonly slot: Slot; readonly negated: boolean }
  /** How long it was from one date to another; `of` null is from when it began to when it ended. */
  | {
      readonly kind: 'lasting'
      readonly of: Extract<Term, { kind: 'span' }> | null
      readonly op: CompareOp
      readonly amount: number
      readonly unit: TimeUnit
    }
  /** "open on 1 June": going on in the period. */
  | { readonly kind: 'during'; readonly span: DateSpan; readonly word: string }
  /** On some days of the week; Sunday is 0. */
  | {
      readonly kind: 'weekday'
      readonly days: readonly number[]
      readonly word: string
      readonly column: Slot | null
    }
  /** "new members": by the date they came to be. */
  | { readonly kind: 'new' }
  /** "whose weight is unknown", or known when negated. */
  | { readonly kind: 'empty'; readonly slot: Slot; readonly negated: boolean }
  | {
      readonly kind: 'like'
      readonly slot: Slot | null
      readonly text: string
      readonly mode: 'start' | 'end' | 'contain'
      readonly negated: boolean
    }
