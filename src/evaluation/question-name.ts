import { cleanText } from '../output/clean-text.js'

/** A question as one line of a list: its id, if it has one, and its words. */
export function questionName({
  id,
  question,
}: {
  readonly id: string | null
  readonly question: string
}): string {
  const words = cleanText(question.replace(/\s+/g, ' '))
  return id === null ? words : `${cleanText(id)}  ${words}`
}
