import type { AgentDb } from '../agentdb/options.js'
import type { Envelope } from '../output/envelope.js'
import { type GoldResults, goldResults, tableOf } from './gold.js'
import { judge } from './judge.js'
import type { EvalQuestion } from './question.js'
import type { QuestionResult } from './question-result.js'

/** How one question of an evaluation is asked. */
export interface AskingOptions {
  readonly signal: AbortSignal
  /** Notes the questions in the history under this name; null: they leave no trace. */
  readonly session: string | null
}

/**
 * Asks one question and judges what comes. A question none of whose gold statements runs is not asked: its answer
 * would cost money and could not be judged.
 */
export async function askQuestion(
  db: Pick<AgentDb, 'answer' | 'sql'>,
  question: EvalQuestion,
  { signal, session }: AskingOptions,
): Promise<QuestionResult> {
  const gold = await goldResults(db, question, signal)
  if (question.answerable && gold.results.length === 0) return withoutGold(question, gold)
  const envelope = await db.answer(promptOf(question), {
    signal,
    session,
    record: session !== null,
    judgedBy: question.golds,
  })
  return { ...base(question, gold), ...spent(envelope), ...verdict(question, gold, envelope) }
}

function promptOf({ question, instructions }: EvalQuestion): string {
  return instructions === null ? question : `${question}\n\nInstructions: ${instructions}`
}

function base({ id, question, category, answerable }: EvalQuestion, { problems }: GoldResults) {
  return {
    id,
    question,
    category,
    answerable,
    match: null,
    reason: null,
    code: null,
    sql: null,
    gold: null,
    goldProblems: problems,
    truncated: false,
    difference: null,
    confidence: null,
  } as const
}

function withoutGold(question: EvalQuestion, gold: GoldResults): QuestionResult {
  return {
    ...base(question, gold),
    outcome: 'no-gold',
    reason: gold.problems[0] ?? null,
    gold: question.golds[0] ?? null,
    model: null,
    calls: 0,
    inputTokens: 0,
    outputTokens: 0,
    usd: 0,
    durationMs: null,
  }
}

function spent({ model, cost, timings }: Envelope) {
  const { calls, inputTokens, outputTokens, usd } = cost
  return { model, calls, inputTokens, outputTokens, usd, durationMs: timings.totalMs }
}

type Verdict = Pick<QuestionResult, 'outcome'> & Partial<QuestionResult>

function verdict(question: EvalQuestion, gold: GoldResults, envelope: Envelope): Verdict {
  const { status, sql, error, clarification } = envelope
  switch (status) {
    case 'answered':
      return { sql, ...answeredVerdict(question, gold, envelope) }
    case 'refused':
      return { outcome: 'declined', code: error?.code ?? null, reason: error?.message ?? null }
    case 'clarify':
      return { outcome: 'declined', code: 'clarify', reason: clarification?.question ?? null }
    case 'failed':
      // The built-in model has no words for it: as honest a way to decline as any.
      return {
        outcome: error?.code === 'needs_model' ? 'declined' : 'failed',
        sql,
        code: error?.code ?? null,
        reason: error?.message ?? null,
      }
    default:
      return status satisfies never
  }
}

function answeredVerdict({ answerable }: EvalQuestion, gold: GoldResults, envelope: Envelope): Verdict {
  const { truncated, confidence } = envelope
  if (!answerable) {
    return { outcome: 'wrong', truncated, confidence, reason: 'answered, and must not be' }
  }
  const judgement = judge(
    gold.results.map(({ table }) => table),
    { ...tableOf(envelope), truncated },
  )
  const compared = { truncated, confidence, gold: gold.results[judgement.gold]?.sql ?? null }
  if (judgement.right) return { ...compared, outcome: 'right', match: judgement.match }
  const { reason, difference } = judgement
  return { ...compared, outcome: 'wrong', reason, difference }
}
