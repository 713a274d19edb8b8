import { printOne } from '../print/print-query.js'
import { changedQuery } from '../probes.js'
import { askTruth, type CriticCheck, type Probing, warn } from '../review-task.js'
import type { Query } from '../statement/statement.js'
import { conjuncts } from '../statement/tree.js'

/** No rows: with the condition named without which there would be some. */
export const emptyResult: CriticCheck = {
  id: 'empty-result',
  passed: 'the result has rows',
  needs: 'result',
  *probe({ statement, outcome }) {
    if (outcome === null || outcome.result.rows.length > 0) return []
    const culprit = yield* culpritOf(statement.root)
    const fix =
      culprit === null
        ? 'Check the spelling of names and the dates asked for.'
        : `Without ${culprit} there would be rows: check that condition.`
    return [warn('empty-result', 'No rows match.', fix)]
  },
}

const mostConditions = 6

/** The one condition whose removal gives rows; null when none alone does. */
function* culpritOf(query: Query): Probing<string | null> {
  const conditions = conjuncts(query.node.whereClause)
  if (conditions.length > mostConditions) return null
  for (const condition of conditions) {
    const others = conditions.filter((each) => each !== condition)
    const whereClause = others.length === 0 ? undefined : { BoolExpr: { boolop: 'AND_EXPR', args: others } }
    const text = changedQuery(query, { whereClause, sortClause: undefined })
    const found = yield* askTruth(text === null ? null : `select exists (${text})`)
    if (found === true) return printOne(condition)
  }
  return null
}
