import { AgentDbError } from '../errors.js'
import { toAttemptError } from './attempt-error.js'
import type { Connection, ResultSet, Transaction } from './connection.js'
import { StatementError } from './connection.js'
import type { Execution, ExecutionLimits, ReadStatement } from './execution.js'

/** What the planner thinks of a statement, in its own units. */
interface Plan {
  readonly cost: number
  readonly rows: number
}

/** Our own words before the user's statement; the server counts error positions from their start. */
const explainPrefix = 'explain (format json) '
const wrapPrefix = 'select * from (\n'

/**
 * Runs a statement that the guard let through, in a read-only transaction of its own, within all limits.
 * A SELECT is explained first and then fetched up to `maxRows`; EXPLAIN and SHOW run as they are.
 * `parameters` are bound to `$1` and so on, as text of whatever type the statement gives them.
 * Whatever the database refuses, or a limit stops, is a value: nothing but a fault of agentdb is thrown.
 * @param options `planOnly`: a SELECT is explained and not run.
 */
export async function execute(
  connection: Connection,
  statement: ReadStatement,
  limits: ExecutionLimits,
  signal?: AbortSignal,
  parameters: readonly (string | null)[] = [],
  { planOnly = false }: { readonly planOnly?: boolean } = {},
): Promise<Execution> {
  const startedAt = performance.now()
  let plan: Plan | null = null
  try {
    const options = { timeoutMs: limits.timeoutMs, signal }
    const result = await connection.readOnly(options, async (tx) => {
      if (statement.kind !== 'select') return tx.query(statement.text, parameters, limits)
      const wrapped = wrap(statement.text, limits.maxRows)
      plan = await explain(tx, wrapped)
      refuseCostly(plan, limits.maxPlanCost)
      if (planOnly) return { columns: [], rows: [] }
      return shiftingPositions(statement.text, wrapPrefix, () => tx.query(wrapped, parameters, limits))
    })
    return { ok: true, ...cut(result, limits.maxRows), ...planned(plan), durationMs: since(startedAt) }
  } catch (error) {
    const failure = asFailure(error)
    return {
      ok: false,
      fault: failure.fault,
      error: toAttemptError(failure),
      durationMs: since(startedAt),
      planCost: planned(plan).planCost,
    }
  }

  async function explain(tx: Transaction, wrapped: string): Promise<Plan | null> {
    const { rows } = await shiftingPositions(statement.text, explainPrefix + wrapPrefix, () =>
      // A plan prints the constants it has worked out, and so does an error of planning.
      tx.query(explainPrefix + wrapped, parameters, limits),
    )
    return readPlan(rows[0]?.[0])
  }
}

/** A derived table keeps parallel plans, which a cursor or a row-limited fetch would lose. */
function wrap(sql: string, maxRows: number): string {
  return `${wrapPrefix}${sql}\n) as agentdb_result limit ${maxRows + 1}`
}

function readPlan(cell: unknown): Plan | null {
  const [first] = Array.isArray(cell) ? cell : []
  const plan: unknown = first?.Plan
  if (typeof plan !== 'object' || plan === null) return null
  const node = plan as Readonly<Record<string, unknown>>
  const inner = Array.isArray(node.Plans) ? node.Plans[0] : null
  return { cost: Number(node['Total Cost']), rows: Number(inner?.['Plan Rows'] ?? node['Plan Rows']) }
}

function refuseCostly(plan: Plan | null, maxPlanCost: number | null): void {
  if (plan === null || maxPlanCost === null || plan.cost <= maxPlanCost) return
  throw new PlanTooExpensive(plan.cost, maxPlanCost)
}

/** Refused before it ran: the planner expects more work than allowed. */
class PlanTooExpensive extends StatementError {
  constructor(cost: number, maxPlanCost: number) {
    super(
      'too-large',
      `The planner expects a cost of ${Math.round(cost)}; at most ${maxPlanCost} is allowed.`,
      {
        hint: 'Add a condition that narrows the rows, or raise the limit.',
      },
    )
    this.name = 'PlanTooExpensive'
  }
}

/** Makes the position of an error count from the start of the user's text; null when it points outside of it. */
async function shiftingPositions<T>(sql: string, prefix: string, run: () => Promise<T>): Promise<T> {
  try {
    return await run()
  } catch (error) {
    if (!(error instanceof StatementError) || error.position === null) throw error
    const position = error.position - prefix.length
    const inside = position >= 1 && position <= [...sql].length
    throw new StatementError(error.fault, error.message, {
      ...error,
      position: inside ? position : null,
      cause: error,
    })
  }
}

function cut(
  result: ResultSet,
  maxRows: number,
): { readonly result: ResultSet; readonly truncated: boolean } {
  if (result.rows.length <= maxRows) return { result, truncated: false }
  return { result: { columns: result.columns, rows: result.rows.slice(0, maxRows) }, truncated: true }
}

function planned(plan: Plan | null): { readonly planCost: number | null; readonly planRows: number | null } {
  return { planCost: plan?.cost ?? null, planRows: plan?.rows ?? null }
}

/** A server that went away between two statements is a lost connection, not a fault of agentdb. */
function asFailure(error: unknown): StatementError {
  if (error instanceof StatementError) return error
  if (error instanceof AgentDbError && error.exitCode === 6) {
    return new StatementError('connection', error.message, { hint: error.hint, cause: error })
  }
  throw error
}

function since(startedAt: number): number {
  return performance.now() - startedAt
}
