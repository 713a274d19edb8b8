import { isMeasure, type MeasureSpec, type Output, type Shown, Ungrounded } from '../../grounding/spec.js'
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
  const exprOf = (by: Shown) => {
    const shown = shownAmount(spec.outputs, by)
    return shown ? measure(shown) : isMeasure(by) ? measure(by) : keyExpr(by, block)
  }
  const asked = spec.orders
    .map((each) => ({
      by: exprOf(each.by),
      descending: each.descending,
    }))
    .filter((order) => isMeasured(order.by) || group.some((each) => sameExpr(each, order.by)))
  if (ranking) return [ranking, ...asked]
  if (asked.length > 0) return asked
  return keys
    .filter((key) => key.kind === 'grain')
    .map((key) => ({ by: keyExpr(key, block), descending: false }))
}

/** "ticket revenue by type, ordered by revenue": by the amount as it is shown. */
function shownAmount(outputs: readonly Output[], by: Shown): MeasureSpec | null {
  if (by.kind !== 'column') return null
  const found = outputs.filter((each) => each.kind === 'aggregate' && each.column.id === by.column.id)
  const [only] = found
  return found.length === 1 && only?.kind === 'aggregate' ? only : null
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
