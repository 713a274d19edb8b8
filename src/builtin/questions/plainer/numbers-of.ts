import pluralize from 'pluralize'
import { type Catalog, type CatalogTable, mustTable } from '../../../linking/catalog.js'
import { lemma } from '../../../linking/stem.js'

/**
 * "Find the numbers of the pitches that …": the numbers that they bear, not how many there are. Only where the rows have
 * one column called a number, and nothing is counted by; else the question as it is.
 */
export function numbersOf(question: string, catalog: Catalog): string {
  return question.replace(
    /\bnumbers of ((?:(?:the|all|our|those) )*)([a-z-]+)( (?!per\b|by\b)[a-z]+)?\b(?! (?:per|by|for each|for every|in each|in every) )/gi,
    (all: string, opening: string, noun: string, next: string | undefined) => {
      const table = onlyCalled(noun, catalog) ?? onlyCalled(next?.trim() ?? '', catalog)
      const own = table ? numberOf(mustTable(catalog, table.id)) : null
      return own === null ? all : `${own} of ${opening}${noun}${next ?? ''}`
    },
  )
}

function onlyCalled(noun: string, { tables }: Catalog): CatalogTable | null {
  const said = lemma(noun.toLowerCase())
  if (said === noun.toLowerCase()) return null
  const [only, ...others] = tables.filter(({ lemmas }) => lemmas.at(-1) === said)
  return only && others.length === 0 ? only : null
}

/** "pitch numbers" */
function numberOf({ columns, lemmas }: CatalogTable): string | null {
  const [only, ...others] = columns.filter(
    (column) =>
      column.lemmas.at(-1) === 'number' &&
      column.role !== 'measure' &&
      column.role !== 'reference' &&
      column.lemmas.slice(0, -1).every((word) => lemmas.includes(word)),
  )
  if (!only || others.length > 0) return null
  // "the numbers of the trains": their own, and no name by itself.
  if (only.words.length === 1) return `${lemmas.join(' ')} numbers`
  return [...only.words.slice(0, -1), pluralize(only.words.at(-1) ?? '')].join(' ')
}
