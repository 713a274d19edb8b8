import type { Snapshot, Table } from '../database/snapshot.js'
import type { Catalog } from './catalog.js'
import { compactTableLength } from './compact-text.js'
import { type RankedColumn, rankColumns } from './rank-columns.js'
import { priority, rankTables } from './rank-tables.js'
import { type Evidence, relevanceOf } from './relevance.js'

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

function namesIn(table: Table, columns: ReadonlySet<string>): readonly string[] {
  return table.columns.map(({ name }) => name).filter((name) => columns.has(name))
}

/** The most useful first, as long as each fits; a table comes with its head. */
function pick(items: readonly RankedColumn[], maxLength: number): ReadonlyMap<string, ReadonlySet<string>> {
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
