import type { Review } from '../agents/critic.js'
import type { Draft } from '../agents/sql-analyst.js'
import type { ResultSet } from '../database/connection.js'
import { type ExitCode, exitCodes } from '../errors.js'
import type { Answer, Attempt, Clarification, Cost, Insight, Problem } from '../events.js'
import type { AstNode } from '../guard/parse.js'
import { answerSentence } from './answer-sentence.js'

/** A statement that ran, with everything said about it. */
export interface Delivered {
  readonly draft: Extract<Draft, { kind: 'draft' }>
  readonly attempt: Attempt
  readonly result: ResultSet
  readonly truncated: boolean
  /** As the guard parsed it; null for SHOW. */
  readonly tree: AstNode | null
  readonly review: Review
  /** What the policy did to the statement that a reader of the result has to know. */
  readonly notes: readonly string[]
  /** Further questions that were asked and answered; absent when none were asked for. */
  readonly insights?: readonly Insight[]
}

/** How a run ended. */
export type Conclusion =
  | { readonly kind: 'answered'; readonly delivered: Delivered }
  | { readonly kind: 'clarify'; readonly clarification: Clarification }
  | { readonly kind: 'refused'; readonly problem: Problem }
  | {
      readonly kind: 'failed'
      readonly problem: Problem
      readonly exitCode: ExitCode
      readonly lastSql: string | null
    }

/** What was gathered along the way, whatever the end. */
export interface Ledger {
  readonly runId: string
  readonly question: string | null
  readonly session: string | null
  readonly model: string
  readonly attempts: readonly Attempt[]
  readonly warnings: readonly string[]
  readonly cost: Cost
  readonly timings: Answer['timings']
}

/** Folds a run's end and its ledger into the one shape every face shows. */
export function toAnswer(conclusion: Conclusion, ledger: Ledger): Answer {
  const base = {
    version: 1,
    question: ledger.question,
    answer: null,
    sql: null,
    columns: [],
    rows: [],
    truncated: false,
    interpretation: null,
    assumptions: [],
    warnings: ledger.warnings,
    checks: [],
    confidence: null,
    model: ledger.model,
    attempts: ledger.attempts,
    cost: ledger.cost,
    clarification: null,
    insights: [],
    error: null,
    runId: ledger.runId,
    session: ledger.session,
    timings: ledger.timings,
  } as const satisfies Partial<Answer>
  switch (conclusion.kind) {
    case 'answered':
      return { ...base, ...answered(conclusion.delivered, ledger) }
    case 'clarify':
      return {
        ...base,
        status: 'clarify',
        exitCode: exitCodes.clarify,
        clarification: conclusion.clarification,
      }
    case 'refused':
      return { ...base, status: 'refused', exitCode: exitCodes.refused, error: conclusion.problem }
    case 'failed':
      return {
        ...base,
        status: 'failed',
        exitCode: conclusion.exitCode,
        sql: conclusion.lastSql,
        error: conclusion.problem,
      }
    default:
      return conclusion satisfies never
  }
}

function answered(delivered: Delivered, ledger: Ledger) {
  const { draft, result, truncated, review, notes, insights = [] } = delivered
  const said = review.findings
    .filter((finding) => finding.severity !== 'note')
    .map((finding) => [finding.evidence, finding.fix].filter(Boolean).join(' '))
  return {
    status: 'answered',
    exitCode: exitCodes.answered,
    answer: inWords(delivered, ledger.question),
    sql: delivered.attempt.sql,
    columns: result.columns,
    rows: result.rows,
    truncated,
    interpretation: draft.interpretation,
    assumptions: draft.assumptions,
    warnings: [...ledger.warnings, ...notes, ...said],
    checks: review.checks,
    insights,
    confidence: draft.confidence,
    model: draft.by ?? ledger.model,
  } as const
}

/** Null when nothing ran, and for a statement of one's own, whose rows say it all unless they have no columns. */
function inWords({ draft, attempt, result, truncated }: Delivered, question: string | null): string | null {
  if (attempt.rowCount === null) return null
  if (question === null && result.columns.length > 0) return null
  return answerSentence({ template: draft.answerTemplate, question: question ?? '', result, truncated })
}
