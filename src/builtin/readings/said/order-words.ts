import { isTemporal, isYear } from '../../../linking/catalog.js'
import { PassedOver } from '../../grounding/ungrounded.js'
import { lowOf, type Said } from './said.js'

const byTime: ReadonlySet<string> = new Set(['newest', 'latest', 'earliest', 'recent'])
const bySize: ReadonlySet<string> = new Set(
  'largest biggest smallest highest lowest most fewest least'.split(' '),
)

/** "newest first" is by a date and "largest first" by a number, whatever is shown first. @throws {PassedOver} where it is by something else */
export function checkOrderWords(said: Said): void {
  const by = said.reading.plan.order[0]?.by
  if (by?.kind !== 'column') return
  const { column } = by
  for (const { index, low } of said.tokens) {
    if (lowOf(said, index + 1) !== 'first') continue
    const timed = isTemporal(column) || isYear(column) || column.kind === 'number'
    if (byTime.has(low) && !timed) throw new PassedOver(`'${low} first' is by a date`, [low])
    if (bySize.has(low) && column.kind === 'text')
      throw new PassedOver(`'${low} first' is by a number`, [low])
  }
}
