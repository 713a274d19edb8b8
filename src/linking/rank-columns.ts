import { type Catalog, type CatalogColumn, type CatalogTable, type Edge, isTemporal } from './catalog.js'
import { compactColumnLength } from './compact-text.js'
import { priority, type Ranking } from './rank-tables.js'
import type { Evidence, Relevance } from './relevance.js'
import { compareText } from './text-order.js'

/** A column that may be described, with what it is worth and what it costs. */
export interface RankedColumn {
  readonly table: CatalogTable
  readonly column: CatalogColumn
  /** 0 to about 1. */
  readonly use: number
  /** In characters. */
  readonly length: number
}

/** The columns of the ranked tables, most useful first; `labels` are those of enums, by column id. */
export function rankColumns(
  catalog: Catalog,
  evidence: Evidence,
  relevance: Relevance,
  ranking: Ranking,
  labels: ReadonlyMap<string, readonly string[]>,
): readonly RankedColumn[] {
  const measured = evidence.tokens.some(({ low }) => comparing.test(low))
  const temporal = evidence.dates.length > 0 || evidence.tokens.some(({ lemma }) => timeWords.has(lemma))
  const items: RankedColumn[] = []
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
