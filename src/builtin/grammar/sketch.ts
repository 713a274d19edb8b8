import type { Mention } from '../../linking/link.js'
import type { Aggregate, CompareOp, TimeGrain, TimeUnit } from '../planning/plan.js'
import type { Filter } from './filters/filter-kinds.js'
import type { Unit } from './units.js'

export type { Filter } from './filters/filter-kinds.js'

/**
 * What the words of a question say before they are tied to a schema: the constituents the chart parser builds.
 * A slot is one use of a mention; grounding chooses its link.
 */
export type SlotRole =
  | 'thing'
  | 'entity'
  | 'count'
  | 'number'
  | 'extreme'
  | 'group'
  | 'order'
  | 'value'
  | 'text'
  | 'state'
  | 'any'

/** One use of a mention: the links that could play the role, and the words as they were written. */
export interface Slot {
  readonly mention: Mention
  readonly role: SlotRole
  readonly text: string
  readonly plural: boolean
  /** Quoted text that no column is known to hold. */
  readonly literal: string | null
}

/** A noun phrase: its head and what is said before it. `start` and `end` are tokens, the end exclusive. */
export interface Noun {
  readonly slot: Slot
  /** Values and flags before the noun: "cancelled orders". */
  readonly pre: readonly Filter[]
  readonly distinct: boolean
  readonly extreme: Extreme | null
  /** "customers' names": names, of customers. */
  readonly owner: Noun | null
  readonly start: number
  readonly end: number
}

/** "oldest", "top 5", "most expensive": `by` null means the number of rows or the measure at hand. */
export interface Extreme {
  readonly descending: boolean
  readonly limit: number
  /** Hinted column names of a degree adjective ("tallest": height); empty when `by` says it. */
  readonly hints: readonly string[]
  readonly by: Term | null
  readonly word: string
}

/** Which way rows are ordered. `word`: how it was said where nothing names by what: "newest". */
export interface RowOrder {
  readonly descending: boolean
  readonly word?: string
  /** "oldest first": the hints of an adjective; unless it is of `anyDate`, who comes first has the earliest date. */
  readonly degree?: { readonly hints: readonly string[]; readonly anyDate: boolean }
}

/** What a length of time is asked in; `any`: not said. */
export type LastingUnit = TimeUnit | 'second' | 'night' | 'any'

/** Something to show, to group by or to sort by. */
export type Term =
  | { readonly kind: 'noun'; readonly noun: Noun }
  | { readonly kind: 'count'; readonly noun: Noun }
  /** "that number", "how many there were": the measure spoken of already; `each`: how many rows each group has; `fn`: "the average"; `counts`: it must be a number of rows; `ratio`: a share. */
  | {
      readonly kind: 'same'
      readonly each?: boolean
      readonly fn?: Aggregate
      readonly counts?: true
      readonly ratio?: boolean
      /** "the number of days", "the duration": the length of time spoken of. */
      readonly lasting?: true
    }
  /** "how long is a class": an amount named by an adjective or a verb; of `noun`, or of what was spoken of. */
  | {
      readonly kind: 'measured'
      readonly noun: Noun | null
      readonly hints: readonly string[]
      readonly fn: Aggregate | null
      readonly word: string
      readonly unit: Unit | null
      /** How long it lasts, in which unit: from a column or from two dates. */
      readonly lasting?: LastingUnit
      /** It is asked how long something went on, which may be kept as its beginning and its end. */
      readonly wentOn?: LastingUnit
    }
  /** Sales, revenue: an amount that no column is called by. */
  | {
      readonly kind: 'money'
      readonly word: string
      readonly fn: Aggregate
      /** What it is made with: "ticket revenue", "revenue from tests". */
      readonly made?: string
    }
  /** "how much was invoiced": a sum whose column the verb, the noun or the unit leads to. */
  | {
      readonly kind: 'amount'
      readonly verb: 'bill' | 'pay' | 'payOut' | 'spend' | 'earn' | 'refund' | 'charge' | 'cost' | 'any'
      readonly word: string
      /** The table the verb is a name of. */
      readonly slot: Slot | null
      readonly noun: Noun | null
      readonly unit: Unit | null
      /** Said of someone, or (true) of what was spoken of: the rows that have it may be rows that refer to them. */
      readonly around?: Slot | true
    }
  | { readonly kind: 'aggregate'; readonly fn: Aggregate; readonly of: Term }
  | {
      readonly kind: 'ratio'
      readonly percent: boolean
      readonly over: Clause
      readonly under: Clause | null
      readonly whole: boolean
      /** How many of the one each of the other has, on average. */
      readonly each?: boolean
    }
  /** A measure over time: added up so far, or against the period before. */
  | {
      readonly kind: 'trend'
      readonly how: 'running' | 'change'
      readonly percent: 'abs' | 'pct' | 'both'
      readonly grain: TimeGrain | null
      readonly of: Term
    }
  /** The time between two dates of a row; `to` null is today, `from` null the other date; `pick`: up to the first or last of several rows. */
  | {
      readonly kind: 'span'
      readonly fn: Aggregate | null
      readonly unit: TimeUnit
      readonly from: Slot | null
      readonly to: Slot | null
      readonly today: string
      readonly open: boolean
      readonly pick?: true
    }
  /** The place of each row shown, by a measure. */
  | { readonly kind: 'place'; readonly by: Term; readonly descending: boolean }
  /** An expression of a definition. */
  | {
      readonly kind: 'formula'
      readonly of: Formula
      /** "… and the number of visits that …": counted anew, apart from what narrows the count before. */
      readonly anew?: true
    }
  | {
      readonly kind: 'grain'
      readonly grain: TimeGrain
      readonly noun: Noun | null
      /** "the top 3 months", "the busiest day": the first ones, by how many rows each has where `busy`. */
      readonly peak?: { readonly limit: number; readonly descending: boolean; readonly busy: boolean }
    }

/** Arithmetic over measures. */
export type Formula =
  | { readonly kind: 'number'; readonly number: number }
  | { readonly kind: 'clause'; readonly clause: Clause }
  | {
      readonly kind: 'op'
      readonly op: '+' | '-' | '*' | '/'
      readonly left: Formula
      readonly right: Formula
    }

/** A noun or term with the modifiers that belong to it alone. */
export interface Clause {
  readonly term: Term
  readonly pieces: readonly Piece[]
}

/** One constituent of a sentence, with the tokens it covers (the end exclusive) and what its reading costs. */
export type Piece = { readonly start: number; readonly end: number; readonly cost: number } & (
  | {
      readonly kind: 'ask'
      readonly terms: readonly Term[]
      readonly head: 'list' | 'count' | 'tally'
      /** "which nationalities": what there is of it, each told once. */
      readonly kinds?: boolean
      /** The terms measure the same under conditions that exclude each other. */
      readonly contrasted?: boolean
      readonly sentence: number
    }
  | { readonly kind: 'entity'; readonly noun: Noun; readonly preposition: string }
  | { readonly kind: 'filter'; readonly filter: Filter }
  | { readonly kind: 'group'; readonly terms: readonly Term[]; readonly word: string }
  /** `ofRows`: what is said to order rows that are listed, and would part numbers of rows. */
  | ({ readonly kind: 'order'; readonly term: Term | null; readonly ofRows?: true } & RowOrder)
  | { readonly kind: 'extreme'; readonly extreme: Extreme }
  | {
      readonly kind: 'having'
      readonly op: CompareOp
      readonly amount: number
      readonly upper: number | null
      /** What is counted; null: the rows asked for, of which several may share a value. */
      readonly noun: Noun | null
      /** "more than twice": of what was spoken of already. */
      readonly times?: boolean
      /** "all of the courses": as many as there are; `amount` is not used then. */
      readonly every?: boolean
      /** How amounts of many rows become the one that is compared; rows are counted without it. */
      readonly fn?: Aggregate
      readonly unit?: Unit | null
    }
  /** "spent more than 100 in total": what the amounts of someone come to. */
  | {
      readonly kind: 'amounting'
      readonly op: CompareOp
      readonly amount: number
      readonly upper: number | null
      readonly term: Extract<Term, { kind: 'amount' }>
      readonly unit: Unit | null
    }
  | { readonly kind: 'without'; readonly pieces: readonly Piece[] }
  /** Each side is met by rows of its own; with `except` the right one by none. */
  | {
      readonly kind: 'both'
      readonly left: readonly Piece[]
      readonly right: readonly Piece[]
      readonly except?: boolean
    }
  /** "as a percentage", "rounded to 2 decimals". */
  | {
      readonly kind: 'form'
      readonly percent: boolean | null
      readonly digits: number | null
      readonly average: boolean
    }
  /** "compared with the year before". */
  | { readonly kind: 'period'; readonly grain: TimeGrain }
  | { readonly kind: 'verb'; readonly text: string; readonly stem: string; readonly light: boolean }
  | { readonly kind: 'distinct' }
  | { readonly kind: 'unit'; readonly unit: Unit }
  | { readonly kind: 'or' }
  | { readonly kind: 'and' }
  | { readonly kind: 'stop' }
)

/** A whole reading of a question: pieces in the order of its words, and the cost of it all, unread words included. */
export interface Sketch {
  readonly pieces: readonly Piece[]
  readonly cost: number
}
