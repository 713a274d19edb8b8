import type { Review } from '../agents/critic.js'
import { type Decision, decide, type Evidence, judgeRevision } from '../agents/decision.js'
import type { AnalystTask, Failure } from '../agents/sql-analyst.js'
import type { RunEvent } from '../events.js'
import type { Briefing } from '../linking/briefing.js'
import type { AttemptOutcome } from './attempt.js'
import { tryCandidates } from './candidates.js'
import type { Conclusion, Delivered } from './conclusion.js'
import { draftNote, type Written } from './draft-step.js'
import { isEndOfMeans } from './means.js'
import { gaveUp, withoutDraft } from './no-answer.js'
import { repairName } from './repair-name.js'
import { withNames } from './review-step.js'
import type { Team } from './team.js'
import { type Turn, tryOne, withRepair } from './turn.js'

/**
 * The self-correcting loop: draft, guard, run, review; a named error or finding goes back to the analyst until the
 * decision agent delivers or gives up. Returns how the run ended; the best attempt so far is never lost.
 * @param begun a statement that failed before the loop, and its correction by code where there is one.
 */
export async function* answerLoop(
  question: string,
  briefing: Briefing,
  team: Team,
  signal: AbortSignal,
  begun: { readonly failure: Failure; readonly repaired: Written | null } | null = null,
): AsyncGenerator<RunEvent, Conclusion> {
  const failures: Failure[] = begun === null ? [] : [begun.failure]
  let best: Delivered | null = null
  let repaired: Written | null = begun?.repaired ?? null
  let attempts = failures.length
  const several = team.candidates > 1 && team.analyst.drafts !== undefined
  if (several && team.approval !== null) yield { type: 'warning', message: oneByOne }
  for (let turn = 1; ; turn++) {
    const asked = { ...askedTask(question, briefing, team), failures: [...failures] }
    let tried: Turn
    try {
      tried =
        turn === 1 && begun === null && several && team.approval === null
          ? yield* tryCandidates(asked, team, signal)
          : yield* tryOne(asked, repaired, attempts + 1, team, signal)
    } catch (error) {
      // An answer that stands is not lost to a revision that cannot be had.
      if (best === null || !isEndOfMeans(error, signal)) throw error
      yield notRevised(error.message)
      return { kind: 'answered', delivered: best }
    }
    if (tried.kind === 'no-statement') {
      if (best === null) return withoutDraft(tried.draft, failures)
      yield notRevised(draftNote(tried.draft))
      return { kind: 'answered', delivered: best }
    }
    const { outcome, review } = tried
    const draft: Written = tried.draft
    attempts = tried.attempts
    if (outcome.ok) {
      const candidate: Delivered = { draft, ...outcome, review }
      if (best !== null) yield* announceRevision(best, candidate)
      best = best === null || judgeRevision(best.review, review) === 'healed' ? candidate : best
    }
    const decision = decide(evidenceOf(tried, team), {
      attemptsLeft: team.limits.maxAttempts - turn,
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
        failures.push({
          sql: draft.sql,
          error: outcome.ok ? findingError(review) : withNames(outcome.error, review),
        })
        repaired = decision.kind === 'repair' ? withRepair(draft, decision) : null
        break
      default:
        return decision satisfies never
    }
  }
}

const oneByOne = 'One draft was made, not several: each statement is approved by itself.'

function notRevised(why: string): RunEvent {
  return { type: 'warning', message: `The answer was not revised: ${why}` }
}

/** What the analyst is told of a question, but for what failed. */
export function askedTask(question: string, briefing: Briefing, team: Team): Omit<AnalystTask, 'failures'> {
  return {
    question,
    meaning: team.meaning,
    earlier: team.earlier ?? [],
    briefing,
    catalog: team.world.catalog,
    snapshot: team.world.snapshot,
    clock: team.clock,
    serverVersionNumber: team.connection.server.versionNumber,
  }
}

function evidenceOf(
  { draft, outcome, review, repeated }: Extract<Turn, { kind: 'tried' }>,
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

/** What came of a revision is told, so that it can be counted what the critic heals and what it would have broken. */
async function* announceRevision(before: Delivered, after: Delivered): AsyncGenerator<RunEvent> {
  const named = before.review.findings.find(({ severity }) => severity === 'block')?.check ?? null
  const body = { kind: 'revision', check: named, outcome: judgeRevision(before.review, after.review) }
  yield { type: 'message', from: 'decision', to: 'sql-analyst', kind: 'decision', body }
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
