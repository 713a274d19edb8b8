import type { TermDefinition } from '../../linking/definitions.js'
import { marks } from './formula-text.js'

/**
 * "the pass rate in percent" of a rate told as a quotient: out of a hundred, and "in percent" is said no more. So is
 * every quotient where it was told that answers are percentages.
 * @param told whether percentages were asked for besides
 */
export function percentTerms(
  text: string,
  definitions: readonly TermDefinition[],
  told: boolean,
): { readonly text: string; readonly definitions: readonly TermDefinition[] } {
  let current = text
  const read = definitions.map((definition) => {
    if (!definition.meaning.includes(` ${marks.over} `)) return definition
    const term = definition.term.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    const said = new RegExp(
      `(\\b${term}\\b),? (?:\\(in %\\)|\\(%\\)|in percent|in %|as a percentage|as percentage)(?=\\W|$)`,
      'gi',
    )
    const found = said.test(current)
    current = current.replace(said, '$1')
    const percent = /\b(?:percent|percentage)\b|%/i.test(current)
    return found || (told && !percent)
      ? { ...definition, meaning: outOfHundred(definition.meaning) }
      : definition
  })
  return { text: current, definitions: read }
}

function outOfHundred(meaning: string): string {
  return meaning.includes(`${marks.times} 100 `)
    ? meaning
    : `${marks.open} ${meaning} ${marks.times} 100 ${marks.close}`
}

const ends = '(?:highest|lowest|largest|smallest|biggest|best|worst)'

/** "…, highest reopen rate first", "from the highest to the lowest CR" after what it is of: the order alone says it. */
export function ordersForShort(text: string, definitions: readonly TermDefinition[]): string {
  return definitions.reduce((current, { term }) => {
    const last = term.split(/\s+/).at(-1) ?? term
    const escaped = (word: string) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    const name = `(?:${escaped(term)}|${escaped(last)})`
    return current
      .replace(
        new RegExp(`(\\b${name}(?:\\s+[a-z]+)?,? (?:with )?(?:the )?${ends}) ${name}( first\\b)`, 'i'),
        '$1$2',
      )
      .replace(
        new RegExp(
          `(\\b${name}),? (?:(?:ordered|sorted|ranked|listed) )?from (?:the )?(${ends}) to (?:the )?${ends} ${name}\\b`,
          'i',
        ),
        '$1, $2 first',
      )
  }, text)
}
