import type { KeySpec, MeasureSpec } from '../../grounding/spec.js'
import { tableOfSpec } from '../../grounding/spec-tables.js'
import { Ungrounded } from '../../grounding/ungrounded.js'

/**
 * "Days between registration and first donation" are of each donor: of a town there are as many as it has donors.
 * @throws {Ungrounded} where a group is anything else than a row of those who were first there
 */
export function checkFirstOfEach(measures: readonly MeasureSpec[], keys: readonly KeySpec[]): void {
  for (const measure of measures) {
    if (measure.kind !== 'spanOf' || !measure.span.pick) continue
    const { table } = measure.span.from
    const rows = keys.some((key) => key.kind === 'entity' || (key.kind === 'column' && key.column.unique))
    if (!rows || keys.some((key) => tableOfSpec(key) !== table))
      throw new Ungrounded('the first or last of what is not clear')
  }
}
