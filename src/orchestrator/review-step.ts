import { type Probe, type ProbeRows, type Review, type ReviewTask, review } from '../agents/critic.js'
import { type Connection, StatementError } from '../database/connection.js'
import { waitLittleForLocks } from '../database/savepoint.js'
import type { AttemptError } from '../events.js'
import type { Briefing } from '../linking/briefing.js'
import type { AttemptOutcome } from './attempt.js'
import type { Team } from './team.js'

/**
 * Reviews what came of an attempt. A failed one is read for its names alone, and a dry run is never probed.
 * @param asked null for a statement of the user's own.
 */
export function reviewOutcome(
  outcome: AttemptOutcome,
  asked: { readonly question: string; readonly briefing: Briefing } | null,
  team: Pick<Team, 'connection' | 'world' | 'dryRun'>,
  signal: AbortSignal,
): Promise<Review> {
  const { tree } = outcome
  const { catalog, snapshot } = team.world
  const ran = outcome.ok && !team.dryRun
  const task: ReviewTask = {
    tree,
    catalog,
    snapshot,
    question: asked?.question ?? null,
    briefing: asked?.briefing ?? null,
    timeZone: team.connection.server.timeZone,
    outcome: ran ? { result: outcome.result, truncated: outcome.truncated } : null,
  }
  return runReview(task, ran ? team.connection : null, signal)
}

/** The database's own words, with what the critic knows of the names in the statement. */
export function withNames(error: AttemptError, { findings }: Review): AttemptError {
  const known = findings
    .filter(({ check }) => check === 'names')
    .map(({ evidence, fix }) => `${evidence} ${fix}`)
  return known.length === 0 ? error : { ...error, hint: [error.hint, ...known].filter(Boolean).join(' ') }
}

/** How much the checks of one review may ask of the database. */
export interface ProbeAllowance {
  /** Wall clock of all probes of one review together. */
  readonly timeoutMs: number
  readonly maxProbes: number
  /** Of the rows of one probe. */
  readonly maxBytes: number
}

/** Small beside a statement's own limits: a review should not be felt. */
export const defaultProbeAllowance: ProbeAllowance = { timeoutMs: 3000, maxProbes: 60, maxBytes: 1024 * 1024 }

/** Probes that fail before the rest are given up: each costs a transaction. */
const mostFailures = 5

/**
 * Runs a review, answering its probes from the database, read-only and within the allowance. A probe that fails, or
 * that there is no time for, is not answered; a check is undecided where a limit acted.
 * @param connection null for a review of the statement alone.
 */
export async function runReview(
  task: ReviewTask,
  connection: Connection | null,
  signal: AbortSignal,
  allowance: ProbeAllowance = defaultProbeAllowance,
): Promise<Review> {
  const reviewing = review(task)
  let step = reviewing.next()
  const deadline = performance.now() + allowance.timeoutMs
  let asked = 0
  let failures = 0
  while (!step.done && connection !== null && failures < mostFailures) {
    const timeoutMs = Math.floor(deadline - performance.now())
    if (timeoutMs < 10 || asked >= allowance.maxProbes) break
    try {
      await connection.readOnly({ timeoutMs, signal }, async (tx) => {
        await waitLittleForLocks(tx)
        while (!step.done && asked < allowance.maxProbes) {
          asked += 1
          const { sql, params }: Probe = step.value
          const { rows } = await tx.query(sql, params, { maxBytes: allowance.maxBytes })
          step = reviewing.next(rows)
        }
      })
    } catch (error) {
      signal.throwIfAborted()
      if (!(error instanceof StatementError)) throw error
      failures += 1
      // A refused statement spoils its transaction and nothing else; the next probe begins another.
      step = unanswered(step, reviewing)
    }
  }
  const limited = !step.done
  while (!step.done) step = unanswered(step, reviewing)
  // A probe that the server refused is a check that does not fit this statement: no reason to pay a model for it.
  return limited ? step.value : { ...step.value, undecided: [] }
}

type Step = IteratorResult<Probe, Review>

function unanswered(step: Step, reviewing: Generator<Probe, Review, ProbeRows>): Step {
  return step.done ? step : reviewing.next(null)
}
