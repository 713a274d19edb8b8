import type { TermDefinition } from '../../linking/definitions.js'

const short =
  /\s(rate|ratio|share|percentage|index|score|margin|income|revenue|spending|takings|inflow|value|amount|cost|distance)$/i

/**
 * "What is the churn rate of each plan? Return the plan and the rate.": where the whole term was said before, "the rate"
 * is the one that was defined.
 */
export function saidForShort(text: string, definitions: readonly TermDefinition[]): string {
  return definitions.reduce((current, { term }) => {
    const last = short.exec(term)?.[1]
    const first = last ? current.toLowerCase().indexOf(term.toLowerCase()) : -1
    if (!last || first < 0) return current
    const head = current.slice(0, first + term.length)
    const rest = current.slice(head.length)
    return (
      head +
      rest.replace(
        new RegExp(`([.?!;]\\s[^.?!;]*\\b(?:the|its|their) )${last}\\b(?!\\s+of\\b)`, 'i'),
        `$1${term}`,
      )
    )
  }, text)
}
