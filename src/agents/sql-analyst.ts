import type { Turn } from '../conversation/turn.js'
import type { Snapshot } from '../database/snapshot.js'
import type { AttemptError, Clarification, Cost, ModelCall } from '../events.js'
import type { Briefing } from '../linking/briefing.js'
import type { Clock } from '../linking/calendar.js'
import type { Catalog } from '../linking/catalog.js'

/** What the SQL analyst is asked to do. */
export interface AnalystTask {
  readonly question: string
  /** The reading the user chose when asked back, as it was offered; null when nobody was asked. */
  readonly meaning: string | null
  /** The questions of the conversation before this one, oldest first; absent or empty for a question of its own. */
  readonly earlier?: readonly Turn[]
  readonly briefing: Briefing
  readonly catalog: Catalog
  readonly snapshot: Snapshot
  readonly clock: Clock
  /** e.g. 180004. */
  readonly serverVersionNumber: number
  /** Earlier statements of this run and why they will not do, oldest first; empty for a first draft. */
  readonly failures: readonly Failure[]
}

/** A statement that was refused or failed, with the words of whoever said so. */
export interface Failure {
  readonly sql: string
  readonly error: AttemptError
  /** A statement that the user gave to be mended: any model may be shown it. */
  readonly given?: true
}

/** The code of a failure that a person found: its message is in their own words, as the question is. */
export const toldByPerson = 'told_by_person'

/** What the analyst makes of a question: a statement, or in which way there is none. */
export type Draft =
  | {
      readonly kind: 'draft'
      readonly sql: string
      /** The reading of the question in plain words; null when the analyst gave none. */
      readonly interpretation: string | null
      readonly assumptions: readonly string[]
      /** The answer sentence with `{column}` and `{rows}` where code puts cells and the row count; null for the default. */
      readonly answerTemplate: string | null
      /** 0 to 1 by its author's own account; null when it gave none. */
      readonly confidence: number | null
      /** The model that wrote it, where it is not the analyst's own. */
      readonly by?: string
      /** The question in full, where it goes on from the one before. */
      readonly inFull?: string
      /** What the user should know of how it came about. */
      readonly warning?: string
    }
  | {
      readonly kind: 'cannot'
      /** `needs_model`: another model might; `not_in_database`: no model could. */
      readonly why: 'needs_model' | 'not_in_database'
      readonly reason: string
    }
  | { readonly kind: 'ambiguous'; readonly clarification: Clarification }
  /** A reply without a statement that can be read, after asking again. */
  | { readonly kind: 'unreadable'; readonly reason: string }

/** The briefing left out tables that the question needs; the next draft of the same analyst is told of them. */
export interface NeedMore {
  readonly kind: 'need-more'
  /** As the analyst named them; each is a table of the database. */
  readonly tables: readonly string[]
}

/** A question that an answer leads to, with the statement that answers it. */
export interface FurtherQuestion {
  readonly question: string
  readonly sql: string
  /** Its finding in one sentence, as `answerTemplate` of a draft; null for the default. */
  readonly template: string | null
}

/** Turns question and briefing into SQL; revises from the failing SQL and the database's own words. */
export interface Analyst {
  /** The model's name, as answers and costs state it. */
  readonly model: string
  /** Whether another draft after a failure can differ from the first. */
  readonly revises: boolean
  draft(task: AnalystTask, signal: AbortSignal): Promise<Draft | NeedMore>
  /**
   * Several first drafts at once, each its own; fewer where one is certain. Those that could not be had are rejected,
   * by the budget as well. Absent where every draft would be the same.
   */
  readonly drafts?: (
    task: AnalystTask,
    count: number,
    signal: AbortSignal,
  ) => Promise<readonly PromiseSettledResult<Draft>[]>
  /** Questions that an answer leads to, some `count` of them, best first; a draft that it did not write has none. */
  furtherQuestions(
    task: AnalystTask,
    answered: Extract<Draft, { kind: 'draft' }>,
    count: number,
    signal: AbortSignal,
  ): Promise<readonly FurtherQuestion[]>
  spent(): Cost
  /** The model calls made since this was last asked. */
  takeCalls(): readonly ModelCall[]
}
