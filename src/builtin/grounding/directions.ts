import type { Token } from '../../linking/tokens.js'
import words from '../lexicon/directions.json' with { type: 'json' }

/** Out of something or into it: what tells an origin from a destination. */
export type Direction = 'out' | 'in'

const roles: Readonly<Record<Direction, ReadonlySet<string>>> = {
  out: new Set(words.out.roles.split(' ')),
  in: new Set(words.in.roles.split(' ')),
}

const phrases = (['out', 'in'] as const).flatMap((direction) =>
  words[direction].said.split('|').map((said) => ({ direction, words: said.split(' ') })),
)

/** Which way a role goes that is called so: "origin" is out, "destination" in. Null where it says neither. */
export function directionOf(lemmas: readonly string[]): Direction | null {
  if (lemmas.some((word) => roles.out.has(word))) return 'out'
  return lemmas.some((word) => roles.in.has(word)) ? 'in' : null
}

/** The direction said right before a place, past articles: "departing from [Oslo]", "to the [airport]". */
export function directionBefore(tokens: readonly Token[], at: number): Direction | null {
  let end = at
  while (['the', 'any', 'a', 'an'].includes(tokens[end - 1]?.low ?? '')) end--
  const found = phrases
    .filter(({ words: said }) => said.every((word, place) => tokens[end - said.length + place]?.low === word))
    .sort((a, b) => b.words.length - a.words.length)[0]
  return found?.direction ?? null
}

/** "departing", "arrives": a verb that says a direction by itself. */
export function saysDirection(word: string): boolean {
  return verbs.has(word.toLowerCase())
}

const verbs: ReadonlySet<string> = new Set(
  phrases.flatMap(({ words: [first = '', ...more] }) => (more.length > 0 && first !== 'out' ? [first] : [])),
)
