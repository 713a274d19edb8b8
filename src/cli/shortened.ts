import { cleanText } from '../output/clean-text.js'

const maxWidth = 72

/** A text as one line of a list: the whole of it stands in `agentdb show`. */
export function shortened(text: string, width: number = maxWidth): string {
  const line = cleanText(text.replace(/\s+/g, ' ').trim())
  return line.length > width ? `${line.slice(0, width - 1)}…` : line
}
