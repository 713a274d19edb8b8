import type { Aggregate, TimeUnit } from '../../planning/plan.js'
import { type Chart, lowAt } from '../chart.js'
import { spanUnitOf } from './span-opening.js'

/** What may be said after the two dates: "on average", "in hours", ", in days", in either order. */
export function spanTail(
  chart: Chart,
  at: number,
): { readonly end: number; readonly fn: Aggregate | null; readonly unit: TimeUnit | null } {
  let end = at
  let fn: Aggregate | null = null
  let unit: TimeUnit | null = null
  for (let guard = 0; guard < 2; guard++) {
    const next = lowAt(chart, end) === ',' ? end + 1 : end
    const named = lowAt(chart, next) === 'in' ? spanUnitOf(lowAt(chart, next + 1)) : null
    if (lowAt(chart, next) === 'on' && lowAt(chart, next + 1) === 'average') fn = 'avg'
    else if (named) unit = named
    else break
    end = next + 2
  }
  return { end, fn, unit }
}
