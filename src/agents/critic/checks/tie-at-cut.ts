import { asNode } from '../../../guard/mentions.js'
import { changedQuery } from '../probes.js'
import { askTruth, type CriticCheck, note } from '../review-task.js'

/** A tie where LIMIT cuts: other rows would do as well. */
export const tieAtCut: CriticCheck = {
  id: 'tie-at-cut',
  passed: 'no tie at the cut',
  needs: 'result',
  *probe({ statement, outcome }) {
    const { node } = statement.root
    const limit = Number(asNode(asNode(asNode(node.limitCount)?.A_Const)?.ival)?.ival ?? 0)
    if (outcome === null || limit === 0 || node.sortClause === undefined) return []
    if (node.limitOption === 'LIMIT_OPTION_WITH_TIES' || outcome.result.rows.length < limit) return []
    const tied = changedQuery(statement.root, { limitOption: 'LIMIT_OPTION_WITH_TIES' })
    const more = yield* askTruth(tied === null ? null : `select count(*) > ${limit} from (${tied}) as tied`)
    return more === true ? [note('tie-at-cut', `More rows tie with the last of the ${limit} shown.`)] : []
  },
}
