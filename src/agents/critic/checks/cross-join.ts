import { asNode } from '../../../guard/mentions.js'
import { block, type CriticCheck, type Finding } from '../review-task.js'
import type { Query, Source } from '../statement/statement.js'

/** Sources that no condition ties together: every row of one is met with every row of the other. */
export const crossJoin: CriticCheck = {
  id: 'cross-join',
  passed: 'every table is joined by a condition',
  find({ statement }) {
    return statement.queries.flatMap(inQuery)
  },
}

function inQuery(query: Query): readonly Finding[] {
  const many = query.sources.filter((source) => !isOneRow(source))
  if (many.length < 2 || countsOnlyDistinct(query)) return []
  const groups = tied(query, many)
  const [first, second] = groups
  if (first === undefined || second === undefined) return []
  return [
    block(
      'cross-join',
      `Nothing joins ${labels(first)} with ${labels(second)}: every row of one is paired with every row of the other.`,
      'Add the condition they join by.',
    ),
  ]
}

/** A function, or a subquery that gives a single row: pairing with it repeats nothing. */
function isOneRow(source: Source): boolean {
  if (source.table !== null) return false
  const query = source.query
  if (query === null) return true
  const limit = asNode(asNode(asNode(query.node.limitCount)?.A_Const)?.ival)
  if (limit?.ival === 1) return true
  return (
    (query.folds && query.groupBy.length === 0) || (query.sources.length === 0 && query.arms.length === 0)
  )
}

function tied(query: Query, sources: readonly Source[]): readonly (readonly Source[])[] {
  const groupOf = new Map<Source | 'outer', Set<Source | 'outer'>>()
  for (const source of [...query.sources, 'outer' as const]) groupOf.set(source, new Set([source]))
  for (const condition of query.conditions) {
    const ends = [...condition.sources, ...(condition.outer ? ['outer' as const] : [])]
    const merged = new Set(ends.flatMap((end) => [...(groupOf.get(end) ?? [])]))
    for (const each of merged) groupOf.set(each, merged)
  }
  // A LATERAL subquery is tied to what it uses.
  const free = sources.filter((source) => source.query?.correlated !== true)
  return [...new Set(free.map((source) => groupOf.get(source)))].flatMap((group) =>
    group === undefined ? [] : [[...group].filter((each) => each !== 'outer')],
  )
}

/** Every output is an aggregate that meeting a row twice does not change, and no condition goes astray. */
function countsOnlyDistinct(query: Query): boolean {
  const indifferent = new Set(['min', 'max', 'bool_and', 'bool_or', 'every'])
  return (
    query.groupBy.length === 0 &&
    query.conditions.length === 0 &&
    query.aggregates.length > 0 &&
    query.aggregates.every(({ distinct, name }) => distinct || indifferent.has(name))
  )
}

function labels(sources: readonly Source[]): string {
  return sources.map((source) => source.table?.name ?? source.label).join(', ')
}
