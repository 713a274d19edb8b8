import { stem } from './stem.js'

/** "editor", of "edit"; the stem of so short a word keeps its ending. */
export function isDoerOf(word: string, verb: string): boolean {
  return /[eo]r$/.test(word) && (stem(word) === verb || word.slice(0, -2) === verb)
}
