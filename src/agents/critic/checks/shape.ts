import { nodes } from '../../../guard/mentions.js'
import { type AskedQuestion, asks } from '../question/read-question.js'
import { block, type CriticCheck, type Finding, type Reviewed, warn } from '../review-task.js'
import { typed, within } from '../statement/tree.js'

/** A result of another shape than the question's: many rows for "how many", one for "per country", duplicates. */
export const shape: CriticCheck = {
  id: 'shape',
  passed: 'the result has the shape asked for',
  needs: 'question',
  find(seen) {
    const { question } = seen
    if (question === null) return []
    return [...single(question, seen), ...grouped(question, seen), ...distinct(question, seen)]
  },
}

/** "How many orders are there?" has one number for an answer. */
function single(question: AskedQuestion, { outcome }: Reviewed): readonly Finding[] {
  const head = question.head.trim()
  const one = /^(?:how many|what is the (?:total )?number of|count (?:the|all|of))\b/i.test(head)
  const several =
    /\b(?:each|per|every|by|for all|respective(?:ly)?|list|show|return|and|or|which|who|in different|across|vary|grouped|breakdown|monthly|daily|weekly|yearly|annual(?:ly)?|quarterly)\b/i
  if (!one || several.test(head) || outcome === null) return []
  const { columns, rows } = outcome.result
  if (rows.length === 1 && columns.length === 1) return []
  return [
    warn(
      'shape',
      `One number is asked for; the result has ${rows.length} ${rows.length === 1 ? 'row' : 'rows'} of ${columns.length} ${columns.length === 1 ? 'column' : 'columns'}.`,
      'Count without grouping.',
    ),
  ]
}

const perGroup =
  '(?:for|in|of|by|from|per|within|at|with) (?:each|every)|each (?!other)\\w+|grouped by|broken down by|(?:differ|vary|varies|change)s? (?:by|across|over)'

/** "Per country" needs one row for each. */
function grouped(question: AskedQuestion, { statement }: Reviewed): readonly Finding[] {
  if (!asks(question, perGroup)) return []
  const { root } = statement
  const folded = statement.queries.some(
    ({ groupBy, aggregates }) => groupBy.length > 0 || aggregates.some(({ window }) => window),
  )
  if (folded || !root.folds || root.arms.length > 0) return []
  // One column for each instead of one row.
  const side = root.aggregates.filter(
    ({ node, argument }) => node.agg_filter !== undefined || typed(argument)?.type === 'CaseExpr',
  )
  if (side.length > 1) return []
  const said = new RegExp(`\\b(?:${perGroup})\\b`, 'i').exec(question.head)?.[0]
  return [
    warn('shape', `"${said}" is asked for, and the statement folds all rows into one.`, 'Add GROUP BY.'),
  ]
}

/** ORDER BY or LIMIT over the single row of an aggregate: the groups are missing. */
export const oneRow: CriticCheck = {
  id: 'one-row',
  passed: 'what is ordered or limited has rows to choose from',
  find({ statement }) {
    return statement.queries.flatMap((query) => {
      const { node } = query
      const ranks = nodes(node.sortClause).length > 0 && query.place !== 'expression'
      if (!query.folds || query.groupBy.length > 0 || nodes(node.groupClause).length > 0 || !ranks) return []
      return [
        block(
          'one-row',
          'ORDER BY stands over one row: the aggregate has no GROUP BY.',
          'Group by what is ranked.',
        ),
      ]
    })
  },
}

/** "Different" and "distinct" exclude the same row twice. */
function distinct(question: AskedQuestion, { statement, outcome }: Reviewed): readonly Finding[] {
  if (!asks(question, 'distinct|different|unique')) return []
  const { root } = statement
  const keeps = [...within({ SelectStmt: root.node }, { subqueries: true })].some(
    ({ type, body }) =>
      (type === 'SelectStmt' &&
        (body.distinctClause !== undefined ||
          nodes(body.groupClause).length > 0 ||
          (body.op !== 'SETOP_NONE' && body.all !== true))) ||
      (type === 'FuncCall' && body.agg_distinct === true),
  )
  if (keeps) return []
  if (root.folds && root.aggregates.some(({ name }) => name === 'count'))
    return [
      warn(
        'shape',
        'Different ones are asked for, and the statement counts each again.',
        'Use count(distinct …).',
      ),
    ]
  if (outcome === null) return []
  const { rows } = outcome.result
  const repeated = rows.length - new Set(rows.map((row) => JSON.stringify(row))).size
  if (repeated === 0) return []
  return [
    warn('shape', `Different ones are asked for, and ${repeated} rows are repeated.`, 'Use SELECT DISTINCT.'),
  ]
}
