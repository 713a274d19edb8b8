import type { Answer, Attempt, RunEvent } from '../../src/events.js'
import { openJournal } from '../../src/instruments/journal.js'
import { newRunId } from '../../src/instruments/run-id.js'

/** What a test may choose about a run; the rest is a plain answered question. */
export interface SampleRun {
  readonly runId?: string
  readonly question?: string | null
  readonly database?: string
  readonly model?: string
  readonly startedAt?: string
  readonly fingerprint?: string | null
  readonly usd?: number | null
  readonly answer?: Partial<Answer>
}

export const failedAttempt: Attempt = {
  sql: 'select customerid from orders',
  error: {
    code: 'statement_failed',
    message: 'column "customerid" does not exist',
    hint: 'Perhaps you meant to reference the column "orders.CustomerId".',
    sqlstate: '42703',
    detail: null,
    position: 8,
  },
  durationMs: 1.5,
  planCost: null,
  rowCount: null,
  origin: 'draft',
}

export const goodAttempt: Attempt = {
  sql: 'select "CustomerId" from orders',
  error: null,
  durationMs: 3.25,
  planCost: 12.5,
  rowCount: 2,
  origin: 'repair',
}

/** The events of one run, `started` to `finished`. */
export function sampleEvents(choice: SampleRun = {}): readonly RunEvent[] {
  const runId = choice.runId ?? newRunId()
  const startedAt = choice.startedAt ?? '2026-03-01T10:00:00.000Z'
  const finishedAt = new Date(Date.parse(startedAt) + 40).toISOString()
  const { question = 'Which customers ordered?', model = 'scripted', usd = 0.0125 } = choice
  const answer: Answer = {
    version: 1,
    status: 'answered',
    exitCode: 0,
    question,
    answer: 'Two customers ordered.',
    sql: goodAttempt.sql,
    columns: [{ name: 'CustomerId', type: 'bigint' }],
    rows: [['9007199254740993'], [2]],
    truncated: false,
    interpretation: 'customers with an order',
    assumptions: ['every order counts'],
    warnings: ['estimated'],
    checks: [{ id: 'fan-out', outcome: 'passed', detail: 'no join' }],
    confidence: 0.9,
    model,
    attempts: [failedAttempt, goodAttempt],
    cost: { usd, inputTokens: 100, outputTokens: 20, calls: 1, estimated: false },
    clarification: null,
    error: null,
    runId,
    session: null,
    timings: { totalMs: 40, modelMs: 30, databaseMs: 4.75 },
    ...choice.answer,
  }
  return [
    {
      type: 'started',
      runId,
      startedAt,
      question,
      database: choice.database ?? 'localhost:5432/shop',
      fingerprint: choice.fingerprint ?? null,
      model,
      session: null,
    },
    { type: 'agent', agent: 'data-engineer', state: 'working', note: 'reading' },
    { type: 'message', from: 'user', to: 'data-engineer', kind: 'question', body: question },
    {
      type: 'message',
      from: 'data-engineer',
      to: 'sql-analyst',
      kind: 'briefing',
      body: { tables: ['orders'], unresolved: [] },
    },
    {
      type: 'model-call',
      call: {
        role: 'sql-analyst',
        model,
        inputTokens: 100,
        outputTokens: 20,
        usd,
        latencyMs: 30,
        outcome: 'ok',
        error: null,
        estimated: false,
        sent: [],
      },
    },
    { type: 'attempt-started', number: 1, sql: failedAttempt.sql, origin: 'draft' },
    { type: 'attempt-finished', number: 1, attempt: failedAttempt },
    { type: 'warning', message: 'estimated' },
    { type: 'attempt-started', number: 2, sql: goodAttempt.sql, origin: 'repair' },
    { type: 'attempt-finished', number: 2, attempt: goodAttempt },
    { type: 'finished', finishedAt, answer },
  ]
}

/** Writes a whole run into its journal, as an orchestrator would; its id. */
export function recordRun(dataDir: string, choice: SampleRun = {}): string {
  const runId = choice.runId ?? newRunId()
  const journal = openJournal(dataDir, runId)
  try {
    for (const event of sampleEvents({ ...choice, runId })) journal.append(event)
  } finally {
    journal.close()
  }
  return runId
}
