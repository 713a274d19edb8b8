import { baseOf } from '../../grounding/roles.js'
import { Unfit } from '../../grounding/ungrounded.js'
import { lowOf, type Said } from './said.js'

/**
 * "The boss of Paula Zapata" is not called so herself, and is the one that is asked for.
 * @throws {Unfit} where the name is that of the boss, or others are shown
 */
export function checkRoleOf(said: Said): void {
  const { assignment, plan } = said.reading
  const links = [...assignment.links]
  for (const [role, link] of links) {
    if (link.kind !== 'table' || baseOf(link.table) === null) continue
    const { start, end } = role.mention
    const base = baseOf(link.table)
    const owners = links.flatMap(([slot, each]) => {
      if (each.kind !== 'value') return []
      const table = each.column.slice(0, each.column.lastIndexOf('.'))
      if ((baseOf(table) ?? table) !== base) return []
      const before = slot.mention.end === start - 1 && lowOf(said, start - 1) === 'of_'
      const after = slot.mention.start === end + 1 && lowOf(said, end) === 'of'
      return before || after ? [{ text: slot.text, table }] : []
    })
    for (const { text, table } of owners) {
      const shown = plan.select.some(({ expr }) => expr.kind === 'column' && expr.column.table === link.table)
      if (baseOf(table) !== null || !shown)
        throw new Unfit(`'${text}' is not the ${role.text} that is asked for`, [text])
    }
  }
}
