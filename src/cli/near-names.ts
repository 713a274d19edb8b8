import { distance } from 'fastest-levenshtein'

/** The names most like `word`, nearest first, at most three; none when nothing resembles it. */
export function nearNames(word: string, names: readonly string[]): readonly string[] {
  const wanted = word.toLowerCase()
  const furthest = Math.max(1, Math.floor(wanted.length / 3))
  return names
    .map((name) => ({ name, away: distance(wanted, name.toLowerCase()) }))
    .filter(({ away }) => away <= furthest)
    .sort((a, b) => a.away - b.away || (a.name < b.name ? -1 : 1))
    .slice(0, 3)
    .map(({ name }) => name)
}
