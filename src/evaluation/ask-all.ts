import type { AgentDb } from '../agentdb/options.js'
import { type AskingOptions, askQuestion } from './ask-question.js'
import type { EvalQuestion } from './question.js'
import type { QuestionResult } from './question-result.js'

/** How a set of questions is asked, and who hears of each result. */
export interface EvaluationOptions extends AskingOptions {
  /** How many questions are under way at the same time. */
  readonly concurrency: number
  /** Called with each result as it comes, which need not be the order of the questions. */
  readonly onResult?: (result: QuestionResult) => void | Promise<void>
}

/**
 * Asks every question and resolves to the results in the questions' order. When the signal aborts, no further question
 * is asked, and those under way are dropped: the rest was judged in full.
 */
export async function askAll(
  db: Pick<AgentDb, 'answer' | 'sql'>,
  questions: readonly EvalQuestion[],
  options: EvaluationOptions,
): Promise<readonly QuestionResult[]> {
  const results = new Map<number, QuestionResult>()
  const waiting = questions.entries()
  const work = async () => {
    // The workers share one iterator: each takes the next question nobody has taken.
    for (const [index, question] of waiting) {
      if (options.signal.aborted) return
      const result = await askQuestion(db, question, options)
      if (options.signal.aborted) return
      results.set(index, result)
      await options.onResult?.(result)
    }
  }
  await Promise.all(Array.from({ length: options.concurrency }, work))
  return [...results].sort(([a], [b]) => a - b).map(([, result]) => result)
}
