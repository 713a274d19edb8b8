import { nodes, stringOf, text } from '../../../guard/mentions.js'
import type { AstNode } from '../../../guard/parse.js'
import type { Catalog, CatalogTable } from '../../../linking/catalog.js'
import type { ColumnUse, Query, Source } from './statement.js'
import { bodyOf } from './tree.js'

/** What a name in a SELECT may mean: its own sources first, then those of the SELECTs around it. */
export interface Scope {
  readonly sources: readonly Source[]
  readonly parent: Scope | null
  /** CTEs by name, the nearest first; null for a recursive one that is still being read. */
  readonly ctes: ReadonlyMap<string, Query | null>
}

/** What a column reference comes to. `unsure`: something in scope has columns that are not known. */
export type Resolved =
  | { readonly kind: 'column'; readonly use: ColumnUse }
  | { readonly kind: 'unsure' }
  | { readonly kind: 'missing'; readonly tables: readonly CatalogTable[] }

const systemColumns = new Set(['ctid', 'tableoid', 'xmin', 'xmax', 'cmin', 'cmax'])

/** Looks a ColumnRef's fields up in a scope and those around it. */
export function resolve(fields: readonly (string | null)[], scope: Scope): Resolved {
  const name = fields.at(-1) ?? null
  const qualifier = fields.length > 1 ? (fields.at(-2) ?? null) : null
  if (name === null || systemColumns.has(name)) return { kind: 'unsure' }
  const tables: CatalogTable[] = []
  let outer = false
  for (let level: Scope | null = scope; level !== null; level = level.parent) {
    const meant =
      qualifier === null ? level.sources : level.sources.filter((source) => source.label === qualifier)
    for (const source of meant) if (source.table !== null) tables.push(source.table)
    // A source's own name is its whole row.
    if (qualifier === null && level.sources.some((source) => source.label === name)) return { kind: 'unsure' }
    const having = meant.filter((source) => source.columns?.includes(name))
    const [only] = having
    if (only !== undefined) return { kind: 'column', use: useOf(only, name, outer) }
    if (meant.some((source) => source.columns === null)) return { kind: 'unsure' }
    if (qualifier !== null && meant.length > 0) return { kind: 'missing', tables }
    outer = true
  }
  return { kind: 'missing', tables }
}

/** A column of a source; through a derived table it is the stored column it passes on. */
export function useOf(source: Source, name: string, outer = false): ColumnUse {
  return { source, name, column: storedColumn(source, name), outer }
}

function storedColumn(source: Source, name: string): ColumnUse['column'] {
  if (source.table !== null) return source.table.columns.find((column) => column.name === name) ?? null
  const at = source.columns?.indexOf(name) ?? -1
  return at < 0 || source.query === null ? null : (source.query.outputs[at]?.use?.column ?? null)
}

/** The names in a ColumnRef; null for a star. */
export function fieldsOf(ref: AstNode): readonly (string | null)[] {
  return nodes(ref.fields).map((field) => stringOf(field))
}

/** The column that an expression is, casts to a wider text type aside; null for anything else. */
export function columnOf(node: unknown, scope: Scope): ColumnUse | null {
  const ref = bodyOf(node, 'ColumnRef')
  if (ref === null) return null
  const found = resolve(fieldsOf(ref), scope)
  return found.kind === 'column' ? found.use : null
}

/** The table a RangeVar names, as the search path reaches it. */
export function tableNamed(body: AstNode, catalog: Catalog): CatalogTable | null {
  const name = text(body.relname) ?? ''
  const schema = text(body.schemaname)
  if (schema !== null) return catalog.tableById.get(`${schema}.${name}`) ?? null
  return catalog.tables.find((table) => table.visible && table.name === name) ?? null
}
