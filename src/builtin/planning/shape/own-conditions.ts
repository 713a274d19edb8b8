import { type Catalog, type CatalogColumn, isTemporal, mustTable } from '../../../linking/catalog.js'
import { columnsOf } from '../../grounding/ratio/condition-columns.js'
import { toOneTables } from '../../grounding/to-one-tables.js'
import type { Condition, MeasureSpec } from '../../grounding/spec.js'
import { tableOfSpec } from '../../grounding/spec-tables.js'

/**
 * "The number of students and the number of instructors who have not left": conditions that only the rows of one of the
 * things counted can meet, and so are of that count alone. Null where one of them could be of more: a date, or a column
 * that another of them has too.
 * @param counted the tables counted
 */
export function ownConditions(
  conditions: readonly Condition[],
  counted: readonly string[],
  catalog: Catalog,
): ReadonlyMap<string, readonly Condition[]> | null {
  const own = new Map<string, readonly Condition[]>()
  for (const condition of conditions) {
    const [table, ...others] = new Set(condition.needs.map((need) => need.table))
    const columns = columnsOf(condition)
    if (condition.related || table === undefined || others.length > 0 || !counted.includes(table)) return null
    const alike = counted.filter((each) => each !== table).flatMap((each) => mustTable(catalog, each).columns)
    if (columns.length === 0 || columns.some((column) => column.table !== table || isShared(column, alike)))
      return null
    if (columns.some(isTemporal) && testOf(condition) !== 'null') return null
    // "key projects and assignments": of all projects, or of those?
    if (
      counted.some((each) => each !== table && toOneTables(catalog, each, 3).some(({ id }) => id === table))
    )
      return null
    own.set(table, [...(own.get(table) ?? []), condition])
  }
  return own
}

function isShared({ words }: CatalogColumn, alike: readonly CatalogColumn[]): boolean {
  return alike.some((column) => column.words.join(' ') === words.join(' '))
}

function testOf(condition: Condition): string {
  return condition.make((column) => ({ kind: 'column', alias: '', column })).kind
}

/** A count with what narrows it alone. */
export function withOwn<T extends MeasureSpec>(
  measure: T,
  own: ReadonlyMap<string, readonly Condition[]>,
): T | MeasureSpec {
  const only = own.get(tableOfSpec(measure))
  if (!only || (measure.kind !== 'countRows' && measure.kind !== 'countValues')) return measure
  return { kind: 'formula', of: { kind: 'part', part: { measure, only, having: [] } } }
}
