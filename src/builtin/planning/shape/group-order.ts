import type { Shown } from '../../grounding/spec.js'
import { isMeasure } from '../../grounding/spec-tables.js'
import { Ungrounded } from '../../grounding/ungrounded.js'
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

/**
 * The ranking, then what was asked for; where nothing orders the groups, periods do.
 * @throws {Ungrounded} where the order is by something that a group has many of
 */
export function ordersOf(
  grouping: Grouping,
  ranking: Order | null,
  group: readonly Expr[],
): readonly Order[] {
  const { spec, keys, block } = grouping
  const asked = spec.orders.map((each) => ({
    by: orderExpr(grouping, each.by),
    descending: each.descending,
  }))
  if (asked.some(({ by }) => !isMeasured(by) && !group.some((each) => sameExpr(each, by))))
    throw new Ungrounded('the order is by something that a group has many of')
  if (ranking) return [ranking, ...asked]
  if (asked.length > 0) return asked
  return keys
    .filter((key) => key.kind === 'grain')
    .map((key) => ({ by: keyExpr(key, block), descending: false }))
}

/** "the total yield …, biggest yield first", "… from most to least sales": of a group, by what is shown of its rows. */
function orderExpr({ outputs, block, measure }: Grouping, by: Shown): Expr {
  if (isMeasure(by)) return measure(by)
  const [shown, ...more] = outputs.filter(
    (output) =>
      (by.kind === 'column' && output.kind === 'aggregate' && output.column.id === by.column.id) ||
      (by.kind === 'entity' && output.kind === 'countRows' && output.table === by.table),
  )
  return shown && isMeasure(shown) && more.length === 0 ? measure(shown) : keyExpr(by, block)
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
