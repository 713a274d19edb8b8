import { slotUses } from '../../grounding/slots.js'
import { Unfit } from '../../grounding/ungrounded.js'
import { usedTables } from '../../grounding/used-tables.js'
import type { Said } from './said.js'

/**
 * "Runners who finished a race": their entries are stored as "finished", and the race as "completed" only by another
 * word. @throws {Unfit} where a word is read as a value that means about the same, and rows nearby hold it as it was said
 */
export function checkNearerValues(said: Said): void {
  const { target } = said.reading.spec
  const near = new Set([
    ...usedTables(said.reading.plan).map(({ id }) => id),
    ...(said.catalog.edgesOf.get(target) ?? []).flatMap(({ from, to }) =>
      to.table === target ? [from.table] : [],
    ),
  ])
  for (const { slot } of slotUses(said.reading.sketch)) {
    const link = said.reading.assignment.links.get(slot)
    if (link?.kind !== 'value' || link.value.toLowerCase() === slot.text.toLowerCase()) continue
    const { start, end } = slot.mention
    for (const mention of said.mentions) {
      if (mention.start !== start || mention.end !== end) continue
      const nearer = mention.links.find(
        (each) =>
          each.kind === 'value' &&
          each.exact &&
          each.column !== link.column &&
          each.value.toLowerCase() === slot.text.toLowerCase() &&
          near.has(each.column.slice(0, each.column.lastIndexOf('.'))),
      )
      if (nearer) throw new Unfit(`'${slot.text}' is stored just so`, [slot.text])
    }
  }
}
