import { isParticiple } from '../../grammar/participle.js'
import type { Piece } from '../../grammar/sketch.js'
import { PassedOver } from '../../grounding/ungrounded.js'
import { lowOf, type Said } from './said.js'

/**
 * "Runners who have finished at least two races" finished two, and not one of their two.
 * @throws {PassedOver} where what was done and how many there are would be asked apart
 */
export function checkSoManyDone(said: Said): void {
  const { pieces } = said.reading.sketch
  for (const [at, piece] of pieces.entries()) {
    const next = pieces[at + 1]
    if (next?.kind !== 'having' || !isDone(said, piece) || next.start - piece.end > 1) continue
    if (['and', 'but', 'or', 'with', ','].includes(lowOf(said, piece.end))) continue
    if (said.reading.plan.where.filter(isApart).length < 2 || atLeastOne(said, next)) continue
    throw new PassedOver('so many of those, or so many in all?', [lowOf(said, piece.end - 1)])
  }
}

/** "finished", "passed": a value or a yes-or-no of what was done. */
function isDone(said: Said, piece: Piece): boolean {
  if (!isParticiple(lowOf(said, piece.end - 1))) return false
  if (piece.kind === 'entity') return said.reading.assignment.links.get(piece.noun.slot)?.kind !== 'table'
  return piece.kind === 'filter' && (piece.filter.kind === 'value' || piece.filter.kind === 'flag')
}

function isApart(cond: Said['reading']['plan']['where'][number]): boolean {
  return cond.kind === 'exists' || (cond.kind === 'compare' && cond.left.kind === 'scalar')
}

/** "at least one race": the same as any. */
function atLeastOne(said: Said, { start, end }: Piece): boolean {
  const words = said.tokens.slice(start, end).map(({ low }) => low)
  return ['one', '1'].some((one) => words.includes(one)) && !words.includes('than') && words.includes('least')
}
