import type { Review } from '../agents/critic.js'
import type { AnalystTask, Draft, Failure } from '../agents/sql-analyst.js'
import type { Attempt, RunEvent } from '../events.js'
import { type Approved, approved, builtinWrote } from './approval-step.js'
import { type AttemptOutcome, tryStatement } from './attempt.js'
import { askAnalyst, type Written } from './draft-step.js'
import { reviewOutcome } from './review-step.js'
import type { Team } from './team.js'

/** A statement that was tried, and what the critic says of it. */
export interface Tried {
  readonly draft: Written
  readonly outcome: AttemptOutcome
  readonly review: Review
}

/** What came of one turn of the loop. */
export type Turn =
  | ({
      readonly kind: 'tried'
      /** The same statement failed before in this run, and was not run again. */
      readonly repeated: boolean
      /** How many attempts the run has made by now. */
      readonly attempts: number
    } & Tried)
  | { readonly kind: 'no-statement'; readonly draft: Exclude<Draft, Written> }

/** One statement, of the analyst or as `repaired` by code, tried as attempt `number` and reviewed. */
export async function* tryOne(
  task: AnalystTask,
  repaired: Written | null,
  number: number,
  team: Team,
  signal: AbortSignal,
): AsyncGenerator<RunEvent, Turn> {
  const written = repaired ?? (yield* askAnalyst(task, team.analyst, signal))
  if (written.kind !== 'draft') return { kind: 'no-statement', draft: written }
  const origin = repaired ? 'repair' : task.failures.length === 0 ? 'draft' : 'revision'
  const before = task.failures.find(({ sql }) => squeeze(sql) === squeeze(written.sql)) ?? null
  if (before !== null) {
    const outcome = repeat(written, origin, before)
    yield { type: 'attempt-finished', number, attempt: outcome.attempt }
    const review = await reviewOutcome(outcome, task, team, signal)
    return { kind: 'tried', draft: written, outcome, review, repeated: true, attempts: number }
  }
  const asking = { number, asked: askedInFull(task, written), unrevisable: unrevisable(number, team) }
  const approval = yield* approved({ draft: written, origin }, asking, team, signal)
  const { draft } = approval
  const outcome = yield* attempt(approval, number, team, signal)
  const review = await reviewOutcome(outcome, askedInFull(task, draft), team, signal)
  return { kind: 'tried', draft, outcome, review, repeated: false, attempts: number }
}

function unrevisable(number: number, { analyst, limits }: Team): string | null {
  if (!analyst.revises) return builtinWrote
  return number < limits.maxAttempts ? null : 'the attempts are used up (--max-attempts)'
}

/** The task as the critic reads it: a follow-up is checked by the whole question it stands for. */
function askedInFull(task: AnalystTask, { inFull }: Written): AnalystTask {
  return inFull === undefined ? task : { ...task, question: inFull }
}

/** Tries a statement as attempt `number`, and announces it; `unrun` is what it came to already. */
export async function* attempt(
  { draft, origin, unrun }: Approved,
  number: number,
  team: Omit<Team, 'verified'>,
  signal: AbortSignal,
): AsyncGenerator<RunEvent, AttemptOutcome> {
  yield { type: 'attempt-started', number, sql: draft.sql, origin }
  const outcome = unrun ?? (await tryStatement(team, draft.sql, origin, signal))
  yield { type: 'attempt-finished', number, attempt: outcome.attempt }
  return outcome
}

/** A draft with its statement corrected by code. */
export function withRepair(
  draft: Written,
  { sql, assumption }: { readonly sql: string; readonly assumption: string | null },
): Written {
  return {
    ...draft,
    sql,
    assumptions: assumption === null ? draft.assumptions : [...draft.assumptions, assumption],
  }
}

/** A statement without what does not matter to it: two that are squeezed alike are the same. */
export function squeeze(sql: string): string {
  return sql.replace(/\s+/g, ' ').replace(/;\s*$/, '').trim()
}

/** A statement that failed before is not run again: its error is known. */
function repeat(draft: Written, origin: Attempt['origin'], before: Failure): AttemptOutcome {
  const { error } = before
  const attempt = { sql: draft.sql, error, durationMs: 0, planCost: null, rowCount: null, origin }
  return { ok: false, attempt, tree: null, error, fault: 'sql' }
}
