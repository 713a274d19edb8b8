import { UsageError } from '../errors.js'
import type { EvalQuestion } from './question.js'

/** Which questions of a file are asked. */
export interface Selection {
  /** Categories separated by commas; null: all. */
  readonly categories: string | null
  /** The first so many of those; null: all. */
  readonly limit: number | null
}

/**
 * The questions selected, in their order.
 * @throws {UsageError} when a category is not there: a gate that judges nothing must not pass unseen.
 */
export function selectQuestions(
  questions: readonly EvalQuestion[],
  { categories, limit }: Selection,
): readonly EvalQuestion[] {
  const chosen = categories === null ? questions : ofCategories(questions, categories)
  return limit === null ? chosen : chosen.slice(0, limit)
}

function ofCategories(questions: readonly EvalQuestion[], text: string): readonly EvalQuestion[] {
  const wanted = text
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean)
  const known = [...new Set(questions.flatMap(({ category }) => category ?? []))].sort()
  const unknown = wanted.filter((name) => !known.includes(name))
  if (wanted.length === 0 || unknown.length > 0) {
    const which = unknown[0] ?? text
    throw new UsageError('unknown_category', `--category: no question is of category "${which}".`, {
      hint: known.length === 0 ? 'No question names a category.' : `There are: ${known.join(', ')}.`,
    })
  }
  return questions.filter(({ category }) => category !== null && wanted.includes(category))
}
