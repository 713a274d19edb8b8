import { type Catalog, type CatalogColumn, mustTable } from '../../../linking/catalog.js'
import type { FormulaNode, KeySpec, MeasureSpec, Shown, Spec } from '../../grounding/spec.js'
import { isMeasure, tableOfSpec } from '../../grounding/spec-tables.js'
import { Ungrounded } from '../../grounding/ungrounded.js'
import { toOneTables } from '../../grounding/to-one-tables.js'
import { keyOf } from './sameness.js'

/**
 * Numbers of a row make a ratio only where each group is one row; a share of the total needs groups.
 * @throws {Ungrounded} where a ratio has no such groups
 */
export function checkRatios(
  measures: readonly MeasureSpec[],
  keys: readonly KeySpec[],
  catalog: Catalog,
): void {
  for (const each of measures) {
    if (each.kind !== 'ratio') continue
    if (each.total && keys.length !== 1) throw new Ungrounded('a share of what?')
    const table = tableOfSpec(each)
    const identified = keys.some(
      (key) =>
        (key.kind === 'entity' && key.table === table) ||
        (key.kind === 'column' &&
          key.column.table === table &&
          (key.column.unique || isKeyOf(key.column, catalog))),
    )
    if (each.perRow && !identified)
      throw new Ungrounded('a ratio of two numbers of each row, without saying of which rows')
  }
}

function isKeyOf(column: CatalogColumn, catalog: Catalog): boolean {
  const key = mustTable(catalog, column.table).key
  return key?.length === 1 && key[0]?.id === column.id
}

/**
 * A row is not counted for itself, and beside groups a share must say of what.
 * @param all everything measured; `outputs` what of it is shown
 * @throws {Ungrounded}
 */
export function checkCounts(
  all: readonly MeasureSpec[],
  keys: readonly KeySpec[],
  outputs: readonly Shown[],
): void {
  if (
    all.some(
      (each) =>
        each.kind === 'countRows' && keys.some((key) => key.kind === 'entity' && key.table === each.table),
    )
  )
    throw new Ungrounded('a row counted for itself')
  if (
    all.some(
      (each) =>
        each.kind === 'countValues' &&
        keys.some((key) =>
          key.kind === 'entity'
            ? key.table === each.column.table
            : key.kind === 'column' && (key.column.id === each.column.id || isRow(key.column, each)),
        ),
    )
  )
    throw new Ungrounded('a value counted for itself')
  if (all.some((each) => keys.some((key) => key.kind === 'entity' && isAverageOf(each, key.table))))
    throw new Ungrounded('an average of one row')
  if (keys.length > 0 && outputs.some((output) => output.kind === 'ratio' && output.bare))
    throw new Ungrounded('whether the share is of each group or of them all is not clear')
}

/** "the average revenue per delivery", worked out of its numbers: there is one of each delivery. */
function isAverageOf(measure: MeasureSpec, table: string): boolean {
  if (measure.kind === 'product') return measure.fn === 'avg' && measure.left.table === table
  if (measure.kind !== 'formula') return false
  const walk = (of: FormulaNode): readonly MeasureSpec[] =>
    of.kind === 'number' ? [] : of.kind === 'part' ? [of.part.measure] : [...walk(of.left), ...walk(of.right)]
  return walk(measure.of).some(
    (each) =>
      isAverageOf(each, table) ||
      (each.kind === 'aggregate' && each.fn === 'avg' && each.column.table === table),
  )
}

/** A group of one row has one value of everything in it. */
function isRow(key: CatalogColumn, { column }: { readonly column: CatalogColumn }): boolean {
  return key.unique && key.table === column.table
}

/**
 * "for each department the doctor and the average salary": what is shown beside a measure must be one per group.
 * @throws {Ungrounded} where it is not
 */
export function checkKeys(spec: Spec, outputs: readonly Shown[], catalog: Catalog): void {
  if (spec.groups.length === 0) return
  const within = new Set(
    spec.groups.flatMap((group) => toOneTables(catalog, tableOfSpec(group)).map((table) => table.id)),
  )
  const entities = spec.groups.some((group) => group.kind === 'entity')
  for (const output of outputs) {
    if (isMeasure(output) || spec.groups.some((group) => keyOf(group) === keyOf(output))) continue
    if (!within.has(tableOfSpec(output)) || (!entities && output.kind === 'entity'))
      throw new Ungrounded('what is shown is not one value for each group')
  }
}
