const kind = '([a-z-]*(?:ed|id|en|wn|nt|ld|lost|male|female|new|old|active|inactive)|done|won|open|closed)'
const once = new RegExp(
  `\\b(ratio (?:of|between)) (?:the )?${kind} (to|and|versus) (?:the )?${kind} ([a-z]+s)\\b(?!['’])`,
  'gi',
)
const ones =
  /\b(ratio (?:of|between)) (?:the )?([a-z-]+) ([a-z]+s) (to|and|versus) (?:the )?([a-z-]+) ones\b/gi

/** "The ratio of performed to cancelled concerts", "of performed concerts to cancelled ones": concerts, both of them. */
export function kindsInRatio(question: string): string {
  return question
    .replace(
      once,
      (_all, ratio: string, one: string, to: string, other: string, noun: string) =>
        `${ratio} ${one} ${noun} ${to} ${other} ${noun}`,
    )
    .replace(
      ones,
      (_all, ratio: string, one: string, noun: string, to: string, other: string) =>
        `${ratio} ${one} ${noun} ${to} ${other} ${noun}`,
    )
}
