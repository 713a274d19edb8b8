import { bodyOf } from '../agents/critic/statement/tree.js'
import type { Finding, Review } from '../agents/critic.js'
import { sameRows } from '../comparison/same-rows.js'
import type { Check } from '../events.js'
import type { AttemptOutcome } from './attempt.js'
import { squeeze, type Tried } from './turn.js'

/** A draft that ran. */
export interface Ran extends Tried {
  readonly outcome: Extract<AttemptOutcome, { ok: true }>
}

/** The draft chosen among several, and how many of them came to its result, itself included. */
export interface Elected {
  readonly ran: Ran
  readonly agreeing: number
}

/**
 * Chooses among drafts by the agreement of their results; between results that equally many came to, by fewer findings,
 * then by the first. Null when there is none.
 */
export function elect(drafts: readonly Ran[]): Elected | null {
  const groups: Ran[][] = []
  for (const ran of drafts) {
    const group = groups.find(([first]) => first !== undefined && agree(first, ran))
    if (group) group.push(ran)
    else groups.push([ran])
  }
  const elected = groups.map((group) => ({ ran: fewestFindings(group), agreeing: group.length }))
  const most = Math.max(0, ...elected.map(({ agreeing }) => agreeing))
  const tied = elected.filter(({ agreeing }) => agreeing === most)
  const [first] = tied
  if (first === undefined) return null
  const best = fewestFindings(tied.map(({ ran }) => ran))
  return tied.find(({ ran }) => ran === best) ?? first
}

/** The review with the vote on its receipt: "3 of 4 drafts agree", and a warning where no two do. */
export function withVote(review: Review, { agreeing, made }: { agreeing: number; made: number }): Review {
  if (made < 2) return review
  const id = 'agreement'
  if (agreeing > 1) {
    const outcome = agreeing * 2 > made ? 'passed' : 'warned'
    const check: Check = { id, outcome, detail: `${agreeing} of ${made} drafts agree` }
    return { ...review, checks: [...review.checks, check] }
  }
  const evidence = `No two of ${made} drafts agree on the result; this is the one with the fewest findings.`
  const finding: Finding = { check: id, severity: 'warn', evidence, fix: '' }
  return {
    ...review,
    findings: [...review.findings, finding],
    checks: [...review.checks, { id, outcome: 'warned', detail: evidence }],
  }
}

function agree(one: Ran, other: Ran): boolean {
  if (squeeze(one.draft.sql) === squeeze(other.draft.sql)) return true
  // What did not run has no rows to compare: a dry run.
  if (one.outcome.attempt.rowCount === null || other.outcome.attempt.rowCount === null) return false
  if (one.outcome.truncated !== other.outcome.truncated) return false
  const ordered = isOrdered(one) && isOrdered(other)
  return sameRows(one.outcome.result, other.outcome.result, { ordered })
}

function isOrdered({ outcome }: Ran): boolean {
  const sorted = bodyOf(outcome.tree, 'SelectStmt')?.sortClause
  return Array.isArray(sorted) && sorted.length > 0
}

/** The first of those with the fewest blocks, then the fewest warnings. */
function fewestFindings(drafts: readonly Ran[]): Ran {
  const weight = ({ review }: Ran) =>
    review.findings.reduce((sum, { severity }) => sum + { block: 1000, warn: 1, note: 0 }[severity], 0)
  return drafts.reduce((best, ran) => (weight(ran) < weight(best) ? ran : best))
}
