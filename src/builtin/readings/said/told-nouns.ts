import { PassedOver } from '../../grounding/ungrounded.js'
import type { Said } from './said.js'

/**
 * A state that was told of projects is theirs: "key clients" are not the clients of key projects.
 * @throws {PassedOver} where a told word stands right before the noun of another table
 */
export function checkToldNouns({ reading, tokens }: Said): void {
  const links = [...reading.assignment.links]
  for (const [slot, link] of links) {
    if (link.kind !== 'column' || !link.told) continue
    const { table, also } = link.told
    const { end } = slot.mention
    const noun = links.find(([next]) => next.mention.start === end)
    if (noun?.[1].kind !== 'table' || tokens[end]?.kind !== 'word') continue
    const [named] = noun[1].table.split('#')
    if (named !== table && named !== also)
      throw new PassedOver(`'${slot.text}' was told of other rows than ${noun[0].text}`, [slot.text])
  }
}
