import { displayName, type Snapshot, type Table } from '../database/snapshot.js'
import type { BriefedJoin, BriefedTable, Briefing, ResolvedDate, ValueMatch } from './briefing.js'
import type { Catalog, Edge } from './catalog.js'
import { idOf, linkNames } from './link.js'
import { tokenise, type Token } from './tokens.js'

/** What is known of the question and the database when a briefing is made. */
export interface BriefInput {
  readonly question: string
  readonly snapshot: Snapshot
  readonly catalog: Catalog
  readonly values: readonly ValueMatch[]
  readonly dates: readonly ResolvedDate[]
  /** What the tables may cost in a prompt; a schema that fits is briefed whole. */
  readonly maxTokens: number
}

/** Makes the briefing for one question: the whole schema when it fits, else what the question links to. */
export function brief(input: BriefInput): Briefing {
  const { question, snapshot, catalog, values, dates } = input
  const evidence = evidenceFor(input)
  const whole = snapshot.tables.reduce((sum, table) => sum + tableTokens(table), 0)
  const chosen =
    whole <= input.maxTokens ? new Set(snapshot.tables.map(tableId)) : linkedDown(input, evidence)
  const inside = snapshot.tables.filter((table) => chosen.has(tableId(table)))
  const joins = catalog.edges.filter((edge) => chosen.has(edge.from.table) && chosen.has(edge.to.table))
  const tables = inside.map((table) => briefed(table, evidence.get(tableId(table))))
  return {
    question,
    tables,
    values,
    joins: joins.flatMap((edge) => toJoin(edge, catalog)),
    dates: dates.map(({ text, from, to }) => ({ text, from, to })),
    examples: [],
    unresolved: unresolvedWords(input),
    leftOut: snapshot.tables.filter((table) => !chosen.has(tableId(table))).map(displayName),
    promptTokens: inside.reduce((sum, table) => sum + tableTokens(table), 0),
  }
}

/** How strongly the question names a table, and by which words. */
interface Evidence {
  readonly score: number
  readonly words: readonly string[]
}

function evidenceFor({ question, catalog, values }: BriefInput): ReadonlyMap<string, Evidence> {
  const tokens = tokenise(question)
  const found = new Map<string, Evidence>()
  const add = (table: string, score: number, word: string) => {
    const before = found.get(table)
    const words = before?.words ?? []
    found.set(table, {
      score: (before?.score ?? 0) + score,
      words: words.includes(word) ? words : [...words, word],
    })
  }
  for (const { start, end, links } of linkNames(tokens, catalog)) {
    const words = textOf(tokens, start, end)
    // A word that names many columns tells little about any one table.
    for (const link of links) {
      const table = link.kind === 'table' ? link.table : (catalog.columnById.get(idOf(link))?.table ?? null)
      if (table !== null)
        add(table, (link.kind === 'table' ? 2 : 1 / Math.sqrt(links.length)) * link.score, words)
    }
  }
  for (const { text, schema, table, score } of values) add(`${schema}.${table}`, score, text)
  return found
}

/** The best-linked tables, what joins them, and their neighbours, strongest first, while they fit. */
function linkedDown(input: BriefInput, evidence: ReadonlyMap<string, Evidence>): ReadonlySet<string> {
  const { snapshot, catalog, maxTokens } = input
  const costs = new Map(snapshot.tables.map((table) => [tableId(table), tableTokens(table)]))
  const ranked = [...evidence]
    .sort(([a, x], [b, y]) => y.score - x.score || a.localeCompare(b))
    .map(([table]) => table)
  const chosen = new Set<string>()
  let spent = 0
  const take = (table: string) => {
    const cost = costs.get(table)
    if (cost === undefined || chosen.has(table) || spent + cost > maxTokens) return
    chosen.add(table)
    spent += cost
  }
  for (const table of ranked) {
    const path = chosen.size > 0 ? pathToAny(table, chosen, catalog) : []
    take(table)
    if (chosen.has(table)) for (const between of path) take(between)
  }
  for (const table of [...chosen])
    for (const edge of catalog.edgesOf.get(table) ?? []) take(otherEnd(edge, table))
  return chosen
}

const maxPathLength = 4

/** The tables between `start` and the nearest chosen one, breadth first; empty when none is near. */
function pathToAny(start: string, chosen: ReadonlySet<string>, catalog: Catalog): readonly string[] {
  const paths: (readonly string[])[] = [[start]]
  const seen = new Set([start])
  for (let path = paths.shift(); path !== undefined && path.length <= maxPathLength; path = paths.shift()) {
    const at = path.at(-1) ?? start
    for (const edge of catalog.edgesOf.get(at) ?? []) {
      const next = otherEnd(edge, at)
      if (chosen.has(next)) return path.slice(1)
      if (seen.has(next)) continue
      seen.add(next)
      paths.push([...path, next])
    }
  }
  return []
}

function otherEnd(edge: Edge, table: string): string {
  return edge.from.table === table ? edge.to.table : edge.from.table
}

function briefed(table: Table, evidence: Evidence | undefined): BriefedTable {
  return {
    schema: table.schema,
    name: table.name,
    kind: table.kind,
    comment: table.comment,
    rowEstimate: table.rowEstimate,
    primaryKey: table.primaryKey,
    columns: table.columns.map(({ name, type, nullable, comment, enumLabels }) => ({
      name,
      type,
      nullable,
      comment,
      enumLabels,
    })),
    why: evidence ? `named by ${evidence.words.map((word) => `"${word}"`).join(', ')}` : 'part of the schema',
  }
}

function toJoin(edge: Edge, catalog: Catalog): readonly BriefedJoin[] {
  const from = catalog.tableById.get(edge.from.table)
  const to = catalog.tableById.get(edge.to.table)
  if (!from || !to) return []
  return [
    {
      from: { schema: from.schema, table: from.name, columns: edge.from.columns },
      to: { schema: to.schema, table: to.name, columns: edge.to.columns },
      kind: edge.kind === 'declared' ? 'declared' : 'inferred',
    },
  ]
}

const minWordLength = 4

/** Longer words that no name, value or date explains; a model is told of them, code decides nothing by them. */
function unresolvedWords({ question, catalog, values, dates }: BriefInput): readonly string[] {
  const tokens = tokenise(question)
  const explained = new Set<number>()
  for (const { start, end } of linkNames(tokens, catalog)) for (let i = start; i < end; i++) explained.add(i)
  const phrases = [...values, ...dates].map(({ text }) => text.toLowerCase())
  return tokens
    .filter(
      (token) => token.kind === 'word' && token.low.length >= minWordLength && !explained.has(token.index),
    )
    .filter((token) => !phrases.some((phrase) => phrase.includes(token.low)))
    .map((token) => token.text)
}

function textOf(tokens: readonly Token[], start: number, end: number): string {
  return tokens
    .slice(start, end)
    .map((token) => token.text)
    .join(' ')
}

function tableId(table: Table): string {
  return `${table.schema}.${table.name}`
}

/** 4 characters a token, with what the prompt adds around each name. */
function tableTokens(table: Table): number {
  const columns = table.columns.reduce((sum, { name, type, comment, enumLabels }) => {
    return (
      sum +
      name.length +
      type.length +
      Math.min(comment?.length ?? 0, 200) +
      (enumLabels?.join().length ?? 0) +
      12
    )
  }, 0)
  return Math.ceil(
    (table.name.length + table.schema.length + (table.comment?.length ?? 0) + 30 + columns) / 4,
  )
}
