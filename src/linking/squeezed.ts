import { lemma } from './stem.js'

/** "bdgt", "attndnc": a word written without its vowels. */
export function isSqueezed(part: string): boolean {
  return part.length >= 3 && part.length <= 8 && /^[b-df-hj-np-tv-xz][b-df-hj-np-tv-z]+$/.test(part)
}

/** Words by what is left of them without their vowels: "budget" by "bdgt". What several words share is left out. */
export function bonesOf(words: Iterable<string>): ReadonlyMap<string, string> {
  const out = new Map<string, string | null>()
  for (const written of words) {
    const word = lemma(written)
    if (word.length < 4 || isSqueezed(word)) continue
    const bones = word.charAt(0) + word.slice(1).replaceAll(/[aeiou]/g, '')
    for (const each of new Set([bones, bones.replaceAll(/(.)\1/g, '$1')]))
      if (each.length >= 3)
        out.set(each, (out.get(each) ?? word) === word && out.get(each) !== null ? word : null)
  }
  return new Map([...out].flatMap(([bones, word]) => (word === null ? [] : [[bones, word] as const])))
}
