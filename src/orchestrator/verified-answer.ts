import type { RunEvent } from '../events.js'
import { questionKey } from '../instruments/question-key.js'
import type { VerifiedQuery } from '../instruments/verified-queries.js'
import type { Clock } from '../linking/calendar.js'
import { findDates } from '../linking/dates.js'
import { approved } from './approval-step.js'
import type { Conclusion } from './conclusion.js'
import type { Written } from './draft-step.js'
import { gaveUp } from './no-answer.js'
import { reviewOutcome } from './review-step.js'
import type { Team } from './team.js'
import { attempt } from './turn.js'

/**
 * The verified query that asks the very same, or null. One whose question speaks of "last month" stands only while the
 * phrase means the same days as when it was verified, or its SQL counts them from the server's clock.
 */
export function verifiedRepeat(
  question: string,
  verified: readonly VerifiedQuery[],
  clock: Clock,
): VerifiedQuery | null {
  const key = questionKey(question)
  // Newest first: a shared store may hold two spellings of one question.
  const found = verified.findLast((query) => questionKey(query.question) === key)
  return found && datesStillHold(found, clock) ? found : null
}

function datesStillHold({ question, sql, asOf, createdAt }: VerifiedQuery, clock: Clock): boolean {
  const bounds = (now: string) =>
    findDates(question, { ...clock, now }).map(({ from, to }) => `${from ?? ''}..${to ?? ''}`)
  if (bounds(asOf ?? createdAt).join() === bounds(clock.now).join()) return true
  return followsTheClock.test(sql) && !/'\d{4}-\d{2}(?:-\d{2})?/.test(sql)
}

const followsTheClock =
  /\b(?:now\s*\(|current_date|current_timestamp|localtimestamp|statement_timestamp\s*\()/i

/**
 * Answers from a verified query, without a model: through guard, limits and critic as any other statement. Returns
 * null, and says why, when its SQL runs no more; then the team answers as if it had never been taught.
 */
export async function* answerVerified(
  query: VerifiedQuery,
  team: Team,
  signal: AbortSignal,
): AsyncGenerator<RunEvent, Conclusion | null> {
  const origin = 'verified'
  yield { type: 'agent', agent: 'decision', state: 'done', note: `asked before: verified query ${query.id}` }
  const verified = draftOf(query, team)
  const asking = { number: 1, asked: null, unrevisable: 'it is a verified query' }
  const approval = yield* approved({ draft: verified, origin }, asking, team, signal)
  const outcome = yield* attempt(approval, 1, team, signal)
  signal.throwIfAborted()
  if (!outcome.ok) {
    if (outcome.fault !== 'sql' && outcome.fault !== 'refused') return gaveUp('it did not end', outcome)
    const message = `Verified query ${query.id} runs no more, so the question is answered anew: ${outcome.error.message}`
    yield { type: 'warning', message }
    return null
  }
  const { attempt: tried, result, truncated, tree, notes } = outcome
  const review = await reviewOutcome(outcome, null, team, signal)
  yield { type: 'message', from: 'critic', to: 'decision', kind: 'findings', body: review.findings }
  const { draft } = approval
  return { kind: 'answered', delivered: { draft, attempt: tried, result, truncated, tree, review, notes } }
}

function draftOf(query: VerifiedQuery, team: Team): Written {
  return {
    kind: 'draft',
    sql: query.sql,
    interpretation: `as verified on ${query.createdAt.slice(0, 10)}: ${query.question}`,
    assumptions: [
      `Answered from verified query ${query.id}; no model was asked.`,
      ...(drifted(query, team)
        ? ['The schema changed since this query was verified; its SQL was checked again and still runs.']
        : []),
    ],
    answerTemplate: null,
    confidence: null,
  }
}

/** The guard and EXPLAIN look at every statement before it runs: a changed schema needs no look of its own. */
function drifted({ fingerprint }: VerifiedQuery, { world }: Team): boolean {
  return fingerprint !== world.snapshot.fingerprint
}
