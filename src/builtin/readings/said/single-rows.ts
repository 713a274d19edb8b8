import { tableOfSpec } from '../../grounding/spec.js'
import { Unfit } from '../../grounding/ungrounded.js'
import type { Said } from './said.js'

/**
 * "The ratio of repair costs to calibration costs over all maintenance": one number of them all. For each single row
 * there is nothing to set against each other. @throws {Unfit} where a ratio of a table's rows is grouped by its rows
 */
export function checkSingleRows({ reading: { spec } }: Said): void {
  for (const output of spec.outputs) {
    if (output.kind !== 'ratio' || output.perRow) continue
    const { over, under } = output
    const table = tableOfSpec(over.measure)
    if (over.only.length + under.only.length === 0 || tableOfSpec(under.measure) !== table) continue
    if (spec.groups.some((group) => group.kind === 'entity' && group.table === table))
      throw new Unfit('a ratio within each single row')
  }
}
