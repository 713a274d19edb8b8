import { type Review, reviewResult } from '../agents/critic.js'
import { type Decision, decide, type Evidence } from '../agents/decision.js'
import type { AnalystTask, Draft, Failure } from '../agents/sql-analyst.js'
import type { Attempt, RunEvent } from '../events.js'
import type { Briefing } from '../linking/briefing.js'
import { type AttemptOutcome, tryStatement } from './attempt.js'
import type { Conclusion, Delivered } from './conclusion.js'
import { askAnalyst, type Written } from './draft-step.js'
import { gaveUp, withoutDraft } from './no-answer.js'
import { repairName } from './repair-name.js'
import type { Team } from './team.js'

/**
 * The self-correcting loop: draft, guard, run, review; a named error or finding goes back to the analyst until the
 * decision agent delivers or gives up. Returns how the run ended; the best attempt so far is never lost.
 */
export async function* answerLoop(
  question: string,
  briefing: Briefing,
  team: Team,
  signal: AbortSignal,
): AsyncGenerator<RunEvent, Conclusion> {
  const failures: Failure[] = []
  let best: Delivered | null = null
  let repaired: Written | null = null
  for (let number = 1; ; number++) {
    const draft: Draft =
      repaired ?? (yield* askAnalyst(task(question, briefing, team, failures), team.analyst, signal))
    if (draft.kind !== 'draft')
      return best ? { kind: 'answered', delivered: best } : withoutDraft(draft, failures)

    const origin = repaired ? 'repair' : number === 1 ? 'draft' : 'revision'
    const before = failures.find(({ sql }) => squeeze(sql) === squeeze(draft.sql)) ?? null
    const outcome: AttemptOutcome = before
      ? repeat(draft, origin, before)
      : yield* attempt(draft, number, origin, team, signal)
    if (before) yield { type: 'attempt-finished', number, attempt: outcome.attempt }

    const review = outcome.ok && !team.dryRun ? reviewResult(outcome.result, outcome.truncated) : noReview
    if (outcome.ok) best = better(best, { draft, ...outcome, review })
    const decision = decide(evidenceOf(draft, outcome, review, before !== null, team), {
      attemptsLeft: team.limits.maxAttempts - number,
      analystRevises: team.analyst.revises,
    })
    yield* announce(outcome, review, decision)
    switch (decision.kind) {
      case 'deliver':
      case 'give-up':
        if (best) return { kind: 'answered', delivered: best }
        signal.throwIfAborted()
        return gaveUp(decision.kind === 'give-up' ? decision.why : 'nothing ran', outcome)
      case 'repair':
      case 'revise':
        failures.push({ sql: draft.sql, error: outcome.ok ? findingError(review) : outcome.error })
        repaired = decision.kind === 'repair' ? repair(draft, decision) : null
        break
      default:
        return decision satisfies never
    }
  }
}

const noReview: Review = { findings: [], checks: [] }

function task(question: string, briefing: Briefing, team: Team, failures: readonly Failure[]): AnalystTask {
  return {
    question,
    meaning: team.meaning,
    briefing,
    catalog: team.world.catalog,
    snapshot: team.world.snapshot,
    clock: team.clock,
    serverVersionNumber: team.connection.server.versionNumber,
    failures: [...failures],
  }
}

async function* attempt(
  draft: Written,
  number: number,
  origin: Attempt['origin'],
  team: Team,
  signal: AbortSignal,
): AsyncGenerator<RunEvent, AttemptOutcome> {
  yield { type: 'attempt-started', number, sql: draft.sql, origin }
  const outcome = await tryStatement(team, draft.sql, origin, signal)
  yield { type: 'attempt-finished', number, attempt: outcome.attempt }
  return outcome
}

/** A statement that failed before is not run again: its error is known. */
function repeat(draft: Written, origin: Attempt['origin'], before: Failure): AttemptOutcome {
  const { error } = before
  const attempt = { sql: draft.sql, error, durationMs: 0, planCost: null, rowCount: null, origin }
  return { ok: false, attempt, error, fault: 'sql' }
}

function evidenceOf(
  draft: Written,
  outcome: AttemptOutcome,
  review: Review,
  repeated: boolean,
  team: Team,
): Evidence {
  if (outcome.ok) return { kind: 'ran', findings: review.findings }
  const { error, fault } = outcome
  return {
    kind: 'failed',
    error,
    fault,
    repeated,
    repaired: repairName(draft.sql, error, team.world.snapshot),
  }
}

async function* announce(
  outcome: AttemptOutcome,
  review: Review,
  decision: Decision,
): AsyncGenerator<RunEvent> {
  if (outcome.ok)
    yield { type: 'message', from: 'critic', to: 'decision', kind: 'findings', body: review.findings }
  else yield { type: 'message', from: 'critic', to: 'decision', kind: 'error', body: outcome.error }
  yield { type: 'message', from: 'decision', to: 'sql-analyst', kind: 'decision', body: decision }
  if (decision.kind === 'revise' || decision.kind === 'repair') {
    const what = decision.kind === 'repair' ? 'a name is corrected' : 'another attempt'
    yield { type: 'agent', agent: 'decision', state: 'done', note: `${what}: ${decision.because}` }
  }
}

function repair(draft: Written, { sql, assumption }: Extract<Decision, { kind: 'repair' }>): Written {
  return {
    ...draft,
    sql,
    assumptions: assumption === null ? draft.assumptions : [...draft.assumptions, assumption],
  }
}

/** Fewer blocking findings first, then fewer warnings; the earlier one on a tie. */
function better(best: Delivered | null, candidate: Delivered): Delivered {
  if (best === null) return candidate
  const weight = ({ review }: Delivered) =>
    review.findings.reduce(
      (sum, { severity }) => sum + (severity === 'block' ? 100 : severity === 'warn' ? 1 : 0),
      0,
    )
  return weight(candidate) < weight(best) ? candidate : best
}

function findingError(review: Review): Failure['error'] {
  const finding = review.findings.find(({ severity }) => severity === 'block')
  return {
    code: finding?.check ?? 'finding',
    message: finding?.evidence ?? 'The critic found a fault.',
    hint: finding?.fix ?? null,
    sqlstate: null,
    detail: null,
    position: null,
  }
}

function squeeze(sql: string): string {
  return sql.replace(/\s+/g, ' ').replace(/;\s*$/, '').trim()
}
