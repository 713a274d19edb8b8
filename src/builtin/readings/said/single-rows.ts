import { tableOfSpec } from '../../grounding/spec-tables.js'
import { Unfit } from '../../grounding/ungrounded.js'
import { lowOf, type Said } from './said.js'

/**
 * "The ratio of repair costs to calibration costs over all maintenance": one number of them all. For each single row
 * there is nothing to set against each other. @throws {Unfit} where a ratio of a table's rows is grouped by its rows
 */
export function checkSingleRows(said: Said): void {
  checkForRows(said)
  const { spec } = said.reading
  for (const output of spec.outputs) {
    if (output.kind !== 'ratio' || output.perRow) continue
    const { over, under } = output
    const table = tableOfSpec(over.measure)
    if (over.only.length + under.only.length === 0 || tableOfSpec(under.measure) !== table) continue
    if (spec.groups.some((group) => group.kind === 'entity' && group.table === table))
      throw new Unfit('a ratio within each single row')
  }
}

/**
 * "For trips starting in May, return the boat's name and the total number of guests": the guests of each boat, not of
 * each of the trips. @throws {Unfit} where the rows that it is told "for" are listed beside a total of their own
 */
function checkForRows(said: Said): void {
  const { sketch, spec, assignment } = said.reading
  const asked = sketch.pieces.find(({ kind }) => kind === 'ask')
  const [term] = asked?.kind === 'ask' ? asked.terms : []
  if (!asked || term?.kind !== 'noun' || lowOf(said, asked.start - 1) !== 'for') return
  const rows = assignment.links.get(term.noun.slot)
  if (rows?.kind !== 'table') return
  const { outputs } = spec
  if (!outputs.some((output) => output.kind === 'entity' && output.table === rows.table)) return
  if (!outputs.some((output) => output.kind === 'column' && output.column.table !== rows.table)) return
  if (outputs.some((output) => output.kind === 'aggregate' && output.column.table === rows.table))
    throw new Unfit('a total within each single row')
}
