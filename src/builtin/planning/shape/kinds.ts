import { type Catalog, mustTable } from '../../../linking/catalog.js'
import type { KeySpec, Spec } from '../../grounding/spec.js'
import type { Block } from '../block.js'
import type { Cond } from '../plan.js'

/** "which nationalities do our guests have": the kinds of a column that does not name its rows. */
export function kindsAlone(spec: Spec, keys: readonly KeySpec[], catalog: Catalog): boolean {
  const [key, ...more] = keys
  if (key?.kind !== 'column' || more.length > 0 || spec.rank || spec.groups.length > 0) return false
  const { column } = key
  return (
    spec.outputs.some((output) => output.kinds === true) &&
    column.kind === 'text' &&
    !column.unique &&
    !mustTable(catalog, column.table).titles.some((title) => title.id === column.id)
  )
}

/** "the remarks given with two stars": what was written alone; where nothing was, there is no remark. */
export function areRemarks(keys: readonly KeySpec[]): boolean {
  const [key, ...more] = keys
  return key?.kind === 'column' && more.length === 0 && remarks.has(key.column.lemmas.at(-1) ?? '')
}

const remarks: ReadonlySet<string> = new Set('remark comment note feedback complaint'.split(' '))

/** Nothing is no kind of its own: where one column is told value by value, rows without one are left out. */
export function knownAlone(keys: readonly KeySpec[], block: Block): readonly Cond[] {
  const [key, ...more] = keys
  if (key?.kind !== 'column' || more.length > 0) return []
  const { column } = key
  return column.nullable && (column.nullFraction ?? 0) > 0
    ? [{ kind: 'null', of: block.ref(column), negated: true }]
    : []
}
