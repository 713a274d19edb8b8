import type { Catalog, CatalogTable } from './catalog.js'
import senses from './lexicon/senses.json' with { type: 'json' }
import type { Link } from './link.js'
import type { Token } from './tokens.js'

interface Sense {
  readonly said: readonly string[]
  readonly name: string
  readonly unlessColumns?: readonly string[]
  readonly unlessBeside?: readonly string[]
  readonly onlyPersonsOr?: readonly string[]
}

/**
 * Without synonyms of a name in another sense than it has here: a ticket with a price is no complaint, a unit price not
 * that of an apartment, and the title of a book no job title.
 */
export function inItsSense(
  links: readonly Link[],
  words: readonly Token[],
  catalog: Catalog,
): readonly Link[] {
  const said = ` ${words.map(({ lemma }) => lemma).join(' ')} `
  const met = (senses as readonly Sense[]).filter((sense) =>
    sense.said.some((phrase) => said.includes(` ${phrase} `)),
  )
  if (met.length === 0) return links
  return links.filter(
    (link) =>
      link.kind === 'value' ||
      link.reason !== 'synonym' ||
      !met.some((sense) => isNamed(link, sense, said, catalog) && isOther(link, sense, catalog)),
  )
}

type Named = Exclude<Link, { kind: 'value' }>

/** Its own name has the word, and that was not said. */
function isNamed(link: Named, { name, said: phrases }: Sense, said: string, catalog: Catalog): boolean {
  const rest = phrases.reduce((text, phrase) => text.replace(` ${phrase} `, ' '), said)
  return lemmasOf(link, catalog).includes(name) && !rest.includes(` ${name} `)
}

function isOther(link: Named, sense: Sense, catalog: Catalog): boolean {
  const table = tableOf(link, catalog)
  const beside = lemmasOf(link, catalog)
  if (sense.unlessBeside?.some((word) => beside.includes(word))) return true
  if (sense.onlyPersonsOr && table && !isOfPersons(table, sense.onlyPersonsOr, catalog)) return true
  return (
    table?.columns.some(({ lemmas }) => sense.unlessColumns?.some((word) => lemmas.includes(word))) ?? false
  )
}

function isOfPersons(table: CatalogTable, also: readonly string[], { persons }: Catalog): boolean {
  return persons.some(({ id }) => id === table.id) || table.lemmas.some((word) => also.includes(word))
}

function tableOf(link: Named, { tableById, columnById }: Catalog) {
  return tableById.get(link.kind === 'table' ? link.table : (columnById.get(link.column)?.table ?? ''))
}

function lemmasOf(link: Named, catalog: Catalog): readonly string[] {
  const named =
    link.kind === 'table' ? catalog.tableById.get(link.table) : catalog.columnById.get(link.column)
  return named?.lemmas ?? []
}
