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
function ownDefinitions(text: string): {
  kept: string
  definitions: readonly { term: string; body: string }[]
} {
  const sentences = text.split(/(?<=[.?!;])\s+|\n+/)
  if (sentences.length === 1) return { kept: text, definitions: [] }
  const read = sentences.map((sentence) =>
    /\b(?:refers? to|means|is defined as|are defined as|stands for|denotes)\b/i.test(sentence) &&
    !sentence.trim().endsWith('?')
      ? definitionOf(sentence)
      : null,
  )
  const kept = sentences.filter((_, index) => read[index] === null).join(' ')
  return read.every((each) => each === null)
    ? { kept: text, definitions: [] }
    : { kept, definitions: read.filter((each) => each !== null) }
}

/**
 * Kinds of hint that ask for nothing the parser does not do anyway. Values are compared as they are stored, found
 * whatever their case; ranks put empty cells last; dates are cut where the question says so; joins are found, not told.
 */
const harmless: readonly RegExp[] = [
  // how to compare text
  /^(?:you (?:must|should) also |please |always |all )*(?:filter|match|compare)\b[^.]*\b(?:exact(?:ly)?|i?like|case[- ]insensitiv\w*|wildcards?|string matching)\b[^.]*\.?$/i,
  /^all \w+ attributes (?:should|must) be matched case[- ]insensitively\.?$/i,
  /^when using [^.]*, match case[- ]insensitively[^.]*\.?$/i,
  // how to order
  /^(?:always )?(?:order|sort) (?:the )?(?:results?|rows) with nulls? last\.?$/i,
  // how to cut dates
  /^truncate (?:the )?dates? to (?:the )?(?:day|week|month|quarter|year)(?: for aggregation)?\.?$/i,
  // how to join: advice, the question itself says what is wanted
  /^to (?:get|find|see|compute|calculate|analyze|analyse|determine|answer|count)\b[^.]*,\s*(?:you (?:would |will )?(?:need to|must|should) )?(?:first )?join\b[^.]*\.?$/i,
  /^(?:finally, )?to see\b[^.]*,\s*you must join\b[^.]*\.?$/i,
  /^always join\b[^.]*\.?$/i,
  // what a relative date means, in the words of the server's own clock
  /^(?:last|past|previous) (?:\d+ )?(?:day|week|month|quarter|year)s? = [^.]*current_date[^.]*\.?$/i,
  // what an empty cell means
  /^[\w.]+ is null for \w+ who have not\b[^.]*\.?$/i,
]
