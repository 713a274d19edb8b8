/**
 * The phrases a pattern stands for: `a|b` is either word, a trailing `?` makes the word optional.
 * "good morning|evening all?" is four phrases.
 */
export function expandPattern(pattern: string): readonly string[] {
  let phrases: readonly (readonly string[])[] = [[]]
  for (const part of pattern.split(' ')) {
    const optional = part.endsWith('?') && part.length > 1
    const words = (optional ? part.slice(0, -1) : part).split('|')
    const grown = phrases.flatMap((phrase) => words.map((word) => [...phrase, word]))
    phrases = optional ? [...phrases, ...grown] : grown
  }
  return phrases.filter((phrase) => phrase.length > 0).map((phrase) => phrase.join(' '))
}
