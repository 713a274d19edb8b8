import { isMeasure, Ungrounded } from '../../grounding/spec.js'
import type { Expr, Order } from '../plan.js'
import type { Grouping } from './group-columns.js'
import { keyExpr } from './key-columns.js'
import { sameExpr } from './sameness.js'

/** What ranks the groups; null where nothing does. @throws {Ungrounded} where there are no groups, or a column ranks them */
export function rankingOf({ spec, keys, block, measure }: Grouping): Order | null {
  const { rank } = spec
  if (!rank) return null
  if (keys.length === 0) throw new Ungrounded('a ranking of a single number')
  const by = isMeasure(rank.by) ? measure(rank.by) : keyExpr(rank.by, block)
  if (!isMeasure(rank.by)) throw new Ungrounded('a ranking by a column over groups')
  return { by, descending: rank.descending }
}

/** The ranking, then what was asked for; where nothing orders the groups, periods do. Only what a group has one of can. */
export function ordersOf(
  { spec, keys, block, measure }: Grouping,
  ranking: Order | null,
  group: readonly Expr[],
): readonly Order[] {
  const asked = spec.orders
    .map((each) => ({
      by: isMeasure(each.by) ? measure(each.by) : keyExpr(each.by, block),
      descending: each.descending,
    }))
    .filter((order) => isMeasured(order.by) || group.some((each) => sameExpr(each, order.by)))
  if (ranking) return [ranking, ...asked]
  if (asked.length > 0) return asked
  return keys
    .filter((key) => key.kind === 'grain')
    .map((key) => ({ by: keyExpr(key, block), descending: false }))
}

function isMeasured(expr: Expr): boolean {
  return (
    expr.kind === 'count' ||
    expr.kind === 'aggregate' ||
    expr.kind === 'ratio' ||
    expr.kind === 'arithmetic' ||
    expr.kind === 'window'
  )
}
