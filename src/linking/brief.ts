import type { Snapshot, Table } from '../database/snapshot.js'
import { displayName } from '../database/snapshot.js'
import type { BriefedJoin, BriefedTable, Briefing, ResolvedDate, ValueMatch } from './briefing.js'
import type { Catalog, Edge } from './catalog.js'
import { linkNames } from './link.js'
import { linkDown } from './link-down.js'
import { type Evidence, relevanceOf } from './relevance.js'
import { compareText } from './text-order.js'
import { tokenise } from './tokens.js'
import { unresolvedWords } from './unresolved.js'

/** What a briefing may cost and what it is told beside the question. */
export interface BriefOptions {
  /** What the schema part may cost in a prompt, at 4 characters a token. */
  readonly maxTokens?: number
  /** Words of the user's own that the question uses. */
  readonly definitions?: Briefing['definitions']
  /** Verified questions like this one; what their SQL reads is likely to be read again. */
  readonly examples?: Briefing['examples']
  /** Names that the question is about without saying them. */
  readonly hints?: readonly string[]
}

const defaultMaxTokens = 6000

/**
 * What the data engineer hands on: the whole schema when it fits the budget; else the tables and columns that the
 * question's words, values and examples name, what joins them, and more while there is room. What is left out is said.
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
  const exampleSql = (options.examples ?? []).map(({ sql }) => sql)
  const evidence = { tokens, mentions, values, dates, exampleSql, hints: options.hints ?? [] }
  const part =
    wholeTokens(snapshot) <= budget
      ? whole(snapshot, catalog, evidence)
      : within(budget, snapshot, catalog, evidence)
  const columns = new Set(
    part.tables.flatMap((table) => table.columns.map((column) => `${idOf(table)}.${column.name}`)),
  )
  const has = ({ table, columns: names }: Edge['from']) =>
    names.every((name) => columns.has(`${table}.${name}`))
  const briefing = {
    question,
    ...part,
    values: bestValues(
      values.filter(({ schema, table, column }) => columns.has(`${schema}.${table}.${column}`)),
      part.tables.map(idOf),
    ),
    joins: catalog.edges.filter((edge) => has(edge.from) && has(edge.to)).map(toJoin),
    dates: dates.map(({ text, from, to }) => ({ text, from, to })),
    definitions: options.definitions ?? [],
    examples: options.examples ?? [],
    unresolved: unresolvedWords(tokens, mentions, values, dates),
  }
  return { ...briefing, promptTokens: Math.ceil(JSON.stringify(briefing).length / 4) }
}

/**
 * The briefing with further tables described whole, as an analyst asked for them by name. `unknown` are names that no
 * table of the database has.
 */
export function widen(
  briefing: Briefing,
  names: readonly string[],
  catalog: Catalog,
  snapshot: Snapshot,
): { readonly briefing: Briefing; readonly unknown: readonly string[] } {
  const named = (name: string) => {
    const low = name.replaceAll('"', '').trim().toLowerCase()
    return snapshot.tables.find(
      (table) => displayName(table).toLowerCase() === low || idOf(table).toLowerCase() === low,
    )
  }
  const asked = new Map(
    names.flatMap((name) => {
      const table = named(name)
      return table ? [[idOf(table), table] as const] : []
    }),
  )
  const others = briefing.tables.filter((table) => !asked.has(idOf(table)))
  const tables = [
    ...others,
    ...[...asked.values()].map((table) => briefed(table, 'asked for by the analyst')),
  ]
  const columns = new Set(
    tables.flatMap((table) => table.columns.map((column) => `${idOf(table)}.${column.name}`)),
  )
  const has = ({ table, columns: all }: Edge['from']) => all.every((name) => columns.has(`${table}.${name}`))
  const added = new Set([...asked.values()].map(displayName))
  return {
    briefing: {
      ...briefing,
      tables,
      joins: catalog.edges.filter((edge) => has(edge.from) && has(edge.to)).map(toJoin),
      leftOut: briefing.leftOut.filter((name) => !added.has(name)),
      leftOutNamed: briefing.leftOut.slice(0, briefing.leftOutNamed).filter((name) => !added.has(name))
        .length,
    },
    unknown: names.filter((name) => named(name) === undefined),
  }
}

type Part = Pick<Briefing, 'tables' | 'leftOut' | 'leftOutNamed'>

function whole(snapshot: Snapshot, catalog: Catalog, evidence: Evidence): Part {
  const { tables } = relevanceOf(evidence, catalog)
  return {
    tables: snapshot.tables.map((table) => {
      const why = tables.get(idOf(table))?.why
      return briefed(table, why === undefined ? 'part of the schema' : `named by ${why}`)
    }),
    leftOut: [],
    leftOutNamed: 0,
  }
}

/** A twelfth of the budget tells what is left out, nearest first. */
const leftOutShare = 1 / 12
const leftOutHead = 'Left out: 9999 more\n'.length

function within(budget: number, snapshot: Snapshot, catalog: Catalog, evidence: Evidence): Part {
  const display = new Map(snapshot.tables.map((table) => [idOf(table), displayName(table)]))
  // References are written longer where the key's name differs; a little room covers them.
  const length = budget * 4 * (budget > 1000 ? 0.97 : 1)
  const forNames = Math.max(0, length * leftOutShare - leftOutHead)
  const { chosen, leftOut } = linkDown(snapshot, catalog, evidence, {
    // When a part of every table fits, there is no table left out to tell of.
    ofAll: length,
    ofSome: length - forNames - leftOutHead,
  })
  const names = leftOut.map((id) => display.get(id) ?? id)
  let room = forNames
  const cut = names.findIndex((name) => {
    room -= name.length + 2
    return room < 0
  })
  return {
    tables: chosen.map(({ table, columns, why }) => {
      const kept = new Set(columns)
      const described = briefed(table, why)
      return {
        ...described,
        columns: described.columns.filter(({ name }) => kept.has(name)),
        columnsLeftOut: table.columns.map(({ name }) => name).filter((name) => !kept.has(name)),
      }
    }),
    leftOut: names,
    leftOutNamed: cut < 0 ? names.length : cut,
  }
}

const mostValues = 40
const mostOfOneText = 8

/** Exact spellings first, then those of the tables that matter most; no word takes all the room. */
function bestValues(values: readonly ValueMatch[], tables: readonly string[]): readonly ValueMatch[] {
  const place = new Map(tables.map((id, at) => [id, at]))
  const taken = new Map<string, number>()
  return [...values]
    .sort(
      (a, b) =>
        b.score - a.score ||
        (place.get(idOfMatch(a)) ?? 0) - (place.get(idOfMatch(b)) ?? 0) ||
        compareText(a.column, b.column),
    )
    .filter(({ text }) => {
      const count = (taken.get(text) ?? 0) + 1
      taken.set(text, count)
      return count <= mostOfOneText
    })
    .slice(0, mostValues)
}

function idOfMatch({ schema, table }: ValueMatch): string {
  return `${schema}.${table}`
}

function idOf(table: Pick<Table, 'schema' | 'name'>): string {
  return `${table.schema}.${table.name}`
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
    columnsLeftOut: null,
    why,
  }
}

function wholeTokens({ tables }: Snapshot): number {
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
