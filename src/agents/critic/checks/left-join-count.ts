import { quoteName } from '../../briefing-text.js'
import { rowsText, withText } from '../probes.js'
import { askNumber, block, type CriticCheck, type Finding, type Probing } from '../review-task.js'
import type { Query, Source } from '../statement/statement.js'
import { typed } from '../statement/tree.js'

/** `count(*)` over a LEFT JOIN counts 1 for what has no match. Proven by rows whose joined side is missing. */
export const leftJoinCount: CriticCheck = {
  id: 'left-join-count',
  passed: 'no missing row is counted as one',
  *probe(seen) {
    const findings: Finding[] = []
    for (const query of seen.statement.queries) findings.push(...(yield* inQuery(query)))
    return findings
  },
}

function* inQuery(query: Query): Probing<readonly Finding[]> {
  const counts = query.aggregates.filter(
    ({ name, star, argument, window, node }) =>
      name === 'count' &&
      !window &&
      node.agg_filter === undefined &&
      (star || typed(argument)?.type === 'A_Const'),
  )
  const [optional, ...others] = query.sources.filter((source) => source.optional && !source.kept)
  if (counts.length === 0 || optional === undefined || others.length > 0 || query.groupBy.length === 0)
    return []
  if (groupsBy(optional, query) || tested(optional, query)) return []
  const column = joinColumn(optional, query)
  const rows = rowsText(query)
  const ctes = withText(query)
  if (column === null || rows === null || ctes === null) return []
  const missing = yield* askNumber(
    `${ctes}select count(*) ${rows}${query.node.whereClause === undefined ? ' where ' : ' and '}${column} is null`,
  )
  if (missing === null || missing === 0) return []
  const name = optional.table?.name ?? optional.label
  return [
    block(
      'left-join-count',
      `count(*) counts 1 for each of the ${missing} rows that have no ${name}.`,
      `Use count(${column}).`,
    ),
  ]
}

function groupsBy(source: Source, query: Query): boolean {
  return query.outputs.some(({ use }) => use?.source === source)
}

/** A condition on the joined side decides already whether missing rows are wanted. */
function tested(source: Source, query: Query): boolean {
  return query.conditions.some(({ from, sources }) => from === 'where' && sources.includes(source))
}

/** The column it is joined by: null exactly where the row is missing. */
function joinColumn(source: Source, query: Query): string | null {
  for (const { equal } of query.conditions) {
    const use =
      equal?.left.source === source ? equal.left : equal?.right.source === source ? equal.right : null
    if (use !== null) return `${quoteName(source.label)}.${quoteName(use.name)}`
  }
  return null
}
