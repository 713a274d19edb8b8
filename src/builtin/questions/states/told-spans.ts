import { type Catalog, type CatalogColumn, isTemporal } from '../../../linking/catalog.js'
import type { TermDefinition } from '../../../linking/definitions.js'
import { stem } from '../../../linking/stem.js'
import { columnNamed, tableNamed } from './state-columns.js'

/**
 * "The nights of a booking are its departure date minus its arrival date": an amount of days between two dates of one
 * table, in every way that it may be asked for. Null for anything else.
 */
export function toldSpan(sentence: string, catalog: Catalog): readonly TermDefinition[] | null {
  const found =
    /^(?:the |a )?(?:number of )?([a-z][a-z -]{1,30}?)(?: of (?:an?|each|every|the|one) ([a-z]+(?: [a-z]+)?))?\s*(?:=|\b(?:is|are|means?|equals?|refers? to)\b)\s*(.+)$/i.exec(
      sentence.trim().replace(/[.;\s]+$/, ''),
    )
  if (!found?.[1] || !found[3]) return null
  const ends = endsOf(found[3])
  const table = found[2] ? tableNamed(found[2], catalog) : null
  if (!ends || (found[2] && !table)) return null
  const pairs = catalog.tables
    .filter(({ id, alias }) => alias === undefined && (table === null || id === table))
    .flatMap(({ id }) => {
      const [start, end] = [dateNamed(ends.start, id, catalog), dateNamed(ends.end, id, catalog)]
      return start && end && start.id !== end.id ? [{ start, end }] : []
    })
  const [pair] = pairs
  return pair && pairs.length === 1 ? waysToSay(found[1], pair) : null
}

/** The two dates of a row that a text is about the days between; null for anything else. */
export function daysOf(text: string, table: string, catalog: Catalog): Ends<CatalogColumn> | null {
  const ends = endsOf(text)
  if (!ends) return null
  const [start, end] = [dateNamed(ends.start, table, catalog), dateNamed(ends.end, table, catalog)]
  return start && end && start.id !== end.id ? { start, end } : null
}

interface Ends<End> {
  readonly start: End
  readonly end: End
}

/** "its departure date minus its arrival date", "the days between arrival and departure". */
function endsOf(text: string): Ends<string> | null {
  const minus =
    /^(?:the |its |their )?([a-z_-]+(?: [a-z_-]+){0,2}?)\s+(?:minus|-|\u2212)\s+(?:the |its |their )?([a-z_-]+(?: [a-z_-]+){0,2})$/i.exec(
      text,
    )
  if (minus?.[1] && minus[2]) return { end: minus[1], start: minus[2] }
  const days =
    /^(?:the )?(?:number of )?(?:days|nights|hours|minutes|weeks|time) (?:between|from) (?:the |its |their )?([a-z_-]+(?: [a-z_-]+){0,2}?) (?:and|to|until) (?:the |its |their )?([a-z_-]+(?: [a-z_-]+){0,2})$/i.exec(
      text,
    )
  return days?.[1] && days[2] ? { start: days[1], end: days[2] } : null
}

/** A date column by its name, with or without "date". */
function dateNamed(text: string, table: string, catalog: Catalog): CatalogColumn | null {
  const column = columnNamed(text, table, catalog) ?? columnNamed(`${text} date`, table, catalog)
  if (column) return isTemporal(column) ? column : null
  const [first = ''] = text.toLowerCase().split(' ')
  const said = commentNames(text, table, catalog)
  if (said) return said
  const cut = (catalog.tables.find(({ id }) => id === table)?.columns ?? []).filter(
    (each) =>
      isTemporal(each) &&
      (each.words[0]?.length ?? 0) >= 3 &&
      each.words[0] !== 'date' &&
      first.startsWith(each.words[0] ?? '-'),
  )
  return cut.length === 1 ? (cut[0] ?? null) : null
}

/** "actual departure" where the comment says "Actual time of departure". */
function commentNames(text: string, table: string, catalog: Catalog): CatalogColumn | null {
  const words = text
    .toLowerCase()
    .split(/[\s_-]+/)
    .map(stem)
  const found = (catalog.tables.find(({ id }) => id === table)?.columns ?? []).filter((column) => {
    const clause = ((column.comment ?? '').toLowerCase().split(/[.;:(,]/)[0] ?? '').match(/[a-z]+/g) ?? []
    const stems = new Set(clause.map(stem))
    return isTemporal(column) && words.length > 1 && words.every((word) => stems.has(word))
  })
  return found.length === 1 ? (found[0] ?? null) : null
}

/** What is added up, averaged, ranked by or told of each. */
function waysToSay(term: string, { start, end }: Ends<CatalogColumn>): readonly TermDefinition[] {
  const days = `days between ${start.name} and ${end.name}`
  const one = term.toLowerCase()
  return [
    { term: one, meaning: days },
    ...['number of', 'count of'].map((head) => ({ term: `${head} ${one}`, meaning: `total ${days}` })),
    ...['total number of', 'total count of', 'sum of the', 'sum of'].map((head) => ({
      term: `${head} ${one}`,
      meaning: `total ${days}`,
    })),
    ...['average number of', 'mean number of'].map((head) => ({
      term: `${head} ${one}`,
      meaning: `average ${days}`,
    })),
    { term: `how many ${one}`, meaning: `what is the total ${days}` },
    { term: `most ${one}`, meaning: `highest total ${days}` },
    { term: `fewest ${one}`, meaning: `lowest total ${days}` },
  ]
}
