import type { Plan } from '../../../src/builtin/planning/plan.js'
import type { Catalog, CatalogColumn, CatalogTable } from '../../../src/linking/catalog.js'
import { columnExpr } from './plan-parts.js'
import type { Sample, SampleColumn, SampleTable } from './schema.js'

/** A question in plain English with the plan that answers it. */
export interface MadeQuestion {
  readonly template: string
  readonly question: string
  readonly plan: Plan
  /** The phrase of the question that is a condition, and the literals it brings into the SQL; null when it has none. */
  readonly filter: { readonly phrase: string; readonly literals: readonly string[] } | null
}

/** What a template writes its question from. */
export interface Subject {
  readonly sample: Sample
  readonly table: SampleTable
  readonly catalog: Catalog
  readonly random: () => number
}

/** Null when the table has nothing the template could be about. */
export type Template = (subject: Subject) => Omit<MadeQuestion, 'template'> | null

/** The catalogue's own table for a sample's. */
export function catalogued(
  { sample, catalog }: Pick<Subject, 'sample' | 'catalog'>,
  table: SampleTable,
): CatalogTable {
  const found = catalog.tableById.get(`${sample.schema}.${table.name}`)
  if (!found) throw new Error(`no table ${table.name} in the catalogue`)
  return found
}

export function cataloguedColumn(table: CatalogTable, column: SampleColumn): CatalogColumn {
  const found = table.columns.find(({ name }) => name === column.name)
  if (!found) throw new Error(`no column ${column.name} in ${table.name}`)
  return found
}

/** The source of a table under its own name, and its columns as expressions. */
export function speaking(subject: Subject, table: SampleTable) {
  const known = catalogued(subject, table)
  const alias = known.visible ? known.name : `${known.schema}.${known.name}`
  return {
    source: { alias, table: known },
    id: known.id,
    alias,
    ref: (column: SampleColumn) => columnExpr(alias, cataloguedColumn(known, column)),
  }
}
