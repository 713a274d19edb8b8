import { isTemporal } from '../../../linking/catalog.js'
import { tableIdOf } from '../../grounding/reach.js'
import { baseOf } from '../../grounding/roles.js'
import { PassedOver } from '../../grounding/ungrounded.js'
import { usedColumns } from '../../grounding/used-columns.js'
import { isOfPeople } from './places-of.js'
import type { Said } from './said.js'

/**
 * "Tickets per month" are not those of donors who first gave in that month: when a person came says nothing of when
 * something of theirs was. @throws {PassedOver} where the date is that of a person nobody spoke of
 */
export function checkPersonsDates(said: Said): void {
  const { plan, assignment } = said.reading
  const spoken = new Set(
    [...assignment.links.values()].map((link) => baseOf(tableIdOf(link)) ?? tableIdOf(link)),
  )
  const from = baseOf(plan.from.table.id) ?? plan.from.table.id
  for (const column of usedColumns(plan)) {
    const table = baseOf(column.table) ?? column.table
    if (!isTemporal(column) || table === from || spoken.has(table)) continue
    if (isOfPeople(said, table)) throw new PassedOver(`${column.words.join(' ')} is not the date of that`, [])
  }
}
