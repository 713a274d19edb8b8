import type { Review } from '../agents/critic.js'
import { toldByPerson } from '../agents/sql-analyst.js'
import { sureEnough } from '../agents/sure-enough.js'
import { DeclinedError, TimeLimitError } from '../errors.js'
import type { Attempt, AttemptError, Approval as PersonsWord, Proposal, RunEvent } from '../events.js'
import type { Briefing } from '../linking/briefing.js'
import { type AttemptOutcome, tryStatement } from './attempt.js'
import type { Written } from './draft-step.js'
import { reviewOutcome } from './review-step.js'
import type { Approval, Team } from './team.js'

/** A statement on its way to the database, and who wrote it. */
export interface Statement {
  readonly draft: Written
  readonly origin: Attempt['origin']
}

/** What came of asking: a statement to run, perhaps another than was proposed, or one that came to nothing unrun. */
export interface Approved extends Statement {
  readonly unrun: Extract<AttemptOutcome, { ok: false }> | null
}

/** What a proposal is made from, beside the statement. */
export interface Asking {
  readonly number: number
  /** Null for a question asked before, which needs no briefing. */
  readonly asked: { readonly question: string; readonly briefing: Briefing } | null
  /** Why no other statement would be written in its place; null when one would. */
  readonly unrevisable: string | null
}

const longestWaitMs = 60 * 60 * 1000

/**
 * Asks the person, where there is one to ask, before a statement runs. What the guard or the planner refuses is not worth
 * a question: it goes back to the team as it would have without one.
 * @throws {DeclinedError} `not_approved` when the person stops the run; {TimeLimitError} `approval_timeout`
 */
export async function* approved(
  first: Statement,
  asking: Asking,
  team: Omit<Team, 'verified'>,
  signal: AbortSignal,
): AsyncGenerator<RunEvent, Approved> {
  const { approval } = team
  if (approval === null || team.dryRun || !isAskedFor(first, approval)) return { ...first, unrun: null }
  let statement = first
  for (;;) {
    const unrun = { ...team, dryRun: true }
    const checked = await tryStatement(unrun, statement.draft.sql, statement.origin, signal)
    signal.throwIfAborted()
    const edited = statement !== first
    if (!checked.ok && !edited) return { ...statement, unrun: checked }
    const review = await reviewOutcome(checked, asking.asked, unrun, signal)
    const faulty =
      approval.mode === 'final' && !edited && asking.unrevisable === null ? blocked(checked, review) : null
    if (faulty !== null) return { ...statement, unrun: faulty }
    const proposal = proposalOf(statement.draft, checked, review, asking)
    yield { type: 'proposal', proposal }
    const word = await askedFor(proposal, approval, signal)
    yield { type: 'approval', number: asking.number, approval: word }
    // The record keeps what was said between the members of the team, and the person is one now.
    yield { type: 'message', from: 'user', to: 'decision', kind: 'decision', body: word }
    switch (word.kind) {
      case 'run':
        return { ...statement, unrun: null }
      case 'tell':
        if (proposal.untellable !== null) throw declined(`The team cannot be told: ${proposal.untellable}.`)
        return { ...statement, unrun: told(statement, word.words) }
      case 'edit':
        statement = { draft: editedDraft(statement.draft, word.sql), origin: 'user' }
        break
      case 'stop':
        throw declined('The statement was not approved, and did not run.')
      default:
        return word satisfies never
    }
  }
}

/** What its author said of a statement is not true of another. */
function editedDraft(draft: Written, sql: string): Written {
  const assumptions = ['The SQL was edited by hand before it ran.']
  return { ...draft, sql, interpretation: null, assumptions, answerTemplate: null, confidence: null }
}

function isAskedFor({ draft, origin }: Statement, { mode }: Approval): boolean {
  switch (mode) {
    case 'always':
    case 'final':
      return true
    case 'low-confidence':
      // A person verified it before.
      return origin !== 'verified' && (draft.confidence ?? 0) < sureEnough
    default:
      return mode satisfies never
  }
}

function proposalOf(
  draft: Written,
  checked: AttemptOutcome,
  review: Review,
  { number, unrevisable }: Asking,
): Proposal {
  const loud = review.findings.filter(({ severity }) => severity !== 'note')
  return {
    number,
    sql: checked.attempt.sql,
    interpretation: draft.interpretation,
    assumptions: draft.assumptions,
    confidence: draft.confidence,
    planCost: checked.attempt.planCost,
    doubts: loud.map(({ evidence }) => evidence),
    problem: checked.ok ? null : checked.error,
    untellable: draft.by === undefined ? unrevisable : builtinWrote,
  }
}

/** Of the built-in model's statements, which no revision follows. */
export const builtinWrote = 'the built-in model wrote it, and does not revise'

/** The person's word, as long as the run goes on and an hour at most. */
async function askedFor(proposal: Proposal, { ask }: Approval, signal: AbortSignal): Promise<PersonsWord> {
  const limit = new AbortController()
  const timer = setTimeout(() => limit.abort(nobodyAnswered()), longestWaitMs)
  const either = AbortSignal.any([signal, limit.signal])
  try {
    return await new Promise<PersonsWord>((resolve, reject) => {
      either.addEventListener('abort', () => reject(either.reason), { once: true })
      ask(proposal, either).then(resolve, reject)
    })
  } finally {
    clearTimeout(timer)
  }
}

/** A statement that the critic would have revised, were it run: the analyst is told without running it. */
function blocked(checked: AttemptOutcome, review: Review): Extract<AttemptOutcome, { ok: false }> | null {
  const finding = review.findings.find(({ severity }) => severity === 'block')
  if (finding === undefined || !checked.ok) return null
  return refused(checked.attempt, {
    ...noPlace,
    code: finding.check,
    message: finding.evidence,
    hint: finding.fix,
  })
}

function told({ draft, origin }: Statement, words: string): Extract<AttemptOutcome, { ok: false }> {
  const attempt = { sql: draft.sql, error: null, durationMs: 0, planCost: null, rowCount: null, origin }
  return refused(attempt, { ...noPlace, code: toldByPerson, message: words, hint: null })
}

const noPlace = { sqlstate: null, detail: null, position: null } as const

function refused(attempt: Attempt, error: AttemptError): Extract<AttemptOutcome, { ok: false }> {
  return { ok: false, attempt: { ...attempt, error }, tree: null, error, fault: 'refused' }
}

function declined(message: string): DeclinedError {
  return new DeclinedError('not_approved', message, {
    hint: 'Ask again in other words, or with --approve never.',
  })
}

function nobodyAnswered(): TimeLimitError {
  return new TimeLimitError('approval_timeout', 'Nobody answered for an hour; the statement did not run.', {
    hint: 'Ask again, or with --approve never.',
  })
}
