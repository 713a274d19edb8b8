import type { Piece } from './grammar/sketch.js'
import type { Spec } from './grounding/spec.js'
import type { Plan } from './planning/plan.js'
import type { Evidence } from './readings/evidence.js'

/** One reading as a statement. */
export interface Answered {
  readonly kind: 'answer'
  readonly sql: string
  /** The reading in plain words. */
  readonly interpretation: string
  /** Every inference that the words did not state: a synonym, an inferred key, ties. */
  readonly assumptions: readonly string[]
  /** The probability that the answer is right, from 0 to 1, computed from the evidence. */
  readonly confidence: number
  readonly evidence: Evidence
  readonly plan: Plan
  /** What the question came to before its joins were found. */
  readonly spec: Spec
  /** The parts of the question that say it, by their words. */
  readonly pieces: readonly Piece[]
  /** The answer sentence with `{{column}}`, `{{rows}}` to be filled from the result. */
  readonly template: string
  /** Columns named in the question, by their place in the result; the rest is context. */
  readonly asked: readonly number[]
}

/** What the built-in model makes of a question. */
export type Outcome =
  | Answered
  | {
      readonly kind: 'clarify'
      readonly question: string
      readonly options: readonly {
        readonly label: string
        readonly interpretation: string
        /** What it comes to when it is chosen. */
        readonly answer: Answered
        /** What to remember so that the words are read in this way; null where no word is what is open. */
        readonly remember: { readonly term: string; readonly meaning: string } | null
      }[]
    }
  | {
      readonly kind: 'abstain'
      /** Words of the question that nothing explains. */
      readonly ungrounded: readonly string[]
      readonly understood: readonly string[]
      readonly reason: string
    }
