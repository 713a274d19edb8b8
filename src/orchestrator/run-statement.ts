import { type Review, reviewResult } from '../agents/critic.js'
import { exitCodes } from '../errors.js'
import type { Attempt, Cost, RunEvent } from '../events.js'
import { type AttemptOutcome, tryStatement } from './attempt.js'
import type { Conclusion } from './conclusion.js'
import { reviewOutcome, withNames } from './review-step.js'
import { framed } from './run.js'
import type { Team } from './team.js'

/**
 * One statement of the user's own through the same guard, limits and record as the team's.
 * @param options `review`: the critic reads the statement as well, not the result alone.
 */
export function runStatement(
  runId: string,
  sql: string,
  team: Omit<
    Team,
    'analyst' | 'candidates' | 'clock' | 'meaning' | 'privacy' | 'review' | 'reviewer' | 'verified'
  >,
  { review }: { readonly review: boolean },
  signal: AbortSignal,
): AsyncGenerator<RunEvent> {
  return framed(
    {
      runId,
      question: null,
      team,
      model: 'none',
      spent: () => noCost,
      body: (limited) => statementBody(sql, team, review, limited),
    },
    signal,
  )
}

const noCost: Cost = { usd: 0, inputTokens: 0, outputTokens: 0, calls: 0, estimated: false }

async function* statementBody(
  sql: string,
  team: Omit<
    Team,
    'analyst' | 'candidates' | 'clock' | 'meaning' | 'privacy' | 'review' | 'reviewer' | 'verified'
  >,
  reviewed: boolean,
  signal: AbortSignal,
): AsyncGenerator<RunEvent, Conclusion> {
  const origin: Attempt['origin'] = 'user'
  yield { type: 'attempt-started', number: 1, sql, origin }
  const outcome = await tryStatement(team, sql, origin, signal)
  yield { type: 'attempt-finished', number: 1, attempt: outcome.attempt }
  if (signal.aborted) throw signal.reason
  const review = reviewed
    ? await reviewOutcome(outcome, null, team, signal)
    : resultAlone(outcome, team.dryRun)
  if (reviewed) yield { type: 'message', from: 'critic', to: 'user', kind: 'findings', body: review.findings }
  if (!outcome.ok) return failed({ ...outcome, error: withNames(outcome.error, review) }, sql)
  return statementAnswer(sql, outcome, review)
}

/** How a run ends whose statement ran, with nothing claimed about what it means. */
export function statementAnswer(
  sql: string,
  { attempt, result, truncated, tree, notes }: Extract<AttemptOutcome, { ok: true }>,
  review: Review,
): Conclusion {
  const draft = {
    kind: 'draft',
    sql,
    interpretation: null,
    assumptions: [],
    answerTemplate: null,
    confidence: null,
  } as const
  return { kind: 'answered', delivered: { draft, attempt, result, truncated, tree, review, notes } }
}

/** The review of a statement that nobody asked to be read: of its result alone. */
export function resultAlone(outcome: AttemptOutcome, dryRun: boolean): Review {
  return outcome.ok && !dryRun
    ? reviewResult(outcome.result, outcome.truncated)
    : { findings: [], checks: [], undecided: [] }
}

/** How a run ends whose statement did not. */
export function failed(outcome: Extract<AttemptOutcome, { ok: false }>, sql: string): Conclusion {
  const { error, fault } = outcome
  switch (fault) {
    case 'refused':
      return error.code === 'syntax_error' || error.code === 'function_unknown'
        ? { kind: 'failed', exitCode: exitCodes.failed, problem: error, lastSql: sql }
        : { kind: 'refused', problem: error }
    case 'permission':
    case 'connection':
      return { kind: 'failed', exitCode: exitCodes.databaseUnreachable, problem: error, lastSql: sql }
    case 'timeout':
    case 'cancelled':
      return { kind: 'failed', exitCode: exitCodes.timeSpent, problem: error, lastSql: sql }
    case 'sql':
    case 'too-large':
      return { kind: 'failed', exitCode: exitCodes.failed, problem: error, lastSql: sql }
    default:
      return fault satisfies never
  }
}
