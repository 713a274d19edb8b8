const most = 20_000

/**
 * A function of one word that remembers what it found: questions and schemas repeat their words. It forgets all when
 * it holds 20 000 words, so that a long-lived process stays small.
 */
export function remembered<Found>(find: (word: string) => Found): (word: string) => Found {
  const known = new Map<string, Found>()
  return (word) => {
    const before = known.get(word)
    if (before !== undefined) return before
    const found = find(word)
    if (known.size >= most) known.clear()
    known.set(word, found)
    return found
  }
}

/** What is made on first use and kept: importing a lexicon costs nothing until a question needs it. */
export function lazily<Made>(make: () => Made): () => Made {
  let made: { readonly value: Made } | null = null
  return () => {
    made ??= { value: make() }
    return made.value
  }
}

/** What is derived from one object alone, made once for each and forgotten with it. */
export function keptWith<Owner extends object, Made>(make: (owner: Owner) => Made): (owner: Owner) => Made {
  const known = new WeakMap<Owner, { readonly value: Made }>()
  return (owner) => {
    const before = known.get(owner)
    if (before) return before.value
    const value = make(owner)
    known.set(owner, { value })
    return value
  }
}
