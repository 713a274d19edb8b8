import { type Catalog, type CatalogColumn, isTemporal, mustTable } from '../../../linking/catalog.js'
import { stem } from '../../../linking/stem.js'
import { dateByVerb } from '../../grounding/dates/date-by-verb.js'
import { namesOfVerb } from '../../grounding/verbs.js'
import { columnNamed, tableNamed } from './state-columns.js'

/** "A test belongs to the year in which it was started", "Use the month of publication": the date column that is meant; null when none or several may be. */
export function toldDate(sentence: string, catalog: Catalog): CatalogColumn | null {
  const text = sentence.trim().replace(/[.;\s]+$/, '')
  const period = '(?:day|date|week|month|quarter|year)'
  const when =
    /^(?:go|count|date (?:them|it)) by the (?:day|date|month|time|moment) (?:on which |when |in which |that )?(?:(?:an?|the|it|they|each)\s+)?(?:([a-z]+(?: [a-z]+)??)\s+)??(?:(?:was|is|were|are)\s+)?([a-z]+)$/i.exec(
      text,
    )
  const only = when ? null : namedDate(text, catalog)
  if (only) return only
  const belongs = new RegExp(
    `^(?:an?|the|every|each|all)?\\s*([a-z]+(?: [a-z]+)?)\\s+(?:belongs? to|counts? (?:for|in|towards)|(?:is|are) (?:counted|booked) (?:in|on|for)|falls? (?:in|into|on))\\s+the ${period} (?:(?:in|on) which |when |that )?(?:it|they) (?:(?:was|is|were|are) )?([a-z]+)$`,
    'i',
  ).exec(text)
  const use = new RegExp(
    `^use the ${period} (?:of|(?:on|in) which|when)\\s+(?:(?:the|an?|it|they)\\s+)?(?:([a-z]+(?: [a-z]+)??)\\s+)??(?:(?:was|is|were|are)\\s+)?([a-z]+)$`,
    'i',
  ).exec(text)
  const refers = new RegExp(
    `^(?:(?:use|take|go by|count by)\\s+(?:the )?([a-z_]+(?: [a-z]+){0,2}?)(?: column)?\\s+(?:for|as) (?:the |all |any |every )?${period}s?|the ${period} (?:refers to|is|means|is that of|is taken from|is based on) (?:the )?([a-z_]+(?: [a-z]+){0,2}?)(?: column)?)$`,
    'i',
  ).exec(text)
  if (refers) return dateCalled(refers[1] ?? refers[2] ?? '', catalog)
  const [, noun, verb] = belongs ?? use ?? when ?? []
  if (!verb) return null
  const table = noun ? tableNamed(noun, catalog) : null
  if (noun && !table) return null
  const names = new Set([stem(verb), ...namesOfVerb(stem(verb)), ...verbsNamed(verb)])
  const columns = catalog.tables
    .filter(({ id, isView }) => (table === null ? !isView : id === table))
    .flatMap(({ columns }) => columns.filter(isTemporal))
    .filter((column) => column.words.some((word) => names.has(stem(word))))
  if (columns.length > 0 || table === null) return columns.length === 1 ? (columns[0] ?? null) : null
  return dateByVerb(mustTable(catalog, table), [stem(verb)])
}

/** "the arrival date": the one date column called so. */
function dateCalled(name: string, catalog: Catalog): CatalogColumn | null {
  const columns = catalog.tables
    .filter(({ isView, alias }) => !isView && alias === undefined)
    .flatMap(({ id }) => columnNamed(name, id, catalog) ?? [])
    .filter(isTemporal)
  return columns.length === 1 ? (columns[0] ?? null) : null
}

/** "publication" is of publishing. */
function verbsNamed(noun: string): readonly string[] {
  const root = noun.toLowerCase().replace(/(?:ication|ation|ition|sion|tion|ment|al|ing|ure)$/, '')
  return root.length >= 4 && root !== noun.toLowerCase()
    ? [stem(root), stem(`${root}ish`), stem(`${root}e`), stem(`${root}ed`)]
    : []
}

/** "Use the arrival date for the month", "going by the payment date": the one date column of that name. */
function namedDate(text: string, catalog: Catalog): CatalogColumn | null {
  const [, name] =
    /^(?:use|take|go by|count by|by) (?:the )?([a-z-]+(?: [a-z]+)?) date(?: (?:for|as|to tell) the (?:day|date|week|month|quarter|year|period))?$/i.exec(
      text,
    ) ?? []
  if (!name) return null
  const stems = name.toLowerCase().split(/[ -]/).map(stem)
  const dates = catalog.tables.flatMap(({ columns, isView }) => (isView ? [] : columns.filter(isTemporal)))
  const called = dates.filter((column) =>
    stems.every((each) => column.words.some((word) => stem(word) === each)),
  )
  return called.length > 0
    ? called.length === 1
      ? (called[0] ?? null)
      : null
    : dateCalled(`${name} date`, catalog)
}
