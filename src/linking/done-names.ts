/** "payments" of `payments_received`: what was done to them is no part of what they are. Empty for any other name. */
export function doneTo(lemmas: readonly string[], words: readonly string[]): readonly string[] {
  const last = words.at(-1) ?? ''
  return lemmas.length === 2 && words.length === 2 && done.test(last) ? lemmas.slice(0, 1) : []
}

const done = /^(?:[a-z]{3,}(?<!e)ed|made|sold|sent|paid|given|taken|won|held|bought)$/
