import pluralize from 'pluralize'

/** "How does the pass rate differ between lead sources?" asks for it per lead source. */
export function differBy(question: string): string {
  return question.replace(
    /^(\s*)how (?:do|does|did) (the |our )?(.+?) (?:differ|vary|compare|change) (by|between|across|among|from|with) (?:the |different |our )?([a-z]+(?: [a-z]+)?)(?=\s*[?.!]|$)/i,
    (_, space: string, the: string | undefined, what: string, by: string, noun: string) =>
      by === 'from' || by === 'with' || /\b(?:and|or)\b/i.test(what)
        ? _
        : `${space}What is ${the ?? 'the '}${what} per ${pluralize.singular(noun)}`,
  )
}
