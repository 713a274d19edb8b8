import { type Catalog, type CatalogColumn, type CatalogTable, isTemporal } from './catalog.js'
import { isDoerOf } from './doers.js'
import type { NameReason } from './name-index.js'
import { type FoundName, namesAt } from './name-walk.js'
import { noteNegated } from './negated-names.js'
import { asAmounts } from './own-amounts.js'
import { rawNames } from './raw-names.js'
import { inItsSense } from './senses.js'
import { stem } from './stem.js'
import { compareText } from './text-order.js'
import type { Token } from './tokens.js'
import { withoutToldOf } from './told-of.js'
import type { ToldState } from './told-states.js'

/** What a span of the question may stand for. */
export type Link =
  | {
      readonly kind: 'table'
      readonly table: string
      readonly score: number
      readonly reason: NameReason | 'synonym'
      /** The other word that was read for the question's own, when one was. */
      readonly readAs: string | null
    }
  | {
      readonly kind: 'column'
      readonly column: string
      /** "unpaid" for paid_on. */
      readonly negated?: boolean
      /** The words are for a state that was defined by this column, perhaps by others too. */
      readonly told?: ToldState
      readonly score: number
      readonly reason: NameReason | 'synonym'
      readonly readAs: string | null
    }
  | {
      readonly kind: 'value'
      readonly column: string
      readonly value: string
      readonly score: number
      readonly exact: boolean
    }

/** Tokens `start` to before `end` with everything they may stand for, best first. */
export interface Mention {
  readonly start: number
  readonly end: number
  readonly links: readonly Link[]
}

/** Names of tables and columns in the question, every span and every sense; the parser chooses. */
export function linkNames(tokens: readonly Token[], catalog: Catalog): readonly Mention[] {
  const spans = new Map<string, Map<string, Link>>()
  for (const token of tokens) {
    if (token.kind === 'mark' || token.kind === 'quoted') continue
    for (const found of namesAt(tokens, token.index, catalog.names.root)) {
      const key = `${token.index}:${found.end}`
      const links = spans.get(key) ?? new Map<string, Link>()
      spans.set(key, links)
      const link = toLink(found)
      const id = `${found.pattern.target.kind}:${found.pattern.target.id}`
      if ((links.get(id)?.score ?? 0) < link.score) links.set(id, link)
    }
  }
  noteNegated(tokens, catalog, spans, (words) =>
    namesAt(words, 0, catalog.names.root).flatMap((found) =>
      found.end === words.length ? [toLink(found)] : [],
    ),
  )
  for (const token of tokens) {
    if (token.kind === 'word') noteIdentifier(token, catalog, spans)
  }
  return [...spans].map(([key, links]) => {
    const [start = 0, end = 0] = key.split(':').map(Number)
    return {
      start,
      end,
      links: ownNames(
        asAmounts(
          [
            ...inItsSense(
              withoutToldOf([...links.values()].filter(isOwnWord(tokens, start, end, catalog)), catalog),
              tokens.slice(start, end),
              catalog,
            ),
          ],
          { end, size: end - start },
          spans,
          catalog,
        ),
      ).sort((a, b) => b.score - a.score || compareText(idOf(a), idOf(b))),
    }
  })
}

/**
 * "Shipper paid" is no payment date of a shipment where each shipment has a shipper: a word that is one column's whole
 * name does not stand for their table by its stem alone.
 */
function isOwnWord(tokens: readonly Token[], start: number, end: number, catalog: Catalog) {
  const first = tokens[start]?.lemma ?? ''
  const last = tokens[end - 1]?.lemma ?? ''
  const before = tokens.slice(start, end - 1).map(({ lemma }) => lemma)
  const isDone = (table: CatalogTable) =>
    /(?:ed|sold|bought|paid|sent|made|won)$/.test(last) &&
    table.lemmas.at(-1) !== last &&
    catalog.tables.some((other) => other.id !== table.id && other.lemmas.join(' ') === before.join(' '))
  const token = tokens[start]
  const isOfDoer = (table: CatalogTable) =>
    token !== undefined &&
    /ed$/.test(token.low) &&
    !table.lemmas.includes(token.lemma) &&
    table.lemmas.some((word) => stem(word) === token.stem) &&
    catalog.tables.some(({ columns }) =>
      columns.some(({ lemmas }) => lemmas.length === 1 && isDoerOf(lemmas[0] ?? '', token.stem)),
    )
  return (link: Link): boolean => {
    // What was edited, where there is an editor, was edited by him, and is no edition.
    if (link.kind === 'table' && end - start === 1) {
      const table = catalog.tableById.get(link.table)
      return !table || !isOfDoer(table)
    }
    // "Which leaflet sold the most" tells of the leaflets, and of no leaflet sale.
    if (link.kind === 'table' && end - start > 1) {
      const table = catalog.tableById.get(link.table)
      return !table || !isDone(table)
    }
    if (link.kind !== 'column' || link.score >= 1) return true
    const column = catalog.columnById.get(link.column)
    if (end - start === 1) return !column || !isDoersDate(column, last)
    const table = column && catalog.tableById.get(column.table)
    if (!column || !table || column.lemmas.includes(first) || table.lemmas.includes(first)) return true
    return !table.columns.some(({ lemmas }) => lemmas.length === 1 && lemmas[0] === first)
  }
}

/** The reporter is no day on which something was reported. */
function isDoersDate(column: CatalogColumn, word: string): boolean {
  return (
    isTemporal(column) &&
    /[eo]r$/.test(word) &&
    column.lemmas.some((name) => isDoerOf(word, stem(name))) &&
    !column.lemmas.includes(word)
  )
}

function toLink(found: FoundName): Link {
  const reason: NameReason | 'synonym' = found.synonym ? 'synonym' : found.pattern.reason
  const shared = { score: found.score, reason, readAs: found.readAs }
  const { kind, id } = found.pattern.target
  return kind === 'table' ? { kind, table: id, ...shared } : { kind, column: id, ...shared }
}

/** "sale_price": the name as the database has it. */
function noteIdentifier(token: Token, catalog: Catalog, spans: Map<string, Map<string, Link>>): void {
  const { tables, columns } = rawNames(token.low, catalog)
  if (tables.length + columns.length === 0) return
  const links = new Map<string, Link>()
  const shared = { score: 1.1, reason: 'name', readAs: null } as const
  for (const table of tables) links.set(table, { kind: 'table', table, ...shared })
  for (const column of columns) links.set(column, { kind: 'column', column, ...shared })
  spans.set(`${token.index}:${token.index + 1}`, links)
}

/**
 * A word that is itself a name stands for no other: where there is a "state", "state" is not the status. Nor do words
 * that another column of the table is called by: the delivery date is when it was delivered, not when dispatched.
 */
function ownNames(links: readonly Link[]): Link[] {
  const named = links.some((link) => link.kind !== 'value' && link.reason === 'name' && link.score >= 0.95)
  const taken = new Set(
    links.flatMap((link) =>
      link.kind === 'column' && link.reason !== 'synonym' && link.score >= ownStem
        ? [tableOf(link.column)]
        : [],
    ),
  )
  return links.filter(
    (link) =>
      link.kind === 'value' ||
      link.reason !== 'synonym' ||
      !(named || (link.kind === 'column' && taken.has(tableOf(link.column)))),
  )
}

/** What a name scores at least that is said with its own words, one of them in another form. */
const ownStem = 0.83

function tableOf(column: string): string {
  return column.slice(0, column.lastIndexOf('.'))
}

/** Of the table, or of the column that is named or holds the value. */
export function idOf(link: Link): string {
  return link.kind === 'table' ? link.table : link.column
}
