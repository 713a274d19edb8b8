import { type Catalog, mustTable } from '../../../linking/catalog.js'
import type { Spec } from '../../grounding/spec.js'
import { isMeasure, tableOfSpec } from '../../grounding/spec-tables.js'
import { Ungrounded } from '../../grounding/ungrounded.js'
import { toOneTables } from '../../grounding/to-one-tables.js'
import { cheapestPath } from '../cheapest-path.js'
import { hintsOf } from './core-tree.js'

/**
 * "heads of departments": with nothing said about the departments, all heads or only those who have one?
 * @throws {Ungrounded} where both could be meant
 */
export function checkLoose(spec: Spec, catalog: Catalog): void {
  const shown = new Set(
    [
      ...spec.outputs,
      ...spec.groups,
      ...spec.orders.map((order) => order.by),
      ...(spec.rank ? [spec.rank.by] : []),
    ].map(tableOfSpec),
  )
  const told = new Set(spec.conditions.flatMap((condition) => condition.needs.map((need) => need.table)))
  const entity =
    spec.rowsOf.has(spec.target) ||
    spec.outputs.some(
      (output) => (output.kind === 'entity' || output.kind === 'countRows') && output.table === spec.target,
    )
  for (const table of spec.looseRequires) {
    if (!entity || table === spec.target || shown.has(table) || told.has(table)) continue
    const path = cheapestPath(catalog, [spec.target], table, hintsOf(spec))
    if (
      path?.hops.some((hop) => !hop.toOne) &&
      !path.hops.every((hop) => hop.lossless) &&
      spec.hintStems.size === 0
    ) {
      throw new Ungrounded(
        `whether only ${mustTable(catalog, spec.target).words.join(' ')} rows with a ${mustTable(catalog, table).words.join(' ')} are meant is not clear`,
      )
    }
  }
}

/**
 * "Which teachers …? Show the name": of the teachers, not of something they have several of.
 * @throws {Ungrounded} where what is to be shown is of no row asked for
 */
export function checkDirective(spec: Spec, catalog: Catalog): void {
  const keys = spec.outputs.filter((output) => output.directive && !isMeasure(output)).map(tableOfSpec)
  for (const output of spec.outputs) {
    if (output.directive || output.kind !== 'entity' || keys.length === 0) continue
    const once = new Set(toOneTables(catalog, output.table, 3).map((table) => table.id))
    if (!keys.some((table) => once.has(table)))
      throw new Ungrounded(`what to show of ${mustTable(catalog, output.table).words.join(' ')} is not clear`)
  }
}

/**
 * "The number of issues and the number of bugs" where all that is counted are bugs: a part that is the whole was said of
 * one number and read of all. @throws {Ungrounded} where there is such a part
 */
export function checkParts({ outputs, conditions }: Spec): void {
  const said = new Set(conditions.map(({ text }) => text))
  const whole = outputs.some(
    (output) =>
      output.kind === 'formula' &&
      output.of.kind === 'part' &&
      output.of.part.only.length > 0 &&
      output.of.part.only.every(({ text }) => said.has(text)),
  )
  if (whole) throw new Ungrounded('whether the condition is of one number or of all is not clear')
}
