import oneWayGroups from './lexicon/one-way-synonyms.json' with { type: 'json' }
import synonymGroups from './lexicon/synonyms.json' with { type: 'json' }
import { lazily } from './remember.js'
import { lemma } from './stem.js'

/** Other ways to say a word or phrase, each as lemmas. */
export function synonymsOf(phrase: string): readonly (readonly string[])[] {
  return synonyms().get(phrase) ?? []
}

const synonyms = lazily(() => {
  const out = new Map<string, (readonly string[])[]>()
  for (const set of Object.values(synonymGroups).flat()) for (const phrase of set) learn(out, phrase, set)
  for (const group of Object.values(oneWayGroups))
    for (const [said, meant] of Object.entries<readonly string[]>(group)) learn(out, said, meant)
  return out
})

function learn(
  synonymsBySaying: Map<string, (readonly string[])[]>,
  said: string,
  meant: readonly string[],
): void {
  const key = lemmasOf(said).join(' ')
  const known = synonymsBySaying.get(key) ?? []
  synonymsBySaying.set(key, known)
  const words = key.split(' ')
  for (const phrase of meant.map(lemmasOf)) {
    // A longer name that holds the words said is found by its head, and scored there.
    const holdsAll = words.every((word) => phrase.includes(word))
    if (!holdsAll && !known.some((other) => other.join(' ') === phrase.join(' '))) known.push(phrase)
  }
}

function lemmasOf(phrase: string): readonly string[] {
  return phrase.split(' ').map(lemma)
}
