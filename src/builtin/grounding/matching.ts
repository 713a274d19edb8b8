/** How text of the question is to be compared with stored text. */
export interface Matching {
  readonly anyCase: boolean
  /** Anywhere in the stored text. */
  readonly partial: boolean
}

/** Letter for letter: where the question gives no rule. */
export const asStored: Matching = { anyCase: false, partial: false }

const subject =
  /\b(?:names?|strings?|texts?|values?|matching|match|matched|filter|filtering|compare|comparisons?|attributes?|like|ilike|columns?)\b/i

/** "Match strings case-insensitively", "filter names using ILIKE with wildcards", "use exact matches"; null when it is no such rule. */
export function matchingRule(text: string): Matching | null {
  if (
    !subject.test(text) ||
    !/\b(?:match|matched|matching|matches|filter|filtered|filtering|compare|compared|comparing|search)\b/i.test(
      text,
    )
  )
    return null
  if (/\b(?:join|group|sum|average|count|order|sort|null)\b/i.test(text)) return null
  const anyCase =
    /\bcase[\s-]*insensitiv|\bilike\b|\bignor\w+ (?:the )?case\b|\bregardless of (?:the )?(?:upper |lower )?case\b/i.test(
      text,
    )
  const partial = /\bwild\s?cards?\b|\bpartial\b|\bpercent signs?\b|\bsubstrings?\b/i.test(text)
  const exact = /\bexact(?:ly)?\b|\bcase[\s-]*sensitiv/i.test(text)
  if (exact && (anyCase || partial)) return null
  if (exact) return asStored
  if (!anyCase && !partial) return null
  return { anyCase: anyCase || partial, partial }
}

/** Several rules hold together. */
export function mergeMatching(rules: readonly Matching[]): Matching {
  return { anyCase: rules.some((rule) => rule.anyCase), partial: rules.some((rule) => rule.partial) }
}

/** The pattern that a value is looked for by. */
export function patternOf(value: string, matching: Matching): string {
  const escaped = value.replace(/[\\%_]/g, (sign) => `\\${sign}`)
  return matching.partial ? `%${escaped}%` : escaped
}
