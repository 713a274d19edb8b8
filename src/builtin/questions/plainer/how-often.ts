import pluralize from 'pluralize'
import { type Catalog, type CatalogColumn, type CatalogTable, isTemporal } from '../../../linking/catalog.js'
import { lemma, stem } from '../../../linking/stem.js'
import { synonymsOf } from '../../../linking/synonyms.js'
import { tokenise } from '../../../linking/tokens.js'
import { recordsOf } from '../never-done.js'

const often = 'how (?:often|many times)'
const been = '(?:was|were|is|are|has been|have been|had been|got)'
/** A participle, as part of a pattern. */
export const done = '([a-z]+(?:ed|en|wn|ld|nt|ght|un|ung|ut|ade))'

const eachDone = new RegExp(
  `\\b${often} (?:was|were|is|are|has|have) (?:each|every|each of the|the individual) ([a-z][a-z -]*?) (?:been )?${done}\\b`,
  'i',
)
const besideDone = new RegExp(
  `\\b(?:the |all the |all |every |each )([a-z][a-z -]*?),? (?:and|with|along with|together with) ${often} (?:each of them|each one|each|they|it|each of these|(?:each|every|the|that) [a-z]+) (?:${been} (?:each )?${done}|occurs?|occurred|appears?|appeared|comes? up|came up)\\b`,
  'i',
)
/** "how often has each advertiser booked", "how often does each pest occur" */
const eachDoes = new RegExp(
  `\\b${often} (?:has|have|had|did|does|do) (?:each|every) ([a-z][a-z -]*?) (?:${done}|occur|appear|come up)(?=\\s*[?.!,;]|$| (?:in|since|during|last|this|before|after) )`,
  'i',
)
/** "For each film, return the title and how many times it was screened" */
const eachThenDone = new RegExp(
  `\\b([Ff]or (?:each|every) ([a-z][a-z -]*?), [^.?!;]*?\\band )${often} (?:it|they|he|she|each) ${been} ${done}(?=\\s*[?.!,;]|$| (?:in|since|during|last|this|before|after) )`,
)
const namedDone = new RegExp(
  `\\b[Hh]ow (?:often|many times) (?:was|were|has|have) ([^.?!,;]*?[A-Z'"“][^.?!,;]*?) (?:been )?${done}\\b`,
)

/**
 * "How often was each beer delivered?", "the decisions and how often each of them was taken": the number of rows of the
 * table that keeps what is done, for each. Where no table of what was done is found the question stays as it is.
 */
export function howOften(question: string, catalog: Catalog): string {
  if (!/\bhow (?:often|many times)\b/i.test(question)) return question
  return question
    .replace(besideDone, (all: string, what: string, verb: string | undefined) => {
      const events = eventsOf(verb ?? null, what, catalog)
      return events === null ? all : `the ${what} and the number of ${events} for each`
    })
    .replace(eachThenDone, (all: string, before: string, what: string, verb: string) => {
      const events = eventsOf(verb, what, catalog)
      return events === null ? all : `${before}the number of ${events}`
    })
    .replace(eachDone, (all: string, what: string, verb: string) => {
      const events = eventsOf(verb, what, catalog)
      return events === null ? all : `how many ${events} are there for each ${pluralize.singular(what)}`
    })
    .replace(eachDoes, (all: string, what: string, verb: string | undefined) => {
      const events = eventsOf(verb ?? null, what, catalog)
      return events === null ? all : `how many ${events} are there for each ${pluralize.singular(what)}`
    })
    .replace(namedDone, (all: string, what: string, verb: string) => {
      const events = eventsOf(verb, null, catalog)
      return events === null ? all : `how many ${events} of ${what} are there`
    })
}

/** What the rows are called that the one table has that refers to the one that is called so; null without. */
export function eventsFor(noun: string, catalog: Catalog): string | null {
  const subject = namedBy(noun, catalog)
  return subject?.kind === 'table' ? spoken(rowsAbout(subject, catalog)) : null
}

function spoken(table: CatalogTable | null): string | null {
  return table ? [...table.words.slice(0, -1), pluralize(table.words.at(-1) ?? '')].join(' ') : null
}

const plainVerbs: ReadonlySet<string> = new Set(
  'taken given chosen made used picked selected shown scheduled'.split(' '),
)

/** What the rows are called that say that it was done once; null where none or several do. */
export function eventsOf(verb: string | null, what: string | null, catalog: Catalog): string | null {
  const low = verb?.toLowerCase() ?? null
  const subject = what === null ? null : namedBy(what, catalog)
  const plain = low === null || plainVerbs.has(low)
  if (plain && subject === null) return null
  const table = plain
    ? rowsAbout(subject, catalog)
    : (onlyOne(recordsBy(low, catalog)) ?? onlyOne(datedBy(low, catalog, subject)))
  return spoken(table)
}

function recordsBy(verb: string, catalog: Catalog): readonly CatalogTable[] {
  const [token] = tokenise(verb)
  const called = token ? recordsOf(token, catalog) : []
  if (called.length > 0) return called
  return catalog.tables.filter(({ words }) => stem(words.at(-1) ?? '') === stem(verb))
}

/** Batches are what was brewed where they have a day they were brewed on; the beer itself is none. */
function datedBy(verb: string, catalog: Catalog, subject: Subject | null): readonly CatalogTable[] {
  const found = catalog.tables.filter(({ columns }) =>
    columns.some((column) => isTemporal(column) && stem(column.words[0] ?? '') === stem(verb)),
  )
  return found.some((table) => subject?.kind === 'table' && table.id === subject.table.id) ? [] : found
}

/** What is said to be done to: a table, or a column of one. */
export type Subject =
  | { readonly kind: 'table'; readonly table: CatalogTable }
  | { readonly kind: 'column'; readonly table: CatalogTable }

/** The table, or the table of the only column, that is called by the words, for a table in words of its own or others. */
export function namedBy(what: string, catalog: Catalog): Subject | null {
  const said = what.trim().toLowerCase().split(/[ -]+/).map(lemma).join(' ')
  const table =
    onlyOne(catalog.tables.filter(({ lemmas }) => [lemmas.join(' '), lemmas.join('')].includes(said))) ??
    onlyOne(catalog.tables.filter(({ lemmas }) => lemmas.at(-1) === said))
  if (table) return { kind: 'table', table }
  const owners = catalog.tables.filter(({ columns }) =>
    columns.some(({ lemmas, role }) => role === 'category' && lemmas.join(' ') === said),
  )
  const owner = onlyOne(owners)
  if (owner) return { kind: 'column', table: owner }
  const others = new Set(synonymsOf(said).map((phrase) => phrase.join(' ')))
  const alike = onlyOne(catalog.tables.filter(({ lemmas }) => others.has(lemmas.join(' '))))
  return alike ? { kind: 'table', table: alike } : null
}

/** The rows that have the column, or the only nameless dated ones that refer to the table: what happens to it. */
function rowsAbout(subject: Subject | null, catalog: Catalog): CatalogTable | null {
  if (subject === null) return null
  if (subject.kind === 'column') return subject.table
  const referring = new Set(
    (catalog.edgesOf.get(subject.table.id) ?? [])
      .filter(({ from, to }) => to.table === subject.table.id && from.table !== subject.table.id)
      .map(({ from }) => from.table),
  )
  const happens = ({ id, titles, columns }: CatalogTable) =>
    referring.has(id) &&
    titles.length === 0 &&
    columns.some((column) => isTemporal(column) && !isOfState(column))
  return onlyOne(catalog.tables.filter(happens))
}

/** "last checked on", "next service": a day that a thing keeps, not one on which something happened. */
function isOfState({ words }: CatalogColumn): boolean {
  return ['last', 'next'].includes(words[0] ?? '')
}

function onlyOne(tables: readonly CatalogTable[]): CatalogTable | null {
  const [only, ...others] = tables
  return only && others.length === 0 ? only : null
}
