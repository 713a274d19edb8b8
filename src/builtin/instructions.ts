/** A question and the hints that follow it after "Instructions:". */
export interface Instructed {
  readonly text: string
  /** The first instruction that is neither harmless nor understood; null when there is none. */
  readonly notUnderstood: string | null
}

/** Splits off "Instructions: …"; what says nothing that changes the query is dropped, the rest must be understood. */
export function splitInstructions(question: string): Instructed {
  const at = question.search(/\n\s*\n?\s*instructions?:/i)
  if (at < 0) return { text: question, notUnderstood: null }
  const text = question.slice(0, at)
  const hints = question
    .slice(at)
    .replace(/^\s*instructions?:/i, '')
    .split(/\n+|(?<=\.)\s+/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
  const unknown = hints.find((line) => !harmless.some((pattern) => pattern.test(line)))
  return { text, notUnderstood: unknown ?? null }
}

const harmless: readonly RegExp[] = [
  /^always (?:filter|match) (?:names|strings|text|values)? ?using (?:an? )?exact/i,
  /^always filter strings with an exact match\.?$/i,
  /^(?:always )?(?:filter|match) (?:all )?(?:names|strings|text|values)? ?(?:using (?:i?like|ILIKE with percent sign wildcards)|case[- ]insensitively)(?: using wildcard operators)?\.?$/i,
  /^match all strings case[- ]insensitively/i,
  /^(?:you must also )?filter (?:names|strings) using i?like/i,
  /^always order results with nulls last\.?$/i,
  /^truncate date to (?:week|month|day) for aggregation\.?$/i,
  /^when asked for specific students or courses, do not return duplicates\.?$/i,
]
