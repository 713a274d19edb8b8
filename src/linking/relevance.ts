import type { ResolvedDate, ValueMatch } from './briefing.js'
import type { Catalog } from './catalog.js'
import { type Link, linkNames, type Mention } from './link.js'
import { type Token, tokenise } from './tokens.js'

/** How much a question speaks for each part of a schema, with the words that do. */
export interface Relevance {
  /** By table id; tables without any evidence are absent. */
  readonly tables: ReadonlyMap<string, TableEvidence>
  /** By column id, 0 to about 1. */
  readonly columns: ReadonlyMap<string, number>
}

/** How strongly a question speaks for one table. */
export interface TableEvidence {
  /** The sum of all evidence: only the order of tables means anything. */
  readonly score: number
  /** For the briefing's "why". */
  readonly why: string
}

/** All that a question is found to say before it is parsed: what tables are chosen by. */
export interface Evidence {
  readonly tokens: readonly Token[]
  readonly mentions: readonly Mention[]
  readonly values: readonly ValueMatch[]
  readonly dates: readonly ResolvedDate[]
  /** SQL of verified questions like this one: what they read is likely to be read again. */
  readonly exampleSql: readonly string[]
  /** Names that words of the question are about without saying them: "age" for "older". */
  readonly hints: readonly string[]
}

/** Within a mention longer than this one and at least as sure, words mean the longer thing. */
const insideLonger = 0.35
const tableBonus = 0.3

/**
 * Adds up evidence for tables and columns. A mention that fits many columns says little about each: its weight is
 * divided by the square root of their number, a mild form of inverse document frequency (Spärck Jones 1972).
 */
export function relevanceOf(evidence: Evidence, catalog: Catalog): Relevance {
  const tables = new Map<string, { score: number; best: number; why: string }>()
  const columns = new Map<string, number>()
  const noteTable = (id: string, score: number, why: string) => {
    const known = tables.get(id)
    if (!known) tables.set(id, { score, best: score, why })
    else {
      known.score += score
      if (score > known.best) Object.assign(known, { best: score, why })
    }
  }
  const noteColumn = (id: string, score: number) => columns.set(id, Math.max(columns.get(id) ?? 0, score))
  for (const mention of evidence.mentions) {
    const words = wordsOf(mention, evidence.tokens)
    const weight = weightOf(mention, evidence.mentions)
    const perTable = new Map<string, number>()
    const top = mention.links[0]?.score ?? 0
    const close = mention.links.filter((link) => link.score >= top - 0.3).length
    for (const link of mention.links) {
      const rarity = link.kind === 'table' ? 1 : 1 / Math.sqrt(close)
      const score = weight * link.score * (link.score >= top - 0.3 ? 1 : 0.5)
      const id = tableIdOf(link)
      perTable.set(
        id,
        Math.max(perTable.get(id) ?? 0, score * rarity + (link.kind === 'table' ? tableBonus * weight : 0)),
      )
      if (link.kind !== 'table') noteColumn(link.column, score)
    }
    for (const [id, score] of perTable) noteTable(id, score, `'${words}'`)
  }
  noteValues(evidence.values, noteTable, noteColumn)
  for (const hint of evidence.hints) noteHint(hint, catalog, noteColumn)
  for (const sql of evidence.exampleSql) noteExample(sql, catalog, noteTable, noteColumn)
  return { tables, columns }
}

function noteValues(
  values: readonly ValueMatch[],
  noteTable: (id: string, score: number, why: string) => void,
  noteColumn: (id: string, score: number) => void,
): void {
  const places = new Map<string, number>()
  for (const { text } of values) places.set(text, (places.get(text) ?? 0) + 1)
  const seen = new Set<string>()
  for (const { schema, table, column, text, value, score } of values) {
    const id = `${schema}.${table}`
    noteColumn(`${id}.${column}`, score >= 0.95 ? exactValue * score : score)
    // A text counts once a table, however many of its rows hold it.
    if (seen.has(`${id} ${text}`)) continue
    seen.add(`${id} ${text}`)
    noteTable(id, score / Math.sqrt(places.get(text) ?? 1), `the value '${value}'`)
  }
}

/** A hint says which column of a table that matters is meant, not which table matters. */
function noteHint(hint: string, catalog: Catalog, noteColumn: (id: string, score: number) => void): void {
  const tokens = tokenise(hint)
  for (const { start, end, links } of linkNames(tokens, catalog)) {
    if (start > 0 || end < tokens.length) continue
    for (const link of links) if (link.kind === 'column') noteColumn(link.column, hintWeight * link.score)
  }
}

const hintWeight = 0.75
/** A column that holds the very value asked for is needed more than one that is merely named. */
const exactValue = 1.15

function noteExample(
  sql: string,
  catalog: Catalog,
  noteTable: (id: string, score: number, why: string) => void,
  noteColumn: (id: string, score: number) => void,
): void {
  const names = identifiersIn(sql)
  for (const table of catalog.tables) {
    if (!names.has(table.name)) continue
    noteTable(table.id, 0.6, 'a verified question like this one')
    for (const column of table.columns) if (names.has(column.name)) noteColumn(column.id, 0.7)
  }
}

/** The names a statement may mean: its words and quoted names outside strings, as Postgres folds them. */
export function identifiersIn(sql: string): ReadonlySet<string> {
  const names = new Set<string>()
  for (const [word] of sql.matchAll(
    /'(?:[^']|'')*'|--[^\n]*|\/\*[\s\S]*?\*\/|"(?:[^"]|"")+"|[\p{L}_][\p{L}\p{N}_$]*/gu,
  )) {
    if (word.startsWith('"')) names.add(word.slice(1, -1).replaceAll('""', '"'))
    else if (/^[\p{L}_]/u.test(word)) names.add(word.toLowerCase())
  }
  return names
}

function weightOf(mention: Mention, all: readonly Mention[]): number {
  const score = mention.links[0]?.score ?? 0
  const longer = all.some(
    (other) =>
      other.end - other.start > mention.end - mention.start &&
      other.start <= mention.start &&
      other.end >= mention.end &&
      (other.links[0]?.score ?? 0) >= Math.min(score, 0.9),
  )
  return longer ? insideLonger : 1
}

function wordsOf({ start, end }: Mention, tokens: readonly Token[]): string {
  return tokens
    .slice(start, end)
    .map((token) => token.text)
    .join(' ')
}

/** The table that is named, or whose column is. */
export function tableIdOf(link: Link): string {
  return link.kind === 'table' ? link.table : link.column.slice(0, link.column.lastIndexOf('.'))
}
