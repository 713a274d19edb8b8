import type { Catalog, CatalogTable } from '../../linking/catalog.js'
import words from '../lexicon/agents.json' with { type: 'json' }

/** What "who" may ask for: persons, and whoever else does something; teams where no table is of persons. */
export function whoTables({ persons, tables }: Catalog): readonly CatalogTable[] {
  const known = new Set(persons.map(({ id }) => id))
  const doers = tables.filter(
    ({ id, key, lemmas, isView, isLink, alias }) =>
      agents.has(lemmas.at(-1) ?? '') &&
      !known.has(id) &&
      !isView &&
      !isLink &&
      alias === undefined &&
      !(known.size > 0 && collectives.has(lemmas.at(-1) ?? '')) &&
      // "title_author" keeps who wrote which title: nobody is a row of it.
      !((key?.length ?? 0) > 1 && tables.some((other) => other.lemmas.join(' ') === lemmas.at(-1))),
  )
  return [...persons, ...doers]
}

const collectives: ReadonlySet<string> = new Set(words.collectives.split(' '))
const agents: ReadonlySet<string> = new Set(words.agents.split(' '))
