import { type Look, type LookTask, type Reviewer, secondLookCheck } from '../agents/second-look.js'
import type { AnalystTask } from '../agents/sql-analyst.js'
import type { Check, RunEvent } from '../events.js'
import type { Conclusion, Delivered } from './conclusion.js'
import { isEndOfMeans } from './means.js'
import type { Team } from './team.js'

/**
 * Lets the critic's model look at an answer before it is delivered: always, or when a check was left undecided, as the
 * team's mode says. What it finds goes with the answer as a warning; what it costs to ask it, and failing to, never
 * costs the answer.
 */
export async function* secondLook(
  conclusion: Conclusion,
  asked: Omit<AnalystTask, 'failures'>,
  team: Team,
  signal: AbortSignal,
): AsyncGenerator<RunEvent, Conclusion> {
  if (conclusion.kind !== 'answered' || !isWanted(conclusion.delivered, team)) return conclusion
  const { delivered } = conclusion
  const { reviewer } = team
  const unaskable = whyNot(delivered, reviewer)
  if (reviewer === null || unaskable !== null) {
    if (team.review === 'always') yield notAsked(unaskable ?? 'no endpoint is configured')
    return conclusion
  }
  yield { type: 'agent', agent: 'critic', state: 'working', note: 'asking a model for a second look' }
  const look = yield* consult(reviewer, lookTask(delivered, asked), signal)
  if (!look.ok) {
    yield notAsked(look.reason)
    return conclusion
  }
  const { findings } = look
  yield { type: 'message', from: 'critic', to: 'decision', kind: 'findings', body: findings }
  const note =
    findings.length === 0 ? 'the model found nothing' : `the model doubts: ${findings[0]?.evidence}`
  yield { type: 'agent', agent: 'critic', state: 'done', note }
  const check: Check = {
    id: secondLookCheck,
    outcome: findings.length === 0 ? 'passed' : 'warned',
    detail: findings[0]?.evidence ?? 'a model found nothing wrong',
  }
  const { review } = delivered
  return {
    kind: 'answered',
    delivered: {
      ...delivered,
      review: {
        ...review,
        findings: [...review.findings, ...findings],
        checks: [...review.checks, check],
      },
    },
  }
}

function isWanted({ attempt, review }: Delivered, { review: mode }: Team): boolean {
  switch (mode) {
    case 'always':
      return true
    case 'auto':
      return attempt.rowCount !== null && review.undecided.length > 0
    case 'never':
      return false
    default:
      return mode satisfies never
  }
}

/** The built-in model's statements hold stored values that no endpoint may be shown. */
function whyNot({ draft }: Delivered, reviewer: Reviewer | null): string | null {
  if (reviewer === null) return 'no endpoint is configured'
  return draft.by === undefined
    ? null
    : 'the built-in model answered, and its statement is not shown to a model'
}

function lookTask(
  { draft, tree, review, attempt, result, truncated }: Delivered,
  asked: LookTask['asked'],
): LookTask {
  return {
    asked,
    sql: draft.sql,
    tree,
    review,
    outcome: attempt.rowCount === null ? null : { result, truncated },
  }
}

async function* consult(
  reviewer: Reviewer,
  task: LookTask,
  signal: AbortSignal,
): AsyncGenerator<RunEvent, Look> {
  try {
    return await reviewer.look(task, signal)
  } catch (error) {
    if (!isEndOfMeans(error, signal)) throw error
    return { ok: false, reason: error.message }
  } finally {
    for (const call of reviewer.takeCalls()) yield { type: 'model-call', call }
  }
}

function notAsked(why: string): RunEvent {
  return { type: 'warning', message: `The critic's model gave no second look: ${why}` }
}
