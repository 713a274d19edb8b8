import { type Catalog, type CatalogTable, isTemporal } from '../../linking/catalog.js'
import type { Mention } from '../../linking/link.js'
import { stem } from '../../linking/stem.js'
import type { Token } from '../../linking/tokens.js'
import { saysVerb } from '../grounding/dates/called-after.js'
import { namesOfVerb } from '../grounding/verbs.js'

const negations: ReadonlySet<string> = new Set(['never', 'not', 'nt', "n't"])
const between: ReadonlySet<string> = new Set(['been', 'yet', 'once', 'even', 'ever', 'has', 'have', 'had'])
const most = 3

/**
 * "institutions that have never borrowed", "works never exhibited": what was not done has no row in the table that the
 * verb names. Only where no column is called by the verb, which would be a state of the row itself.
 * @param mentions names already found
 */
export function neverDone(
  tokens: readonly Token[],
  mentions: readonly Mention[],
  catalog: Catalog,
): readonly Mention[] {
  return tokens.flatMap((token): readonly Mention[] => {
    if (!isParticiple(token) || !negatedBefore(tokens, token.index)) return []
    const tables = namesState(token.index, mentions) ? [] : recordsOf(token, catalog)
    const [only, more] = tables.length > 0 ? tables : doneTo(token, mentions, catalog)
    if (!only) return ownDay(token, mentions, catalog)
    if (more) return []
    const link = {
      kind: 'table',
      table: only.id,
      score: 0.9,
      reason: 'derived',
      readAs: only.words.join(' '),
    } as const
    const out = tokens[token.index + 1]?.low === 'out' ? 1 : 0
    return [{ start: token.index, end: token.index + 1 + out, links: [link] }]
  })
}

function isParticiple(token: Token): boolean {
  return token.kind === 'word' && (/(?:ed|en)$/.test(token.low) || irregular.has(token.low))
}

const irregular: ReadonlySet<string> = new Set(
  'lent bought sold sent flown drawn hired read rung won lost paid met'.split(' '),
)

function negatedBefore(tokens: readonly Token[], at: number): boolean {
  for (let back = at - 1; back >= at - most; back--) {
    const word = tokens[back]?.low ?? ''
    if (negations.has(word)) {
      const before = tokens[back - 1]?.low ?? ''
      return (
        word === 'never' || perfect.has(before) || (anyUse.has(tokens[at]?.low ?? '') && passive.has(before))
      )
    }
    if (!between.has(word)) return false
  }
  return false
}

/** "were not used in 2024" says of use what "have not been used" does. */
const passive: ReadonlySet<string> = new Set(['was', 'were'])
const perfect: ReadonlySet<string> = new Set(['has', 'have', 'had'])

/** Whether a column is called by the word there: a state of the row itself. */
export function namesState(at: number, mentions: readonly Mention[]): boolean {
  return mentions.some(
    (mention) =>
      mention.start <= at &&
      mention.end > at &&
      mention.links.some((link) => link.kind === 'column' && link.score >= 0.8),
  )
}

/** The tables that are called by the verb, else by the first name of what it does that any table has. */
export function recordsOf(verb: Token, catalog: Catalog): readonly CatalogTable[] {
  for (const name of [verb.stem, ...namesOfVerb(verb.stem)]) {
    const found = catalog.tables.filter(
      (table) => table.words.length === 1 && stem(table.words[0] ?? '') === name,
    )
    if (found.length > 0) return found
  }
  return []
}

const anyUse: ReadonlySet<string> = new Set(['used', 'needed'])

/**
 * "tanks that have never been used", "beers never brewed": rows that refer to what was spoken of last, the only ones,
 * or the only ones that have a day of the doing.
 */
export function doneTo(verb: Token, mentions: readonly Mention[], catalog: Catalog): readonly CatalogTable[] {
  const subject = subjectBefore(verb.index, mentions) ?? namedNext(verb.index + 1, mentions)
  if (subject === null) return []
  const names = (catalog.edgesOf.get(subject) ?? [])
    .filter((edge) => edge.to.table === subject && edge.from.table !== subject)
    .map((edge) => edge.from.table)
  const records = [...new Set(names)].flatMap((id) => catalog.tableById.get(id) ?? [])
  if (anyUse.has(verb.low)) return records
  const dated = records.filter((table) => datesOf(table, verb))
  // "class types that were never scheduled": what is on the calendar has a day and an hour of its own.
  return dated.length > 0 || !planned.has(verb.low) ? dated : records.filter(isOnCalendar)
}

const planned: ReadonlySet<string> = new Set(['scheduled', 'offered'])

function isOnCalendar({ columns }: CatalogTable): boolean {
  return columns.some(
    ({ kind, audit, lemmas }) =>
      kind.startsWith('timestamp') && !audit && ['start', 'begin', 'scheduled'].includes(lemmas[0] ?? ''),
  )
}

/** "enclosures not inspected since 2024": the one day of their own that is called by the verb. */
function ownDay(verb: Token, mentions: readonly Mention[], catalog: Catalog): readonly Mention[] {
  const subject = catalog.tableById.get(subjectBefore(verb.index, mentions) ?? '')
  const [only, more] = (subject?.columns ?? []).filter(
    (column) => isTemporal(column) && !column.audit && column.nullable && saysVerb(column.words, verb.stem),
  )
  if (!only || more) return []
  const link = {
    kind: 'column',
    column: only.id,
    score: 0.9,
    reason: 'derived',
    readAs: only.words.join(' '),
  } as const
  return [{ start: verb.index, end: verb.index + 1, links: [link] }]
}

function datesOf({ columns }: CatalogTable, verb: Token): boolean {
  return columns.some(
    (column) =>
      isTemporal(column) &&
      !column.audit &&
      (!column.nullable || column.nullFraction === 0) &&
      saysVerb(column.words.slice(0, 1), verb.stem),
  )
}

/** The table named last before a place; null where several are called so, or none is. */
function subjectBefore(at: number, mentions: readonly Mention[]): string | null {
  const named = mentions
    .filter(({ end, links }) => end <= at && links.some((link) => link.kind === 'table' && link.score >= 0.7))
    .sort((a, b) => b.end - a.end || a.start - b.start)[0]
  return named ? onlyTable(named) : null
}

/** "the most frequently used boat" */
function namedNext(at: number, mentions: readonly Mention[]): string | null {
  const named = mentions.filter(({ start }) => start === at).sort((a, b) => b.end - a.end)[0]
  return named ? onlyTable(named) : null
}

function onlyTable({ links }: Mention): string | null {
  const called = (least: number) =>
    links.flatMap((link) => (link.kind === 'table' && link.score >= least ? [link.table] : []))
  // "treatments" are those, before they are the treatments of a visit.
  const tables = [called(0.95), called(0.7)].find(({ length }) => length > 0) ?? []
  return tables.length === 1 ? (tables[0] ?? null) : null
}
