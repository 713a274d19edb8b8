import type { StatementFault } from '../database/connection.js'
import type { AttemptError, Problem } from '../events.js'
import type { Finding, Review } from './critic.js'
import { writeRequest } from './write-request.js'

/** Whether a question is worth a first step. */
export type Gate = { readonly kind: 'proceed' } | { readonly kind: 'refuse'; readonly problem: Problem }

/** Decides, before anything is spent, whether a question can be one about data at all. */
export function gate(question: string): Gate {
  const verb = writeRequest(question)
  if (verb !== null) {
    return refuse('write_requested', `"${verb}" asks to change the database; agentdb only reads.`, {
      hint: `Ask what you want to know, for example which rows would be affected.`,
    })
  }
  if (!/\p{L}/u.test(question)) {
    return refuse(
      'not_a_data_question',
      `"${question.slice(0, 80)}" holds no words to look for in the database.`,
      {
        hint: 'Ask in plain words, for example "How many orders were placed in 2025?".',
      },
    )
  }
  return { kind: 'proceed' }
}

function refuse(code: string, message: string, { hint }: { readonly hint: string }): Gate {
  return { kind: 'refuse', problem: { code, message, hint } }
}

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

export interface Allowance {
  readonly attemptsLeft: number
  readonly analystRevises: boolean
}

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
 * Whether a revision may take the place of the attempt before: it has to mend the finding that was named and every
 * other block, and add no finding. Else the earlier attempt stands.
 */
export function judgeRevision(before: Review, after: Review): 'healed' | 'regressed' {
  const named = before.findings.find(({ severity }) => severity === 'block')
  const loud = ({ findings }: Review) => findings.filter(({ severity }) => severity !== 'note')
  const known = new Set(loud(before).map(({ check }) => check))
  const mends = named !== undefined && !loud(after).some(({ check }) => check === named.check)
  const adds = loud(after).some(({ check }) => !known.has(check))
  return mends && !adds && !after.findings.some(({ severity }) => severity === 'block')
    ? 'healed'
    : 'regressed'
}
