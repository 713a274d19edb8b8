import type { Snapshot, Table } from '../database/snapshot.js'
import { displayName } from '../database/snapshot.js'
import type { BriefedJoin, BriefedTable, Briefing, ResolvedDate, ValueMatch } from './briefing.js'
import type { Catalog, Edge } from './catalog.js'
import { type Link, linkNames, type Mention } from './link.js'
import { compareText } from './text-order.js'
import { tokenise } from './tokens.js'
import { unresolvedWords } from './unresolved.js'

export interface BriefOptions {
  /** What the schema part may cost in a prompt, at 4 characters a token. */
  readonly maxTokens?: number
  readonly definitions?: Briefing['definitions']
  readonly examples?: Briefing['examples']
}

const defaultMaxTokens = 6000
const mostValues = 200

/**
 * What the data engineer hands on: the whole schema when it fits the budget; else the tables that the question's words
 * and values name, the tables that join them, and their neighbours while there is room. What is left out is named.
 */
export function brief(
  question: string,
  catalog: Catalog,
  snapshot: Snapshot,
  values: readonly ValueMatch[],
  dates: readonly ResolvedDate[],
  options: BriefOptions = {},
): Briefing {
  const tokens = tokenise(question)
  const mentions = linkNames(tokens, catalog)
  const budget = options.maxTokens ?? defaultMaxTokens
  const why = reasons(mentions, values, (mention) =>
    tokens
      .slice(mention.start, mention.end)
      .map((token) => token.text)
      .join(' '),
  )
  const whole = snapshot.tables.map((table) =>
    briefed(table, why.get(idOf(table))?.text ?? 'part of the schema'),
  )
  const fits = costOf(whole) <= budget
  const tables = fits ? whole : chosen(snapshot, catalog, why, budget)
  const names = new Set(tables.map((table) => `${table.schema}.${table.name}`))
  const joins = catalog.edges
    .filter((edge) => names.has(edge.from.table) && names.has(edge.to.table))
    .map(toJoin)
  const kept = values.filter((match) => names.has(`${match.schema}.${match.table}`)).slice(0, mostValues)
  const briefing = {
    question,
    tables,
    values: kept,
    joins,
    dates: dates.map(({ text, from, to }) => ({ text, from, to })),
    definitions: options.definitions ?? [],
    examples: options.examples ?? [],
    unresolved: unresolvedWords(tokens, mentions, values, dates),
    leftOut: snapshot.tables.filter((table) => !names.has(idOf(table))).map(displayName),
  }
  return { ...briefing, promptTokens: Math.ceil(JSON.stringify(briefing).length / 4) }
}

interface Reason {
  readonly score: number
  readonly text: string
}

function idOf(table: Pick<Table, 'schema' | 'name'>): string {
  return `${table.schema}.${table.name}`
}

/** Which words bring in which table, and how strongly. */
function reasons(
  mentions: readonly Mention[],
  values: readonly ValueMatch[],
  text: (mention: Mention) => string,
): ReadonlyMap<string, Reason> {
  const out = new Map<string, Reason>()
  const note = (table: string, score: number, words: string) => {
    const known = out.get(table)
    if (!known) out.set(table, { score, text: words })
    else
      out.set(table, {
        score: Math.max(known.score, score) + 0.1,
        text: known.score >= score ? known.text : words,
      })
  }
  for (const mention of mentions) {
    for (const link of mention.links.slice(0, 24))
      note(tableIn(link), link.kind === 'table' ? link.score + 0.3 : link.score, `'${text(mention)}'`)
  }
  for (const match of values)
    if (match.score >= 0.75) note(`${match.schema}.${match.table}`, match.score, `the value '${match.value}'`)
  return out
}

function tableIn(link: Link): string {
  return link.kind === 'table' ? link.table : link.column.slice(0, link.column.lastIndexOf('.'))
}

function chosen(
  snapshot: Snapshot,
  catalog: Catalog,
  why: ReadonlyMap<string, Reason>,
  budget: number,
): readonly BriefedTable[] {
  const byId = new Map(snapshot.tables.map((table) => [idOf(table), table]))
  const out: BriefedTable[] = []
  const taken = new Set<string>()
  let spent = 0
  const take = (id: string, reason: string): boolean => {
    const table = byId.get(id)
    if (!table || taken.has(id)) return false
    const entry = briefed(table, reason)
    const cost = costOf([entry])
    if (spent + cost > budget && out.length > 0) return false
    taken.add(id)
    spent += cost
    out.push(entry)
    return true
  }
  const linked = [...why].sort((a, b) => b[1].score - a[1].score)
  for (const [id, reason] of linked.filter(([, each]) => each.score >= 0.7))
    take(id, `named by ${reason.text}`)
  for (const id of connectors(catalog, taken)) take(id, 'joins tables that are named')
  for (const id of [...taken])
    for (const edge of catalog.edgesOf.get(id) ?? [])
      for (const near of [edge.to.table, edge.from.table])
        take(near, `next to ${id.slice(id.indexOf('.') + 1)}`)
  for (const [id, reason] of linked) take(id, `may be named by ${reason.text}`)
  return out
}

/** Tables one step away from two named ones: what lies between them. */
function connectors(catalog: Catalog, named: ReadonlySet<string>): readonly string[] {
  const neighbours = new Map<string, Set<string>>()
  for (const id of named) {
    for (const edge of catalog.edgesOf.get(id) ?? []) {
      const other = edge.from.table === id ? edge.to.table : edge.from.table
      if (named.has(other)) continue
      neighbours.set(other, (neighbours.get(other) ?? new Set()).add(id))
    }
  }
  return [...neighbours]
    .filter(([, ends]) => ends.size >= 2)
    .sort((a, b) => b[1].size - a[1].size || compareText(a[0], b[0]))
    .map(([id]) => id)
}

function briefed(table: Table, why: string): BriefedTable {
  return {
    schema: table.schema,
    name: table.name,
    kind: table.kind,
    comment: table.comment,
    rowEstimate: table.rowEstimate,
    columns: table.columns.map(({ name, type, nullable, comment, enumLabels }) => ({
      name,
      type,
      nullable,
      comment,
      enumLabels,
    })),
    primaryKey: table.primaryKey,
    why,
  }
}

function costOf(tables: readonly BriefedTable[]): number {
  return Math.ceil(
    tables.reduce(
      (sum, table) =>
        sum +
        40 +
        (table.comment?.length ?? 0) +
        table.columns.reduce(
          (inner, column) =>
            inner +
            column.name.length +
            column.type.length +
            (column.comment?.length ?? 0) +
            (column.enumLabels?.join(', ').length ?? 0) +
            6,
          0,
        ),
      0,
    ) / 4,
  )
}

function toJoin(edge: Edge): BriefedJoin {
  const end = (id: string, columns: readonly string[]) => ({
    schema: id.slice(0, id.indexOf('.')),
    table: id.slice(id.indexOf('.') + 1),
    columns,
  })
  return {
    from: end(edge.from.table, edge.from.columns),
    to: end(edge.to.table, edge.to.columns),
    kind: edge.kind === 'declared' ? 'declared' : 'inferred',
  }
}
