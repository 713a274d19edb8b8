import { PassedOver } from '../../grounding/ungrounded.js'
import type { Said } from './said.js'

/**
 * "who taught the most courses", where what was taught are course offerings: each course once, or as often as it was
 * offered?
 * @throws {PassedOver} where such a thing is ranked by its number
 */
export function checkCountedAgain({ reading, catalog }: Said): void {
  const { plan } = reading
  const [first] = plan.order
  const by = first?.by
  if (plan.limit === null || by?.kind !== 'count' || !by.distinct || by.of?.kind !== 'column') return
  const counted = catalog.tableById.get(by.of.column.table)
  if (!counted || by.of.column.role !== 'key') return
  for (const { source } of plan.joins) {
    const { table } = source
    const [own, said] = [new Set(table.lemmas), counted.lemmas]
    if (table.id === counted.id || own.size <= said.length || !said.every((word) => own.has(word))) continue
    throw new PassedOver(`each of ${counted.words.join(' ')} once, or each ${table.words.join(' ')}?`)
  }
}
