import { isTemporal } from '../../../linking/catalog.js'
import { PassedOver } from '../../grounding/ungrounded.js'
import type { Said } from './said.js'

/**
 * "Cities with both an Italian and an Indian restaurant": one part of the city need not have both. "Revenue per quarter,
 * by return date" has one date. @throws {PassedOver} where rows that share a kind must each have both, or two dates part them
 */
export function checkKindsAtOnce({ tokens, reading }: Said): void {
  const { plan } = reading
  const shown = plan.select.flatMap(({ expr }) => (expr.kind === 'column' ? [expr.column] : []))
  const titles = new Set(plan.from.table.titles.map(({ id }) => id))
  const met = plan.where.filter((cond) => cond.kind === 'exists' && !cond.negated)
  const kinds =
    plan.distinct && shown.length > 0 && shown.every((column) => !column.unique && !titles.has(column.id))
  if (kinds && met.length > 1 && tokens.some(({ low }) => low === 'both'))
    throw new PassedOver('both in one row, or both among all of them?', ['both'])
  const parted = plan.group.some((expr) => expr.kind === 'truncate')
  const dates = plan.group.some((expr) => expr.kind === 'column' && isTemporal(expr.column))
  if (parted && dates) throw new PassedOver('which of the dates is it told by?')
}
