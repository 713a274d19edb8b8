import type { Catalog } from '../../linking/catalog.js'
import type { ToldState } from '../../linking/told-states.js'
import { toldCond } from '../grounding/conditions/told-condition.js'
import { Ungrounded } from '../grounding/ungrounded.js'
import type { Join, Plan } from './plan.js'

/**
 * "Only tests with an outcome count": every use of the table in the statement is narrowed to such rows, as if there were
 * no others. @throws {Ungrounded} where the table is not used, or rows without a match of it are kept
 */
export function scoped(plan: Plan, scopes: readonly ToldState[], catalog: Catalog): Plan {
  return scopes.reduce((narrowed, scope) => {
    let uses = 0
    const walk = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(walk)
      if (value === null || typeof value !== 'object') return value
      const copy = Object.fromEntries(
        Object.entries(value).map(([key, each]) => [
          key,
          key === 'table' || key === 'column' ? each : walk(each),
        ]),
      )
      if (!isPlan(copy)) return copy
      const sources = [copy.from, ...copy.joins.map(({ source }: Join) => source)]
      const used = sources.filter(({ table }) => table.id === scope.table)
      if (copy.joins.some(({ kind, source }) => kind === 'left' && used.includes(source)))
        throw new Ungrounded(`rows without a match would be kept: ${scope.text}`)
      uses += used.length
      const conds = used.map(({ alias }) =>
        toldCond(scope, (column) => ({ kind: 'column', alias, column }), catalog),
      )
      return { ...copy, where: [...copy.where, ...conds] }
    }
    const found = walk(narrowed) as Plan
    if (uses === 0) throw new Ungrounded(`the statement would not follow the instruction: ${scope.text}`)
    return found
  }, plan)
}

function isPlan(value: object): value is Plan {
  return 'from' in value && 'joins' in value && 'select' in value && 'where' in value
}
