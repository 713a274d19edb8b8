import { distance } from 'fastest-levenshtein'

/** The names most like `word`, nearest first, at most three; none when nothing resembles it. */
export function nearNames(word: string, names: readonly string[]): readonly string[] {
  const wanted = word.toLowerCase()
  const furthest = Math.max(1, Math.floor(wanted.length / 3))
  return names
    .map((name) => ({ name, away: strokes(wanted, name.toLowerCase()) }))
    .filter(({ away }) => away <= furthest)
    .sort((a, b) => a.away - b.away || (a.name < b.name ? -1 : 1))
    .slice(0, 3)
    .map(({ name }) => name)
}

/** As many keys as went wrong; two neighbours in the wrong order are one slip of the hand. */
function strokes(word: string, name: string): number {
  const away = distance(word, name)
  const swapped = [...word].some(
    (_, i) => word.slice(0, i) + word.charAt(i + 1) + word.charAt(i) + word.slice(i + 2) === name,
  )
  return swapped ? Math.min(away, 1) : away
}
