import type { Answer } from '../../src/events.js'

/** An answered question; give what the test is about. */
export function anAnswer(parts: Partial<Answer> = {}): Answer {
  return {
    version: 1,
    status: 'answered',
    exitCode: 0,
    question: 'orders per country',
    answer: '2 rows; the first is country: FR, orders: 3.',
    sql: 'select country, count(*) as orders from customers group by 1',
    columns: [
      { name: 'country', type: 'text' },
      { name: 'orders', type: 'bigint' },
    ],
    rows: [
      ['FR', 3],
      ['DE', 12],
    ],
    truncated: false,
    interpretation: 'count of orders per country',
    assumptions: [],
    warnings: [],
    checks: [],
    confidence: 0.9,
    model: 'builtin',
    attempts: [],
    cost: { usd: 0, inputTokens: 0, outputTokens: 0, calls: 0, estimated: false },
    clarification: null,
    error: null,
    runId: '0123456789abcdef',
    session: null,
    timings: { totalMs: 12, modelMs: 0, databaseMs: 3 },
    ...parts,
  }
}
