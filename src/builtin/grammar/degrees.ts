import type { Token } from '../../linking/tokens.js'
import degrees from '../lexicon/degrees.json' with { type: 'json' }

/** A degree adjective: which columns it may be about, and which way. `*` among the date hints means any date. */
export interface Degree {
  readonly word: string
  readonly hints: readonly string[]
  readonly dateHints: readonly string[]
  readonly descending: boolean
  readonly end: number
}

const longest = 4
const comparatives = new Map<string, (typeof degrees)[number]>()
const superlatives = new Map<string, (typeof degrees)[number]>()
for (const degree of degrees) {
  for (const word of degree.comparative) comparatives.set(word, degree)
  for (const word of degree.superlative) superlatives.set(word, degree)
}

/** "older" in "older than 20". */
export function comparativeAt(tokens: readonly Token[], at: number): Degree | null {
  return lookUp(tokens, at, comparatives)
}

/** "oldest", "most expensive", "highest-rated". */
export function superlativeAt(tokens: readonly Token[], at: number): Degree | null {
  return lookUp(tokens, at, superlatives)
}

/** Column hints with the date ones marked. */
export function hintsOf(degree: Degree): readonly string[] {
  return [...degree.hints, ...degree.dateHints.map((hint) => `date:${hint}`)]
}

function lookUp(
  tokens: readonly Token[],
  at: number,
  book: ReadonlyMap<string, (typeof degrees)[number]>,
): Degree | null {
  for (let length = longest; length >= 1; length--) {
    const words = tokens.slice(at, at + length)
    if (words.length < length || words.some((token) => token.kind === 'quoted')) continue
    const text = words.map((token) => token.low).join(' ')
    const found = book.get(text)
    if (found) {
      return {
        word: text,
        hints: found.hints,
        dateHints: 'dateHints' in found && found.dateHints ? found.dateHints : [],
        descending: found.descending,
        end: at + length,
      }
    }
  }
  return null
}
