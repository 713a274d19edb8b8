import type { Snapshot, Table } from '../database/snapshot.js'
import { type Catalog, type CatalogColumn, type CatalogTable, type Edge, isTemporal } from './catalog.js'
import { compactColumnLength, compactTableLength } from './compact-text.js'
import { joinTree } from './join-tree.js'
import { type Evidence, type Relevance, relevanceOf, tableIdOf } from './relevance.js'
import { compareText } from './text-order.js'

/** A table of the part that was chosen. `columns` are names, in the table's order. */
export interface ChosenTable {
  readonly table: Table
  readonly columns: readonly string[]
  readonly why: string
}

/** What of a schema goes into the briefing, and what does not. */
export interface LinkedDown {
  /** Most relevant first. */
  readonly chosen: readonly ChosenTable[]
  /** Ids of the tables that were not, most relevant first. */
  readonly leftOut: readonly string[]
}

/** Characters for the description: of every table, or of some and then as many less as it takes to name the rest. */
export interface Room {
  readonly ofAll: number
  readonly ofSome: number
}

/** What is less useful than this is not worth its tokens, however many there are. */
const leastUse = 0.04
const mostSeeds = 8

/**
 * The part of a schema that a question needs, within a budget of characters: the tables its words, values and examples
 * name, those that join them, and their neighbours; of each the columns named, the keys, the titles, and more while
 * there is room.
 */
export function linkDown(snapshot: Snapshot, catalog: Catalog, evidence: Evidence, room: Room): LinkedDown {
  const relevance = relevanceOf(evidence, catalog)
  const ranked = rankTables(catalog, evidence, relevance)
  const byId = new Map(snapshot.tables.map((table) => [`${table.schema}.${table.name}`, table]))
  const labels = new Map(
    snapshot.tables.flatMap((table) =>
      table.columns.flatMap(({ name, enumLabels }) =>
        enumLabels ? [[`${table.schema}.${table.name}.${name}`, enumLabels] as const] : [],
      ),
    ),
  )
  const items = rankColumns(catalog, evidence, relevance, ranked, labels)
  const most = pick(items, room.ofAll)
  const picked = most.size === catalog.tables.length ? most : pick(items, room.ofSome)
  const chosen = [...picked]
    .sort((a, b) => priority(ranked, b[0]) - priority(ranked, a[0]))
    .flatMap(([id, columns]) => {
      const table = byId.get(id)
      return table
        ? [{ table, columns: namesIn(table, columns), why: ranked.get(id)?.why ?? 'part of the schema' }]
        : []
    })
  const leftOut = catalog.tables
    .map(({ id }) => id)
    .filter((id) => !picked.has(id))
    .sort((a, b) => priority(ranked, b) - priority(ranked, a))
  return { chosen, leftOut }
}

interface Ranked {
  readonly priority: number
  readonly why: string
  /** Columns that join it to other tables of the tree. */
  readonly joining: ReadonlySet<string>
}

type Ranking = ReadonlyMap<string, Ranked>

function priority(ranking: Ranking, id: string): number {
  return ranking.get(id)?.priority ?? 0
}

function namesIn(table: Table, columns: ReadonlySet<string>): readonly string[] {
  return table.columns.map(({ name }) => name).filter((name) => columns.has(name))
}

/** Named tables first, then what joins them, then what lies next to them. */
function rankTables(catalog: Catalog, evidence: Evidence, relevance: Relevance): Ranking {
  const most = Math.max(...[...relevance.tables.values()].map(({ score }) => score), 0.01)
  const share = (id: string) => (relevance.tables.get(id)?.score ?? 0) / most
  const seeds = seedsOf(evidence, share)
  if (seeds.length === 0) return rankUnnamed(catalog, relevance, share)
  const tree = joinTree(seeds, catalog, share)
  const ranking = new Map<string, Ranked>()
  for (const { id } of catalog.tables) {
    const own = share(id)
    const inTree = seeds.includes(id) ? 0.7 + 0.3 * own : tree.tables.has(id) ? 0.65 + 0.2 * own : 0
    const near = nearness(id, catalog, tree.tables, share)
    const value = Math.max(inTree, 0.75 * own + near)
    if (value <= 0) continue
    const named = relevance.tables.get(id)
    const why =
      named && (inTree === 0 || seeds.includes(id) || own > 0.3)
        ? `${own > 0.25 ? 'named by' : 'may be named by'} ${named.why}`
        : inTree > 0
          ? 'joins tables that are named'
          : 'next to a table that is named'
    ranking.set(id, { priority: value, why, joining: tree.columns })
  }
  return ranking
}

/** A question that names nothing is most likely about what much else refers to. */
function rankUnnamed(catalog: Catalog, relevance: Relevance, share: (id: string) => number): Ranking {
  const degree = (id: string) => catalog.edgesOf.get(id)?.length ?? 0
  const most = Math.max(...catalog.tables.map(({ id }) => degree(id)), 1)
  return new Map(
    catalog.tables.map(({ id }) => {
      const named = relevance.tables.get(id)
      const why = named ? `may be named by ${named.why}` : 'no word names a table'
      const priority = 0.3 + 0.3 * (degree(id) / most) + 0.4 * share(id)
      return [id, { priority, why, joining: new Set<string>() }]
    }),
  )
}

/** For each thing the question names, the table most likely meant; ties bring in several. */
function seedsOf(evidence: Evidence, share: (id: string) => number): readonly string[] {
  const seeds = new Map<string, number>()
  const add = (candidates: readonly (readonly [string, number])[]) => {
    const best = Math.max(...candidates.map(([, score]) => score), 0)
    if (best <= 0) return
    const tied = candidates.filter(([, score]) => score >= best - 0.02)
    if (tied.length > 3) return
    for (const [id, score] of tied) seeds.set(id, Math.max(seeds.get(id) ?? 0, score))
  }
  const covered = (start: number, end: number) =>
    evidence.mentions.some(
      (other) =>
        other.end - other.start > end - start &&
        other.start <= start &&
        other.end >= end &&
        (other.links[0]?.score ?? 0) >= 0.9,
    )
  for (const mention of evidence.mentions) {
    if (covered(mention.start, mention.end)) continue
    const top = mention.links[0]?.score ?? 0
    if (top < 0.6) continue
    add(
      mention.links
        .filter(({ score }) => score >= top - 0.25)
        .map((link) => [
          tableIdOf(link),
          link.score + (link.kind === 'table' ? 0.3 : 0) + share(tableIdOf(link)),
        ]),
    )
  }
  for (const text of new Set(evidence.values.map((match) => match.text))) {
    const matches = evidence.values.filter((match) => match.text === text && match.score >= 0.75)
    add(
      matches.map(({ schema, table, score }) => [`${schema}.${table}`, score + share(`${schema}.${table}`)]),
    )
  }
  return [...seeds]
    .sort((a, b) => b[1] - a[1] || compareText(a[0], b[0]))
    .slice(0, mostSeeds)
    .map(([id]) => id)
}

/** One step of spreading activation (Collins and Loftus 1975): a table next to several of the tree counts more. */
function nearness(
  id: string,
  catalog: Catalog,
  tree: ReadonlySet<string>,
  share: (id: string) => number,
): number {
  const others = new Set(
    (catalog.edgesOf.get(id) ?? [])
      .map((edge) => (edge.from.table === id ? edge.to.table : edge.from.table))
      .filter((other) => other !== id && tree.has(other)),
  )
  const strengths = [...others].map((other) => 0.5 + 0.5 * share(other)).sort((a, b) => b - a)
  return 0.3 * (strengths[0] ?? 0) + 0.1 * strengths.slice(1, 4).reduce((sum, each) => sum + each, 0)
}

interface Item {
  readonly table: CatalogTable
  readonly column: CatalogColumn
  readonly use: number
  /** In characters. */
  readonly length: number
}

function rankColumns(
  catalog: Catalog,
  evidence: Evidence,
  relevance: Relevance,
  ranking: Ranking,
  labels: ReadonlyMap<string, readonly string[]>,
): readonly Item[] {
  const measured = evidence.tokens.some(({ low }) => comparing.test(low))
  const temporal = evidence.dates.length > 0 || evidence.tokens.some(({ lemma }) => timeWords.has(lemma))
  const items: Item[] = []
  for (const table of catalog.tables) {
    const ranked = ranking.get(table.id)
    if (!ranked) continue
    const edges = catalog.edgesOf.get(table.id) ?? []
    for (const column of table.columns) {
      const base = Math.max(
        // Without the columns on the way, tables that are named do not join.
        ranked.joining.has(column.id) ? 1.05 : 0,
        relevance.columns.get(column.id) ?? 0,
        plainUse(column, table, { temporal, measured }),
        joinUse(column, table, edges, ranking),
      )
      const length = compactColumnLength(column, labels.get(column.id) ?? null, edges)
      items.push({ table, column, use: base * ranked.priority, length })
    }
  }
  return items.sort((a, b) => b.use - a.use || compareText(a.column.id, b.column.id))
}

/** How often a column of its kind is needed though nothing names it. */
function plainUse(
  column: CatalogColumn,
  table: CatalogTable,
  { temporal, measured }: { readonly temporal: boolean; readonly measured: boolean },
): number {
  if (table.titles.some(({ id }) => id === column.id)) return 0.65
  if (table.key?.some(({ id }) => id === column.id)) return 0.5
  if (column.audit) return 0.1
  if (isTemporal(column) && temporal) return 0.6
  switch (column.role) {
    case 'measure':
      return measured ? 0.5 : 0.25
    case 'category':
    case 'time':
    case 'name':
      return 0.25
    case 'flag':
    case 'reference':
    case 'key':
      return 0.2
    case 'freeText':
      return 0.12
    default:
      return column.role satisfies never
  }
}

/** A column that leads to another table is worth as much as that table. */
function joinUse(
  column: CatalogColumn,
  table: CatalogTable,
  edges: readonly Edge[],
  ranking: Ranking,
): number {
  let use = 0
  for (const edge of edges) {
    const [own, other] = edge.from.table === table.id ? [edge.from, edge.to] : [edge.to, edge.from]
    if (own.columns.includes(column.name)) use = Math.max(use, 0.7 * priority(ranking, other.table))
  }
  return use
}

/** Words that compare or add up what some number column holds. */
const comparing =
  /^(?:total|sum|average|mean|more|less|most|least|fewer|above|below|over|under|exceeds?|top|rates?|change|difference|.{2,}(?:er|est))$/

const timeWords = new Set(
  'when date year month day week quarter time recent recently latest newest oldest last first ago since until daily weekly monthly yearly annual earliest old new long duration age'.split(
    ' ',
  ),
)

/** The most useful first, as long as each fits; a table comes with its head. */
function pick(items: readonly Item[], maxLength: number): ReadonlyMap<string, ReadonlySet<string>> {
  const picked = new Map<string, Set<string>>()
  let spent = 0
  for (const { table, column, use, length } of items) {
    if (use < leastUse) break
    const columns = picked.get(table.id)
    const cost = length + (columns ? 0 : compactTableLength(table))
    if (spent + cost > maxLength && picked.size > 0) continue
    spent += cost
    if (columns) columns.add(column.name)
    else picked.set(table.id, new Set([column.name]))
  }
  return picked
}
