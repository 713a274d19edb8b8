import { type CriticCheck, type Finding, type Probing, type Reviewed, warn } from '../review-task.js'
import type { Query, Source } from '../statement/statement.js'
import { countCopies, mayRepeat } from './fan-out.js'

/** A list of one table's rows that a join with another lists again and again. */
export const repeatedRows: CriticCheck = {
  id: 'repeated-rows',
  passed: 'no row is listed twice',
  *probe(seen) {
    return yield* inQuery(seen.statement.root, seen)
  },
}

function* inQuery(query: Query, seen: Reviewed): Probing<readonly Finding[]> {
  const source = listed(query)
  if (source === null || !mayRepeat(source, query, seen)) return []
  const copies = yield* countCopies(query, source, seen)
  if (copies === null || copies.met <= copies.rows) return []
  const name = source.table?.name ?? source.label
  const evidence = `${copies.rows} rows of ${name} are listed ${copies.met} times, because the join repeats them.`
  return [warn('repeated-rows', evidence, 'Use SELECT DISTINCT, or EXISTS in place of the join.')]
}

/** The one source that everything shown comes from, when nothing folds or tells its rows apart. */
function listed(query: Query): Source | null {
  const { node, outputs, sources } = query
  if (query.folds || query.arms.length > 0 || node.distinctClause !== undefined || sources.length < 2)
    return null
  if (node.limitCount !== undefined) return null
  const shown = new Set(outputs.map(({ use }) => use?.source ?? null))
  const [only] = shown
  return shown.size === 1 && only !== undefined && only !== null && only.table !== null ? only : null
}
