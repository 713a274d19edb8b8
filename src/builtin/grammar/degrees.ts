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
const positives = new Map<string, (typeof degrees)[number]>()
for (const degree of degrees) {
  if ('positive' in degree) for (const word of degree.positive ?? []) positives.set(word, degree)
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

/** "old" in "from old to new": as its superlative. */
export function positiveAt(tokens: readonly Token[], at: number): Degree | null {
  const token = tokens[at]
  const found = token ? positives.get(token.low) : undefined
  return token && found ? degreeOf(token.low, found, at + 1) : null
}

/** Column hints with the date ones marked. */
export function hintsOf(degree: Degree): readonly string[] {
  return [...degree.hints, ...degree.dateHints.map((hint) => `date:${hint}`)]
}

/** First words: most tokens begin no degree. */
const openers: ReadonlySet<string> = new Set(
  [...comparatives.keys(), ...superlatives.keys()].map((phrase) => phrase.split(' ')[0] ?? ''),
)

function lookUp(
  tokens: readonly Token[],
  at: number,
  book: ReadonlyMap<string, (typeof degrees)[number]>,
): Degree | null {
  if (!openers.has(tokens[at]?.low ?? '')) return null
  for (let length = longest; length >= 1; length--) {
    const words = tokens.slice(at, at + length)
    if (words.length < length || words.some((token) => token.kind === 'quoted')) continue
    const text = words.map((token) => token.low).join(' ')
    const found = book.get(text)
    if (found) return degreeOf(text, found, at + length)
  }
  return null
}

function degreeOf(word: string, found: (typeof degrees)[number], end: number): Degree {
  const dateHints = 'dateHints' in found && found.dateHints ? found.dateHints : []
  return { word, hints: found.hints, dateHints, descending: found.descending, end }
}
