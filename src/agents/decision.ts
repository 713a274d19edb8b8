import type { StatementFault } from '../database/connection.js'
import type { AttemptError } from '../events.js'
import type { Finding, Review } from './critic.js'

/** What is known after an attempt, and nothing else: decisions rest on typed evidence. */
export type Evidence =
  | { readonly kind: 'ran'; readonly findings: readonly Finding[] }
  | {
      readonly kind: 'failed'
      readonly error: AttemptError
      readonly fault: StatementFault | 'refused'
      /** The same statement failed before in this run. */
      readonly repeated: boolean
      /** The statement with a wrong name corrected by code, when that is certain; else null. */
      readonly repaired: { readonly sql: string; readonly assumption: string | null } | null
    }

/** What may still be spent on another attempt; without it a fault is told instead of mended. */
export interface Allowance {
  readonly attemptsLeft: number
  /** False for the built-in model, which would write the same again. */
  readonly analystRevises: boolean
}

/** What the run does next; a reason is a sentence, for the next prompt or for the user. */
export type Decision =
  | { readonly kind: 'deliver' }
  | { readonly kind: 'revise'; readonly because: string }
  /** Try this statement, corrected by code: no model call. */
  | {
      readonly kind: 'repair'
      readonly sql: string
      readonly assumption: string | null
      readonly because: string
    }
  | { readonly kind: 'give-up'; readonly why: string }

/** Deliver, revise or give up. A revision needs a named error that other SQL can mend, and an attempt to spend. */
export function decide(evidence: Evidence, allowance: Allowance): Decision {
  if (evidence.kind === 'ran') {
    const blocking = evidence.findings.find((finding) => finding.severity === 'block')
    if (!blocking || allowance.attemptsLeft === 0 || !allowance.analystRevises) return { kind: 'deliver' }
    return { kind: 'revise', because: `${blocking.check}: ${blocking.evidence}` }
  }
  if (evidence.fault !== 'sql' && evidence.fault !== 'refused') {
    return { kind: 'give-up', why: `no other SQL mends this: ${evidence.error.message}` }
  }
  if (evidence.repeated) return { kind: 'give-up', why: 'the analyst repeated a statement that had failed' }
  if (evidence.repaired !== null && allowance.attemptsLeft > 0) {
    return { kind: 'repair', ...evidence.repaired, because: evidence.error.message }
  }
  if (!allowance.analystRevises) return { kind: 'give-up', why: 'the built-in model does not revise' }
  if (allowance.attemptsLeft === 0) return { kind: 'give-up', why: 'the attempts are used up' }
  return { kind: 'revise', because: evidence.error.message }
}

/**
 * Whether a revision may take the place of the attempt before: it has to mend the finding that was named, and add none.
 * Else the earlier attempt stands.
 */
export function judgeRevision(before: Review, after: Review): 'healed' | 'regressed' {
  const named = before.findings.find(({ severity }) => severity === 'block')
  const loud = ({ findings }: Review) => findings.filter(({ severity }) => severity !== 'note')
  const [old, now] = [loud(before), loud(after)]
  const mends = named !== undefined && !now.some(({ check }) => check === named.check)
  const adds = now.some(
    ({ check }) =>
      of(now, check).length > of(old, check).length || blocks(of(now, check)) > blocks(of(old, check)),
  )
  return mends && !adds ? 'healed' : 'regressed'
}

function of(findings: readonly Finding[], check: string): readonly Finding[] {
  return findings.filter((finding) => finding.check === check)
}

function blocks(findings: readonly Finding[]): number {
  return findings.filter(({ severity }) => severity === 'block').length
}
