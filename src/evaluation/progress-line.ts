import { questionName } from './question-name.js'
import { isGood, type QuestionResult } from './question-result.js'

const barWidth = 24
const maxQuestionWidth = 90

/**
 * How far an evaluation is, as one line without an end.
 * @example progressBar(6, 12, 5) // '[############------------] 6/12, 5 good'
 */
export function progressBar(done: number, total: number, good: number): string {
  const filled = total === 0 ? barWidth : Math.round((done / total) * barWidth)
  return `[${'#'.repeat(filled)}${'-'.repeat(barWidth - filled)}] ${done}/${total}, ${good} good`
}

/** One judged question as one line, ending in a line feed. */
export function resultLine(result: QuestionResult): string {
  const mark = isGood(result) ? 'ok' : result.outcome === 'declined' ? '-' : 'x'
  const words = questionName(result)
  const shown = words.length > maxQuestionWidth ? `${words.slice(0, maxQuestionWidth - 1)}…` : words
  return `${mark.padEnd(3)}${result.outcome.padEnd(9)} ${shown}\n`
}
