import { comparativeAt, type Degree, superlativeAt } from '../builtin/grammar/degrees.js'
import { tokenise } from '../linking/tokens.js'

/** Names of columns that the question's adjectives are about: "older" and "youngest" ask for an age or a birth date. */
export function hintedNames(question: string): readonly string[] {
  const tokens = tokenise(question)
  const degrees = tokens.flatMap((_, at): readonly (Degree | null)[] => [
    comparativeAt(tokens, at),
    superlativeAt(tokens, at),
  ])
  const names = degrees.flatMap((degree) => (degree === null ? [] : [...degree.hints, ...degree.dateHints]))
  return [...new Set(names)].filter((name) => name !== '*')
}
