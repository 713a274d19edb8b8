import { type CatalogColumn, isTemporal, isYear } from '../../../linking/catalog.js'
import type { Condition } from '../spec.js'

/** The columns a condition compares, those of its related rows too; one compared twice is there twice. */
export function columnsOf(condition: Condition): readonly CatalogColumn[] {
  if (condition.related) return condition.related.conditions.flatMap(columnsOf)
  const seen: CatalogColumn[] = []
  condition.make((column) => {
    seen.push(column)
    return { kind: 'column', alias: '', column }
  })
  return seen
}

/** Columns a condition is about; for a bare match elsewhere, that it is one. */
export function subjectsOf(condition: Condition): readonly string[] {
  if (condition.related)
    return condition.related.conditions.length > 0
      ? condition.related.conditions.flatMap(subjectsOf)
      : ['match']
  return columnsOf(condition).map((column) =>
    column.kind === 'boolean' ? `flags of ${column.table}` : column.id,
  )
}

/** Whether a condition is on nothing but dates of that table. */
export function isDate(condition: Condition, table: string): boolean {
  const columns = columnsOf(condition)
  return (
    condition.related === null &&
    columns.length > 0 &&
    columns.every((column) => column.table === table && (isTemporal(column) || isYear(column)))
  )
}

/** A date, a place or a group that something is in: what "in 2023" and "in Leeds" say of the whole. */
export function isPlace(condition: Condition): boolean {
  const columns = columnsOf(condition)
  return (
    columns.length > 0 &&
    columns.every((column) => column.kind === 'text' || isTemporal(column) || isYear(column))
  )
}

const places: ReadonlySet<string> = new Set(
  'city town country region state district county village borough province continent'.split(' '),
)

/** Where something is: a stored city, country or region. */
export function isWhere(condition: Condition): boolean {
  const columns = columnsOf(condition)
  return (
    columns.length > 0 &&
    columns.every((column) => column.kind === 'text' && places.has(column.lemmas.at(-1) ?? ''))
  )
}

/** That there is such a row, where another condition says which one: "at the Eastgate branch". */
export function isToldAlready(condition: Condition, all: readonly Condition[]): boolean {
  const { related } = condition
  if (!related || related.conditions.length > 0 || related.negated) return false
  const tables = related.needs.map(({ table }) => table)
  return all.some(
    (other) =>
      other.related !== null &&
      other.related.conditions.length > 0 &&
      tables.every((table) => other.related?.needs.some((need) => need.table === table)),
  )
}
