import type { Failure } from '../agents/sql-analyst.js'
import type { BoundParameter, RunEvent } from '../events.js'
import { asNode } from '../guard/mentions.js'
import { refuse, type Verdict } from '../guard/verdict.js'
import { type AttemptOutcome, tryStatement } from './attempt.js'
import { briefQuestion } from './brief-question.js'
import type { Conclusion } from './conclusion.js'
import type { Written } from './draft-step.js'
import { answerLoop } from './loop.js'
import { repairName } from './repair-name.js'
import { framed } from './run.js'
import { failed, resultAlone, statementAnswer } from './run-statement.js'
import type { Team } from './team.js'

/** A statement to run, and the question that it answered when it was written. */
interface KnownStatement {
  readonly sql: string
  readonly question: string
}

/**
 * A known statement as it is; when other SQL could mend why it fails, the team mends it in the same run: by code, or
 * by the analyst, who is shown the statement and the error.
 */
export function healStatement(
  runId: string,
  known: KnownStatement,
  team: Team,
  signal: AbortSignal,
): AsyncGenerator<RunEvent> {
  const body = (limited: AbortSignal) => healBody(known, team, limited)
  return framed({ runId, question: null, team, model: 'none', spent: team.analyst.spent, body }, signal)
}

async function* healBody(
  { sql, question }: KnownStatement,
  team: Team,
  signal: AbortSignal,
): AsyncGenerator<RunEvent, Conclusion> {
  const origin = 'user'
  yield { type: 'attempt-started', number: 1, sql, origin }
  const outcome: AttemptOutcome = await tryStatement(team, sql, origin, signal)
  yield { type: 'attempt-finished', number: 1, attempt: outcome.attempt }
  signal.throwIfAborted()
  if (outcome.ok) return statementAnswer(sql, outcome, resultAlone(outcome, team.dryRun))
  if (outcome.fault !== 'sql' && outcome.fault !== 'refused') return failed(outcome, sql)
  yield { type: 'agent', agent: 'decision', state: 'done', note: `it runs no more: ${outcome.error.message}` }
  const failure: Failure = { sql, error: outcome.error, given: true }
  const mended = repairName(sql, outcome.error, team.world.snapshot)
  const repaired = mended === null ? null : byCode(mended)
  const parameters = team.parameters ?? []
  const mending = { ...team, guard: usingAll(team.guard, parameters) }
  const asked = withParameters(question, parameters)
  const briefing = yield* briefQuestion(asked, mending, signal)
  const conclusion = yield* answerLoop(asked, briefing, mending, signal, { failure, repaired })
  return signedBy(conclusion, team.analyst.model)
}

function byCode({ sql, assumption }: { readonly sql: string; readonly assumption: string | null }): Written {
  const assumptions = assumption === null ? [] : [assumption]
  return { kind: 'draft', sql, interpretation: null, assumptions, answerTemplate: null, confidence: null }
}

function withParameters(question: string, parameters: readonly BoundParameter[]): string {
  if (parameters.length === 0) return question
  const named = parameters.map(({ name, type }, index) => `$${index + 1} (${name}, ${type})`).join(', ')
  return `${question}\n\nInstructions: keep the parameters ${named} of the statement, each where its value belongs.`
}

/** A statement that drops a parameter would answer whatever value is given with the same rows. */
function usingAll(guard: Team['guard'], parameters: readonly BoundParameter[]): Team['guard'] {
  return {
    async check(sql, count): Promise<Verdict> {
      const verdict = await guard.check(sql, count)
      if (!verdict.ok) return verdict
      const used = parameterNumbers(verdict.tree)
      const missing = parameters.findIndex((_, index) => !used.has(index + 1))
      if (missing < 0) return verdict
      const message = `The statement has to use every parameter, and $${missing + 1} (${parameters[missing]?.name}) is missing.`
      return refuse(
        'parameter',
        message,
        'Keep the parameters of the statement that failed, each where it belongs.',
      )
    },
  }
}

function parameterNumbers(tree: unknown): ReadonlySet<number> {
  const found = new Set<number>()
  const pending: unknown[] = [tree]
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (typeof next !== 'object' || next === null) continue
    const reference = asNode((next as { readonly ParamRef?: unknown }).ParamRef)
    if (reference !== null) found.add(Number(reference.number))
    pending.push(...Object.values(next))
  }
  return found
}

/** Who wrote the statement that answered: nobody is named for what code corrected. */
function signedBy(conclusion: Conclusion, model: string): Conclusion {
  if (conclusion.kind !== 'answered') return conclusion
  const { delivered } = conclusion
  if (delivered.attempt.origin === 'repair' || delivered.draft.by !== undefined) return conclusion
  return { kind: 'answered', delivered: { ...delivered, draft: { ...delivered.draft, by: model } } }
}
