import type { QuestionResult } from '../../src/evaluation/question-result.js'
import { type ReportParts, toReport } from '../../src/evaluation/report.js'

/** A judged question: right, answered by a free model in 10 ms, unless told otherwise. */
export function result(changes: Partial<QuestionResult> = {}): QuestionResult {
  return {
    id: null,
    question: 'How many orders?',
    category: null,
    answerable: true,
    outcome: 'right',
    match: 'exact',
    reason: null,
    code: null,
    sql: 'select count(*) from orders',
    gold: 'select count(*) from orders',
    goldProblems: [],
    truncated: false,
    difference: null,
    confidence: null,
    model: 'builtin',
    calls: 0,
    inputTokens: 0,
    outputTokens: 0,
    usd: 0,
    durationMs: 10,
    ...changes,
  }
}

/** As many results of each outcome as said. */
export function results(
  counts: Partial<Record<QuestionResult['outcome'], number>>,
  changes: Partial<QuestionResult> = {},
): readonly QuestionResult[] {
  return Object.entries(counts).flatMap(([outcome, count]) =>
    Array.from({ length: count ?? 0 }, () =>
      result({ outcome: outcome as QuestionResult['outcome'], ...changes }),
    ),
  )
}

export function report(questions: readonly QuestionResult[], parts: Partial<ReportParts> = {}) {
  return toReport(questions, {
    startedAt: '2026-01-31T12:00:00.000Z',
    database: 'localhost:5432/shop',
    interrupted: false,
    planned: questions.length,
    baseline: null,
    wanted: { precision: null, recall: null },
    ...parts,
  })
}
