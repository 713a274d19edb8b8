import { type ResultSet, StatementError, type StatementFault } from '../database/connection.js'
import { execute } from '../database/execute.js'
import type { ReadStatement } from '../database/execution.js'
import type { Attempt, AttemptError } from '../events.js'
import type { AstNode } from '../guard/parse.js'
import type { Team } from './team.js'

/** One statement through guard, EXPLAIN and the bounded run. A refusal or an error is data, not an exception. */
export type AttemptOutcome =
  | {
      readonly ok: true
      readonly attempt: Attempt
      readonly result: ResultSet
      readonly truncated: boolean
      /** As the guard parsed it, for the critic; null for SHOW. */
      readonly tree: AstNode | null
      /** What the policy did that a reader of the result has to know. */
      readonly notes: readonly string[]
    }
  | {
      readonly ok: false
      readonly attempt: Attempt
      /** Null also when the guard did not let it through. */
      readonly tree: AstNode | null
      readonly error: AttemptError
      readonly fault: StatementFault | 'refused'
    }

type Ran =
  | Omit<Extract<AttemptOutcome, { ok: true }>, 'tree' | 'notes'>
  | Omit<Extract<AttemptOutcome, { ok: false }>, 'tree'>

/** Tries one statement; `origin` says who wrote it. */
export async function tryStatement(
  team: Pick<Team, 'guarded' | 'guard' | 'limits' | 'dryRun' | 'parameters'>,
  sql: string,
  origin: Attempt['origin'],
  signal: AbortSignal,
): Promise<AttemptOutcome> {
  const startedAt = performance.now()
  const verdict = await checked(team, sql)
  if ('fault' in verdict) {
    const attempt = failedAttempt(sql, origin, verdict.error, performance.now() - startedAt, null)
    return { ok: false, attempt, tree: null, error: verdict.error, fault: verdict.fault }
  }
  if (!verdict.ok) {
    const error: AttemptError = {
      code: verdict.code,
      message: verdict.message,
      hint: verdict.hint,
      sqlstate: null,
      detail: null,
      position: verdict.position ?? null,
    }
    const attempt = failedAttempt(sql, origin, error, performance.now() - startedAt, null)
    return { ok: false, attempt, tree: null, error, fault: 'refused' }
  }
  const run = team.dryRun ? explainOnly : runGuarded
  // What ran is what is shown, so that nobody takes the rows for those of another statement.
  const shown = verdict.rewritten ? verdict.statement.text : sql
  const ran = await run(team, verdict.statement, shown, origin, signal)
  const { tree, notes, rewritten } = verdict
  if (ran.ok) return { ...ran, tree, notes }
  // The place is one in the text that ran; the analyst knows the one it wrote.
  const error = rewritten ? { ...ran.error, position: null } : ran.error
  return { ...ran, error, attempt: { ...ran.attempt, error }, tree }
}

/** The guard reads the catalogue, and the database may fail it as it may fail the statement. */
async function checked(team: Pick<Team, 'guard' | 'parameters'>, sql: string) {
  try {
    return await team.guard.check(sql, team.parameters?.length)
  } catch (error) {
    if (!(error instanceof StatementError)) throw error
    const { fault, message, hint, sqlstate, detail } = error
    return {
      fault,
      error: { code: 'guard_failed', message, hint, sqlstate, detail, position: null } as AttemptError,
    }
  }
}

async function runGuarded(
  team: Pick<Team, 'guarded' | 'limits' | 'parameters'>,
  statement: ReadStatement,
  sql: string,
  origin: Attempt['origin'],
  signal: AbortSignal,
  options: { readonly planOnly?: boolean } = {},
): Promise<Ran> {
  const values = team.parameters?.map(({ value }) => value)
  const execution = await execute(team.guarded, statement, team.limits.execution, signal, values, options)
  if (!execution.ok) {
    const { error, fault, durationMs, planCost } = execution
    return { ok: false, attempt: failedAttempt(sql, origin, error, durationMs, planCost), error, fault }
  }
  const { result, truncated, durationMs, planCost } = execution
  const attempt = {
    sql,
    error: null,
    durationMs: rounded(durationMs),
    planCost,
    rowCount: result.rows.length,
    origin,
  }
  return { ok: true, attempt, result, truncated }
}

function failedAttempt(
  sql: string,
  origin: Attempt['origin'],
  error: AttemptError,
  durationMs: number,
  planCost: number | null,
): Attempt {
  return { sql, error, durationMs: rounded(durationMs), planCost, rowCount: null, origin }
}

/** A dry run asks the planner, which knows every name and type, and fetches nothing. */
async function explainOnly(
  team: Pick<Team, 'guarded' | 'limits' | 'parameters'>,
  statement: ReadStatement,
  sql: string,
  origin: Attempt['origin'],
  signal: AbortSignal,
): Promise<Ran> {
  const nothing = { sql, error: null, durationMs: 0, planCost: null, rowCount: null, origin }
  const unrun = { ok: true, attempt: nothing, result: { columns: [], rows: [] }, truncated: false } as const
  if (statement.kind !== 'select') return unrun
  const planned = await runGuarded(team, statement, sql, origin, signal, { planOnly: true })
  if (!planned.ok) return planned
  const { durationMs, planCost } = planned.attempt
  return { ...unrun, attempt: { ...nothing, durationMs, planCost } }
}

/** Microseconds are noise in a journal. */
function rounded(durationMs: number): number {
  return Math.round(durationMs * 100) / 100
}
