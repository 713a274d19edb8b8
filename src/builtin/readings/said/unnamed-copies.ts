import { tableIdOf } from '../../grounding/reach.js'
import { baseOf } from '../../grounding/roles.js'
import { Unfit } from '../../grounding/ungrounded.js'
import type { Plan } from '../../planning/plan.js'
import type { Said } from './said.js'

/**
 * "The people with the most issues assigned to them": those the issues are assigned to, and not whoever wrote a comment
 * on one. @throws {Unfit} where a row and its role are joined by rows that nobody spoke of
 */
export function checkUnnamedCopies({ reading }: Said): void {
  const { tree, assignment } = reading
  const named = new Set([...assignment.links.values()].map(tableIdOf))
  for (const copy of tree.tables) {
    const base = baseOf(copy)
    if (base === null || !tree.tables.has(base)) continue
    const owned = tree.hops.some(({ edge }) => edge.from.table === base && edge.to.table === copy)
    if (owned && tree.tables.size === 2 && countsRows(reading.plan, base))
      throw new Unfit('each of them has one at most')
    const reached = tree.hops.filter(({ edge }) => edge.to.table === base)
    const between = reached.find(({ edge }) => !named.has(edge.from.table) && edge.from.table !== base)
    if (between && !owned) throw new Unfit('a row and its role meet in rows that nobody spoke of')
  }
}

/** "Which fitter mentors the most fitters?": whoever is a mentor, and not how many mentors one has. */
function countsRows({ select, group }: Plan, base: string): boolean {
  const rows = group.some(
    (expr) => expr.kind === 'column' && expr.column.table === base && expr.column.role === 'key',
  )
  return rows && select.some(({ expr }) => expr.kind === 'count')
}
