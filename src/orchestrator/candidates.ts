import type { AnalystTask, Draft } from '../agents/sql-analyst.js'
import { BudgetError } from '../errors.js'
import type { RunEvent } from '../events.js'
import { elect, type Ran, withVote } from './agreement.js'
import type { AttemptOutcome } from './attempt.js'
import type { Written } from './draft-step.js'
import { repairName } from './repair-name.js'
import { reviewOutcome } from './review-step.js'
import type { Team } from './team.js'
import { attempt, squeeze, type Tried, type Turn, withRepair } from './turn.js'

type Unwritten = Exclude<Draft, Written>

/**
 * Several first drafts made at once, each guarded, run and reviewed; the one most of them agree with goes on. A draft
 * that failed is dropped while another ran. Nobody is asked to approve them.
 * @throws what the first draft failed with, when none could be had
 */
export async function* tryCandidates(
  task: AnalystTask,
  team: Team,
  signal: AbortSignal,
): AsyncGenerator<RunEvent, Turn> {
  const made = yield* askForAll(task, team, signal)
  const written = made.filter((draft): draft is Written => draft.kind === 'draft')
  const unwritten = made.filter((draft): draft is Unwritten => draft.kind !== 'draft')
  const overruling = majority(unwritten, made.length)
  if (overruling !== null) return { kind: 'no-statement', draft: overruling }

  const tried: Tried[] = []
  let attempts = 0
  for (const draft of written) {
    const twin = tried.find(({ draft: { sql } }) => squeeze(sql) === squeeze(draft.sql)) ?? null
    const steps = yield* tryCandidate(draft, twin, attempts, task, team, signal)
    attempts = steps.attempts
    tried.push(steps.tried)
  }
  const elected = elect(tried.filter((one): one is Ran => one.outcome.ok))
  if (elected !== null) {
    const { ran, agreeing } = elected
    const review = withVote(ran.review, { agreeing, made: made.length })
    if (made.length > 1) {
      const note = `${agreeing} of ${made.length} drafts agree`
      yield { type: 'agent', agent: 'decision', state: 'done', note }
    }
    return { kind: 'tried', ...ran, review, repeated: false, attempts }
  }
  // Of those that failed, one that other SQL can mend.
  const failed = tried.find(({ outcome }) => isMendable(outcome)) ?? tried[0]
  if (failed !== undefined) return { kind: 'tried', ...failed, repeated: false, attempts }
  return { kind: 'no-statement', draft: mostSaid(unwritten) }
}

/** All drafts that could be had; what is missing of them is said. */
async function* askForAll(
  task: AnalystTask,
  { analyst, candidates }: Team,
  signal: AbortSignal,
): AsyncGenerator<RunEvent, readonly Draft[]> {
  yield { type: 'agent', agent: 'sql-analyst', state: 'working', note: `writing the SQL ${candidates} times` }
  let settled: readonly PromiseSettledResult<Draft>[] = []
  try {
    settled = (await analyst.drafts?.(task, candidates, signal)) ?? []
  } finally {
    for (const call of analyst.takeCalls()) yield { type: 'model-call', call }
  }
  signal.throwIfAborted()
  const made = settled.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))
  const errors: unknown[] = settled.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []))
  if (made.length === 0) throw errors[0]
  const unpaid = errors.find((error) => error instanceof BudgetError)
  const broken = errors.find((error) => !(error instanceof BudgetError))
  const had = `${made.length} of the ${candidates} drafts asked for ${made.length === 1 ? 'was' : 'were'} made`
  for (const error of [unpaid, broken]) {
    if (error instanceof Error) yield { type: 'warning', message: `${had}: ${error.message}` }
  }
  for (const draft of made) {
    if (draft.kind === 'draft' && draft.warning) yield { type: 'warning', message: draft.warning }
    yield { type: 'message', from: 'sql-analyst', to: 'critic', kind: 'draft', body: draft }
  }
  const note = made.length === 1 ? 'one draft' : `${made.length} drafts`
  yield { type: 'agent', agent: 'sql-analyst', state: 'done', note }
  return made
}

/** One draft to its result; the same statement is run once, and a name that code can correct is corrected. */
async function* tryCandidate(
  draft: Written,
  twin: Tried | null,
  attempts: number,
  task: AnalystTask,
  team: Team,
  signal: AbortSignal,
): AsyncGenerator<RunEvent, { readonly tried: Tried; readonly attempts: number }> {
  const number = attempts + 1
  if (twin !== null) {
    const attempt = { ...twin.outcome.attempt, origin: 'draft' as const, durationMs: 0 }
    yield { type: 'attempt-started', number, sql: draft.sql, origin: 'draft' }
    yield { type: 'attempt-finished', number, attempt }
    return { tried: { ...twin, draft }, attempts: number }
  }
  const outcome = yield* attempt({ draft, origin: 'draft', unrun: null }, number, team, signal)
  signal.throwIfAborted()
  const mended = isMendable(outcome) ? repairName(draft.sql, outcome.error, team.world.snapshot) : null
  if (mended !== null) {
    const repaired = withRepair(draft, mended)
    const again = yield* attempt({ draft: repaired, origin: 'repair', unrun: null }, number + 1, team, signal)
    if (again.ok) {
      const review = await reviewOutcome(again, task, team, signal)
      return { tried: { draft: repaired, outcome: again, review }, attempts: number + 1 }
    }
  }
  const review = await reviewOutcome(outcome, task, team, signal)
  return { tried: { draft, outcome, review }, attempts: mended === null ? number : number + 1 }
}

function isMendable(outcome: AttemptOutcome): outcome is Extract<AttemptOutcome, { ok: false }> {
  return !outcome.ok && (outcome.fault === 'sql' || outcome.fault === 'refused')
}

/** More than half of all drafts say that it cannot be answered, or what it could mean: that is the answer then. */
function majority(unwritten: readonly Unwritten[], made: number): Unwritten | null {
  const readable = unwritten.filter(({ kind }) => kind !== 'unreadable')
  const said = readable.find(({ kind }) => readable.filter((one) => one.kind === kind).length * 2 > made)
  return said ?? null
}

/** What most of them say; a reply that cannot be read says nothing while another does. */
function mostSaid(unwritten: readonly Unwritten[]): Unwritten {
  const readable = unwritten.filter(({ kind }) => kind !== 'unreadable')
  const voices = ({ kind }: Unwritten) => readable.filter((one) => one.kind === kind).length
  return [...readable, ...unwritten].reduce((best, one) => (voices(one) > voices(best) ? one : best))
}
