import pluralize from 'pluralize'
import { type CatalogColumn, mustTable } from '../../../linking/catalog.js'
import type { ToldState, ToldTest } from '../../../linking/told-states.js'
import { columnNamed, tableNamed } from './state-columns.js'
import { type ToldRows, toldRows, toldWord } from './told-rows.js'
import type { ToldWorld } from './told-world.js'

/** A sentence with words of its own for the rows it tells of, and what those words mean. */
export interface ToldSentence {
  readonly text: string
  readonly states: readonly ToldState[]
  /** A shorter way to say what is told. */
  readonly also?: string
  /** The id of a column by which nothing may be left out. */
  readonly whatever?: string
}

/**
 * "The default rate is the number of defaulted loans divided by the number of loans with status …", "Takings are the
 * prices of tickets that were not refunded": a measure whose conditions are on columns of one table, each part with its
 * own; null for anything else.
 * @param place told apart from other sentences by it
 * @param totals whether the question adds amounts of rows up
 */
export function toldMeasure(
  sentence: string,
  place: string,
  catalog: ToldWorld,
  totals: boolean,
): ToldSentence | null {
  const found =
    /^(?:the |our )?([\w][\w -]{0,40}?(?:\s*\([\w ]+\))?)\s*(?:=|\b(?:is|are|means?|refers? to|is defined as)\b)\s*(.+)$/i.exec(
      sentence.trim().replace(/[.;\s]+$/, ''),
    )
  if (!found?.[1] || !found[2]) return null
  const meaning =
    (totals ? rowWise(found[1], found[2], catalog) : null) ??
    rate(found[2], place, catalog) ??
    amount(found[2], place, catalog)
  return meaning && { ...meaning, text: `${found[1]} = ${meaning.text}` }
}

/** "The amount of a booking is seats times seat_price": a product of two columns of the row. */
function rowWise(term: string, text: string, catalog: ToldWorld): ToldSentence | null {
  const noun = / of (?:an?|each|every|the|one) ([a-z]+(?: [a-z]+)?)$/i.exec(term)?.[1]
  const table = noun ? tableNamed(noun, catalog) : null
  const factors = text.replace(/^the\s+/i, '').split(/\s*[*×]\s*|\s+(?:times|multiplied by|x)\s+(?:the\s+)?/i)
  if (!table || factors.length !== 2) return null
  const names = factors.map((name) => columnNamed(name, table, catalog))
  if (names.some((column) => column?.kind !== 'number')) return null
  const also = term.replace(/ of (?:an?|each|every|the|one) [a-z ]+$/i, '')
  return { text: names.map((column) => rowAmount(column, catalog)).join(' * '), states: [], also }
}

/** "A long stay is a reservation with at least 7 nights": another name for some rows of a table. */
export function toldKind(sentence: string, place: string, catalog: ToldWorld): ToldSentence | null {
  const text = sentence.trim().replace(/[.;\s]+$/, '')
  const found =
    /^(?:(?:an?|the|every|any|all)\s+)?["'“]?([a-z][a-z -]{2,40}?)["'”]?\s+(?:is|are|means?|=)\s+(?:(?:an?|any|all|every)\s+)?((?!one\b|those\b|the\b)[a-z][a-z-]*\s.+)$/i.exec(
      text,
    )
  const same = /^an?\s+([a-z]+(?: [a-z]+)?) (?:is|means) an?\s+([a-z-]+(?: [a-z]+)?)$/i.exec(text)
  if (same?.[1] && same[2] && !tableNamed(same[1], catalog) && tableNamed(same[2], catalog))
    return { text: `${same[1]} = ${pluralize(same[2])}`, states: [] }
  if (!found?.[1] || !found[2] || tableNamed(found[1], catalog)) return null
  const rows = toldRows(found[2], catalog)
  if (!rows || rows.tests.length === 0) return null
  const told = part(
    { ...rows, noun: /s$|people|staff/i.test(rows.noun) ? rows.noun : `${rows.noun}s` },
    place,
  )
  return { text: `${found[1]} = ${told.text}`, states: told.states }
}

/** Counted rows over counted rows of the same table. */
function rate(text: string, place: string, catalog: ToldWorld): ToldSentence | null {
  const told = text.replace(/,?\s+(?:in percent|as a percentage|in %)$/i, '')
  const hundred = /\s*(?:\*|x|times|multiplied by)\s*100$/i
  const found =
    /^(.+?)\s*(?:\s(?:divided by|over)\s|\s?\/\s|\s(as a percentage of)\s|\s(?:as a (?:share|fraction|proportion) of)\s)\s*(.+)$/i.exec(
      told.replace(hundred, ''),
    )
  const over = found?.[1] ? counted(found[1], catalog, null) : null
  const under = found?.[3] && over ? counted(found[3], catalog, over.noun) : null
  if (!over || !under || over.table !== under.table || over.tests.length + under.tests.length === 0)
    return null
  const parts = [part(over, `${place}a`), part(under, `${place}b`)]
  const percent = found?.[2] !== undefined || hundred.test(told) || told !== text
  const quotient = `number of ${parts[0]?.text} / number of ${parts[1]?.text}`
  return {
    text: percent ? `(${quotient}) * 100` : quotient,
    states: parts.flatMap(({ states }) => states),
  }
}

function counted(text: string, catalog: ToldWorld, those: string | null): ToldRows | null {
  const rows = text
    .trim()
    .replace(/^\((.*)\)$/, '$1')
    .replace(/^(?:the\s+)?(?:total\s+)?(?:number|count)\s+of\s+/i, '')
  return toldRows(rows, catalog, those)
}

/** "the sum of the fares of bookings that were not cancelled", "the prices of tickets …", "… over all bookings, whatever the channel". */
function amount(text: string, place: string, catalog: ToldWorld): ToldSentence | null {
  const { rest, aside } = withoutAside(text)
  const found =
    /^(?:the\s+)?(?:(sum|total|average|mean|number)\s+(?:of\s+)?)?(?:the\s+)?([\w ]+?(?:\s*\*\s*[\w ]+?|\s+times\s+[\w ]+?)?)\s+(?:of|over|for|from)\s+(.+)$/i.exec(
      rest,
    )
  const rows = found?.[3] ? toldRows(found[3], catalog) : null
  if (!found?.[2] || !rows) return null
  const free = aside === null ? null : columnNamed(aside, rows.table, catalog)
  if (aside !== null && !free) return null
  const whatever = free ? { whatever: free.id } : {}
  const names = found[2].split(/\s*\*\s*|\s+times\s+/i).map((name) => columnNamed(name, rows.table, catalog))
  const plural = /s$/i.test(found[2])
  if (names.some((column) => column?.kind !== 'number') || (!found[1] && !plural)) return null
  if (names.length > 1)
    return rows.tests.length > 0 || !/^(?:sum|total)$/i.test(found[1] ?? '')
      ? null
      : { text: names.map((column) => rowAmount(column, catalog)).join(' * '), states: [], ...whatever }
  if (/^number$/i.test(found[1] ?? '')) return null
  const told = part(rows, place)
  const name = /[a-z][A-Z]|_/.test(found[2]) ? (names[0]?.words.join(' ') ?? found[2]) : found[2]
  const fn = /^(?:average|mean)$/i.test(found[1] ?? '') ? 'average' : 'total'
  return { text: `${fn} ${name} of ${told.text}`, states: told.states, ...whatever }
}

/** A column with its table said, where others may be called the same. */
function rowAmount(column: CatalogColumn | null, catalog: ToldWorld): string {
  const table = column && mustTable(catalog, column.table)
  return table ? `${table.name}.${column.name}` : ''
}

/** "…, whatever the channel" adds no condition. */
function withoutAside(text: string): { readonly rest: string; readonly aside: string | null } {
  const found = /,\s*(?:whatever|regardless of|no matter) (?:the|their|its)\s+([\w ]+)$/i.exec(text)
  return found ? { rest: text.slice(0, found.index), aside: found[1] ?? null } : { rest: text, aside: null }
}

function part(rows: ToldRows, place: string): ToldSentence {
  if (rows.tests.length === 0) return { text: rows.noun, states: [] }
  const { word, state } = toldWord(rows, place)
  return { text: `${word} ${rows.noun}`, states: [state] }
}

/** "Consider only loans that have been returned", "Only tests with an outcome count", "Out of the tests that have a result": the rows that there are, as it were. */
export function toldScope(sentence: string, catalog: ToldWorld): ToldState | null {
  const text = sentence.trim().replace(/[.;\s]+$/, '')
  const found =
    /^(?:please )?(?:(?:consider|count|include|look at|take|use|report on) only|only (?:consider|count|include|look at|take|use))\s+(.+)$/i.exec(
      text,
    ) ??
    /^only\s+(.+?)\s+(?:count|counts|are counted|are considered|are included|matter|enter|are meant)$/i.exec(
      text,
    ) ??
    /^(?:count|consider|include|use|take)\s+(.+?)\s+only$/i.exec(text) ??
    /^(?:out )?of (?:the|all|those)\s+(.+)$/i.exec(text) ??
    /^only\s+(?:for\s+)?([a-z]+ (?:with|that|which|who|whose|where)\s.+)$/i.exec(text)
  const left =
    /^(?:please )?(?:ignore|disregard|leave out|omit|skip|exclude|do not (?:count|consider|include)|don't (?:count|consider|include))\s+(.+\s(?:with|without|that|which|who|whose)\s.+)$/i.exec(
      text,
    )
  const out =
    /^(.+?)\s+(?:do not count|don't count|are not counted|are ignored|are excluded|are left out|are disregarded)$/i.exec(
      text,
    )
  const phrase = found?.[1] ?? left?.[1] ?? out?.[1]
  const rows = phrase ? toldRows(phrase, catalog) : null
  const tests = rows && ((left ?? out) && !found ? opposite(rows.tests, catalog) : rows.tests)
  if (!rows || !tests || tests.length === 0) return null
  return { ...toldWord(rows, '').state, tests, text }
}

/** Of one test whose column tells of every row; of several, what is left is not said so plainly. */
function opposite(tests: readonly ToldTest[], catalog: ToldWorld): readonly ToldTest[] | null {
  const [test] = tests
  if (!test || tests.length > 1 || !('negated' in test)) return null
  const column = catalog.columnById.get(test.column)
  const everyRow = column !== undefined && (!column.nullable || column.nullFraction === 0)
  return test.kind === 'null' || everyRow ? [{ ...test, negated: !test.negated }] : null
}
