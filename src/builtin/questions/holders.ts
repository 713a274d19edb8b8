import pluralize from 'pluralize'
import { type Catalog, type CatalogTable, mustTable } from '../../linking/catalog.js'
import { lemma } from '../../linking/stem.js'
import { toOneTables } from '../grounding/to-one-tables.js'

/**
 * "Loan holders", "credit card holders in Tarrow": the persons that a loan or a card belongs to, who have one. Only where
 * a table of what they hold leads to persons of one kind and nothing itself is called so; else the question as it is.
 */
export function holdersOf(question: string, catalog: Catalog): string {
  const found =
    /(^|\b(?:the|all|of|how many|which|our|list|show) )((?:[a-z]+ )?)([a-z]+)[ -](?:holder|owner)s\b(?! (?:of|who|with|that|whose|have))/i.exec(
      question,
    )
  const [all, opening, kind = '', held = ''] = found ?? []
  if (all === undefined || opening === undefined) return question
  const things = catalog.tables.filter(({ lemmas }) => lemmas.at(-1) === lemma(held.toLowerCase()))
  const [thing] = things
  if (!thing || things.length > 1 || isCalled(catalog, lemma(held.toLowerCase()))) return question
  const owners = toOneTables(catalog, thing.id, 2).filter((table) => isPerson(catalog, table))
  const [owner] = owners
  if (!owner || (owners.length > 1 && !onlyClients(owners))) return question
  const persons = owners.find(isClient) ?? owner
  const noun = [
    ...mustTable(catalog, persons.id).words.slice(0, -1),
    pluralize(persons.words.at(-1) ?? ''),
  ].join(' ')
  const rest = question.slice((found?.index ?? 0) + all.length)
  const place = /^ (?:in|from) [\p{Lu}][\p{L}]+(?=$|[?.!,])/u.exec(rest)?.[0] ?? ''
  const after = rest.slice(place.length)
  if (after.replace(/[?.!\s]/g, '') !== '' && !/^\s*,/.test(after)) return question
  const before = question.slice(0, found?.index ?? 0)
  return `${before}${opening}${noun}${place} who have a ${kind}${held}${after}`
}

function isPerson({ persons }: Catalog, table: CatalogTable): boolean {
  return persons.some(({ id }) => id === table.id) || isClient(table)
}

function isClient({ lemmas }: CatalogTable): boolean {
  return clients.has(lemmas.at(-1) ?? '')
}

function onlyClients(tables: readonly CatalogTable[]): boolean {
  return tables.filter(isClient).length === 1
}

const clients: ReadonlySet<string> = new Set([
  'customer',
  'client',
  'member',
  'patron',
  'person',
  'resident',
  'passenger',
])

/** Something of the schema is called "loan holder". */
function isCalled({ tables }: Catalog, held: string): boolean {
  const named = (lemmas: readonly string[]) =>
    lemmas.some(
      (word, at) =>
        word === `${held}holder` ||
        (['holder', 'owner'].includes(word) && (at === 0 || lemmas[at - 1] === held)),
    )
  return tables.some(({ lemmas, columns }) => named(lemmas) || columns.some((column) => named(column.lemmas)))
}
