import { tableIdOf } from '../../grounding/reach.js'
import { slotUses } from '../../grounding/slots.js'
import { PassedOver } from '../../grounding/ungrounded.js'
import { lowOf, type Said } from './said.js'

const prepositions: ReadonlySet<string> = new Set(['at', 'in', 'from', 'with', 'by', 'for', 'on', 'to', 'of'])

/**
 * "two accounts at different branches": as many branches, not as many accounts wherever they are.
 * @throws {PassedOver} where the things that differ are not what is counted
 */
export function checkDifferent(said: Said): void {
  const { sketch, assignment, plan } = said.reading
  if (plan.having.length === 0) return
  for (const { index, low } of said.tokens) {
    if (low !== 'different' || !prepositions.has(lowOf(said, index - 1))) continue
    const use = slotUses(sketch).find(({ slot }) => slot.mention.start === index + 1)
    const link = use && assignment.links.get(use.slot)
    const counted = link !== undefined && JSON.stringify(plan.having).includes(`"distinct":true`)
    if (!counted || !link || !JSON.stringify(plan.having).includes(tableIdOf(link)))
      throw new PassedOver(`'different' what?`, [low])
  }
}
