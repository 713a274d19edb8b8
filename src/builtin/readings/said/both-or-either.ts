import { PassedOver } from '../../grounding/ungrounded.js'
import type { Cond } from '../../planning/plan.js'
import type { Said } from './said.js'

/**
 * "Zones with tents and motorhomes": with both, or with either? What some row of theirs is may be one or the other; what
 * each of them is itself can only be either. @throws {PassedOver} where it may be both
 */
export function checkBothOrEither({ tokens, reading }: Said): void {
  const several = reading.plan.where.some((cond) => cond.kind === 'exists' && cond.plan.where.some(isOneOf))
  if (!several) return
  for (const { kind, start, end, ...piece } of reading.sketch.pieces) {
    if (kind !== 'filter' || !('filter' in piece) || piece.filter.kind !== 'value') continue
    const { more, negated } = piece.filter
    const words = tokens.slice(start, end).map(({ low }) => low)
    if (more.length > 0 && !negated && words.includes('and') && !words.includes('or'))
      throw new PassedOver('both of them, or either?', ['and'])
  }
}

function isOneOf(cond: Cond): boolean {
  return cond.kind === 'in' && !cond.negated
}
