import { PassedOver } from '../../grounding/ungrounded.js'
import { isPrice } from '../../grounding/unit-prices.js'
import { lowOf, type Said } from './said.js'

/**
 * "the total tonnage carried by each ship" is of what it carried, and not its own; "the total price" of lines with
 * quantities is no sum of their unit prices. @throws {PassedOver} where it is read so
 */
export function checkOwnTotals(said: Said): void {
  const { spec } = said.reading
  const owners = new Set(spec.groups.flatMap((group) => (group.kind === 'entity' ? [group.table] : [])))
  for (const output of [...spec.outputs, ...(spec.rank ? [spec.rank.by] : [])]) {
    if (output.kind !== 'aggregate' || output.fn !== 'sum') continue
    const words = output.column.words.join(' ')
    const doing = owners.has(output.column.table) ? doneByEach(said) : null
    if (doing !== null) throw new PassedOver(`nothing says how much was '${doing}'`, [doing])
    const table = said.catalog.tableById.get(output.column.table)
    if (table && isPrice(output.column, table)) throw new PassedOver(`${words} does not add up`, [words])
  }
}

/** "carried by each" */
function doneByEach(said: Said): string | null {
  const at = said.tokens.findIndex(
    ({ low }, index) =>
      low === 'by' &&
      ['each', 'every'].includes(lowOf(said, index + 1)) &&
      /(?:ed|en|ght|ld)$/.test(lowOf(said, index - 1)),
  )
  return at < 0 ? null : lowOf(said, at - 1)
}
