import type { RunEvent } from '../../src/events.js'
import { anAnswer } from '../output/an-answer.js'

export const started: RunEvent = {
  type: 'started',
  runId: 'r1',
  startedAt: '2026-01-01T00:00:00Z',
  question: 'orders per country',
  database: 'localhost:5432/shop',
  fingerprint: 'f',
  model: 'scripted',
  session: null,
  maxAttempts: 3,
}

export const wrongSql = 'select contry from orders'
export const rightSql = "select country, count(*)\nfrom orders\nwhere status = 'paid'\ngroup by country"

const attemptError = {
  code: 'undefined_column',
  message: 'column "contry" does not exist',
  hint: null,
  sqlstate: '42703',
  detail: null,
  position: 8,
}

const call = (inputTokens: number, usd: number | null): RunEvent => ({
  type: 'model-call',
  call: {
    role: 'sql-analyst',
    model: 'scripted',
    inputTokens,
    outputTokens: 80,
    usd,
    latencyMs: 5,
    outcome: 'ok',
    error: null,
    estimated: false,
    sent: [],
  },
})

const tried = (number: number, sql: string, failed: boolean): readonly RunEvent[] => [
  { type: 'attempt-started', number, sql, origin: number === 1 ? 'draft' : 'revision' },
  {
    type: 'attempt-finished',
    number,
    attempt: {
      sql,
      error: failed ? attemptError : null,
      durationMs: 2,
      planCost: 3,
      rowCount: failed ? null : 8,
      origin: number === 1 ? 'draft' : 'revision',
    },
  },
]

const drafted = (sql: string): readonly RunEvent[] => [
  { type: 'message', from: 'sql-analyst', to: 'critic', kind: 'draft', body: { kind: 'draft', sql } },
  { type: 'agent', agent: 'sql-analyst', state: 'done', note: 'orders of each country' },
]

/** A run whose first statement names a column that is not there, up to its second one being written. */
export const upToRevision: readonly RunEvent[] = [
  started,
  { type: 'agent', agent: 'data-engineer', state: 'working', note: 'reading the schema' },
  { type: 'agent', agent: 'data-engineer', state: 'done', note: '2 tables' },
  { type: 'agent', agent: 'sql-analyst', state: 'working', note: 'writing the SQL' },
  call(1000, 0.0003),
  ...drafted(wrongSql),
  ...tried(1, wrongSql, true),
  { type: 'message', from: 'critic', to: 'decision', kind: 'error', body: attemptError },
  {
    type: 'message',
    from: 'decision',
    to: 'sql-analyst',
    kind: 'decision',
    body: { kind: 'revise', because: attemptError.message },
  },
  { type: 'agent', agent: 'decision', state: 'done', note: `another attempt: ${attemptError.message}` },
  { type: 'agent', agent: 'sql-analyst', state: 'working', note: 'revising the SQL' },
]

/** The same run to its end. */
export const wholeRun: readonly RunEvent[] = [
  ...upToRevision,
  call(1100, 0.0004),
  ...drafted(rightSql),
  ...tried(2, rightSql, false),
  { type: 'message', from: 'critic', to: 'decision', kind: 'findings', body: [] },
  { type: 'message', from: 'decision', to: 'sql-analyst', kind: 'decision', body: { kind: 'deliver' } },
  { type: 'finished', finishedAt: '2026-01-01T00:00:02Z', answer: anAnswer() },
]
