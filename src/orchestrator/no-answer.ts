import type { Draft, Failure } from '../agents/sql-analyst.js'
import { exitCodes } from '../errors.js'
import type { AttemptOutcome } from './attempt.js'
import type { Conclusion } from './conclusion.js'
import type { Written } from './draft-step.js'

/** How a run ends when the analyst has no statement to offer. */
export function withoutDraft(draft: Exclude<Draft, Written>, failures: readonly Failure[]): Conclusion {
  const lastSql = failures.at(-1)?.sql ?? null
  switch (draft.kind) {
    case 'ambiguous':
      return { kind: 'clarify', clarification: draft.clarification }
    case 'cannot':
      if (draft.why === 'not_in_database') {
        return { kind: 'refused', problem: { code: 'not_in_database', message: draft.reason, hint: null } }
      }
      return {
        kind: 'failed',
        exitCode: exitCodes.needsModel,
        lastSql,
        problem: {
          code: 'needs_model',
          message: draft.reason,
          hint: 'Rephrase with the words of the schema (agentdb schema), or configure a model: OPENAI_API_KEY or OPENAI_BASE_URL.',
        },
      }
    case 'unreadable':
      return {
        kind: 'failed',
        exitCode: exitCodes.failed,
        lastSql,
        problem: {
          code: 'unreadable_reply',
          message: `The model gave no usable statement: ${draft.reason}.`,
          hint: 'Try again, or another model (--model).',
        },
      }
    default:
      return draft satisfies never
  }
}

/** Refusals that lie in what the question is about, not in how a model wrote the statement. */
const ofTheDatabase: ReadonlySet<string> = new Set(['relation_not_allowed', 'type_not_allowed', 'policy'])

/** How a run ends when no attempt ran. */
export function gaveUp(why: string, outcome: AttemptOutcome): Conclusion {
  const lastSql = outcome.attempt.sql
  if (outcome.ok) throw new Error('a run that gave up has an error to tell')
  const { error, fault } = outcome
  switch (fault) {
    case 'permission':
    case 'connection':
      return { kind: 'failed', exitCode: exitCodes.databaseUnreachable, problem: error, lastSql }
    case 'timeout':
    case 'cancelled':
      return { kind: 'failed', exitCode: exitCodes.timeSpent, problem: error, lastSql }
    case 'too-large':
      return { kind: 'failed', exitCode: exitCodes.failed, problem: error, lastSql }
    case 'sql':
    case 'refused': {
      if (fault === 'refused' && ofTheDatabase.has(error.code)) return { kind: 'refused', problem: error }
      const message = `No correct SQL was found: ${why}. The last error: ${error.message}`
      return {
        kind: 'failed',
        exitCode: exitCodes.failed,
        problem: { code: 'no_correct_sql', message, hint: error.hint },
        lastSql,
      }
    }
    default:
      return fault satisfies never
  }
}
