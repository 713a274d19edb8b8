import { tableIdOf } from '../../grounding/reach.js'
import { baseOf } from '../../grounding/roles.js'
import { slotUses } from '../../grounding/slots.js'
import { PassedOver } from '../../grounding/ungrounded.js'
import type { Said } from './said.js'

const states: ReadonlySet<string> = new Set(['open', 'closed', 'active', 'inactive', 'pending', 'unpaid'])

/**
 * "Open invoices" are open themselves: they are not those of customers with a ticket that was never closed, nor the
 * payments of a claim that is open. What is kept of the thing in rows that refer to it is its own.
 * @throws {PassedOver} where the state is that of something else
 */
export function checkOwnStates({ reading, catalog }: Said): void {
  const { sketch, assignment } = reading
  const uses = slotUses(sketch)
  for (const { slot, use, governor: before } of uses) {
    if (!['flag', 'value'].includes(use) || !states.has(slot.text.toLowerCase())) continue
    const governor = before ?? uses.find((other) => other.slot.mention.start === slot.mention.end)?.slot
    const state = assignment.links.get(slot)
    const thing = governor ? assignment.links.get(governor) : undefined
    if (!governor || !state || state.kind === 'table' || thing?.kind !== 'table') continue
    const [own, of] = [tableIdOf(state), thing.table].map((id) => baseOf(id) ?? id)
    const kept = (catalog.edgesOf.get(own ?? '') ?? []).some(
      ({ from, to }) => from.table === own && to.table === of,
    )
    if (own !== of && !kept)
      throw new PassedOver(`nothing says which ${governor.text} are '${slot.text}'`, [slot.text])
  }
}
