import { definitionOf, withDefinitions } from './definitions.js'

/** A question and the hints that follow it after "Instructions:". */
export interface Instructed {
  readonly text: string
  /** The first instruction that is neither harmless nor understood; null when there is none. */
  readonly notUnderstood: string | null
  /** Definitions that were put in place of the words they define. */
  readonly notes: readonly string[]
}

/** Splits off "Instructions: …"; what says nothing that changes the query is dropped, the rest must be understood. */
export function splitInstructions(question: string): Instructed {
  const at = question.search(/\n\s*\n?\s*instructions?:/i)
  const { kept, definitions } = ownDefinitions(at < 0 ? question : question.slice(0, at))
  if (at < 0) return withDefinitions(kept, definitions)
  const hints = question
    .slice(at)
    .replace(/^\s*instructions?:/i, '')
    .split(/\n+|(?<=\.)\s+/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
  const others = hints.filter((line) => !harmless.some((pattern) => pattern.test(line)))
  const read = others.map(definitionOf)
  const unknown = others.find((_, index) => read[index] === null)
  const defined = withDefinitions(kept, [...definitions, ...read.filter((each) => each !== null)])
  return { ...defined, notUnderstood: unknown ?? defined.notUnderstood }
}

/** Sentences of the question that define a word another sentence uses. */
function ownDefinitions(text: string): { kept: string; definitions: readonly { term: string; body: string }[] } {
  const sentences = text.split(/(?<=[.?!;])\s+|\n+/)
  if (sentences.length === 1) return { kept: text, definitions: [] }
  const read = sentences.map((sentence) => (/\b(?:refers? to|means|is defined as|are defined as|stands for|denotes)\b/i.test(sentence) && !sentence.trim().endsWith('?') ? definitionOf(sentence) : null))
  const kept = sentences.filter((_, index) => read[index] === null).join(' ')
  return read.every((each) => each === null) ? { kept: text, definitions: [] } : { kept, definitions: read.filter((each) => each !== null) }
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
