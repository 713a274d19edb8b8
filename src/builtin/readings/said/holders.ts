import { slotUses } from '../../grounding/slots.js'
import { Unfit } from '../../grounding/ungrounded.js'
import type { Said } from './said.js'

/**
 * "Cardholders" are customers, yet over a table of cards only those that have one.
 * @throws {Unfit} where what they hold has a table that is not joined
 */
export function checkHolders(said: Said): void {
  const { sketch, assignment, tree } = said.reading
  for (const { slot } of slotUses(sketch)) {
    const link = assignment.links.get(slot)
    const held = /([a-z]+)[ -]?(?:holder|owner)s?$/i.exec(slot.text)?.[1]?.toLowerCase()
    if (link?.kind !== 'table' || link.reason !== 'synonym' || !held) continue
    const kept = said.catalog.tables.filter(
      ({ lemmas, alias }) => lemmas.at(-1) === held && alias === undefined,
    )
    if (kept.length > 0 && !kept.some(({ id }) => tree.tables.has(id)))
      throw new Unfit(`'${slot.text}' are not all of them`, [slot.text])
  }
}
