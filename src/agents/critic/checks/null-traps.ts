import { asNode, nodes, stringOf } from '../../../guard/mentions.js'
import type { AstNode } from '../../../guard/parse.js'
import { columnLabel } from '../facts.js'
import { printOne } from '../print/print-query.js'
import { changedQuery } from '../probes.js'
import {
  askTruth,
  block,
  type CriticCheck,
  type Finding,
  note,
  type Probing,
  type Reviewed,
} from '../review-task.js'
import { columnIn } from '../statement/read-aggregates.js'
import type { Query } from '../statement/statement.js'
import { bodyOf, typed, within } from '../statement/tree.js'

/** NOT IN over something that holds a NULL is never true. Proven by a NULL that is there. */
export const notInNull: CriticCheck = {
  id: 'not-in-null',
  passed: 'no NOT IN meets a NULL',
  *probe(seen) {
    const findings: Finding[] = []
    for (const query of seen.statement.queries) {
      for (const list of negatedLists(query)) findings.push(...(yield* checkList(list, query, seen)))
    }
    return findings
  },
}

/** What stands behind NOT IN, `<> all`: a subquery or a list. */
function negatedLists(query: Query): readonly unknown[] {
  const { node } = query
  const lists: unknown[] = []
  for (const { type, body } of within([node.whereClause, node.havingClause, node.targetList])) {
    if (type === 'BoolExpr' && body.boolop === 'NOT_EXPR') {
      const link = bodyOf(nodes(body.args)[0], 'SubLink')
      if (link?.subLinkType === 'ANY_SUBLINK') lists.push(link.subselect)
    }
    if (type === 'SubLink' && body.subLinkType === 'ALL_SUBLINK' && operatorOf(body.operName) === '<>')
      lists.push(body.subselect)
    if (type === 'A_Expr' && body.kind === 'AEXPR_IN' && operatorOf(body.name) === '<>')
      lists.push(body.rexpr)
  }
  return lists
}

function* checkList(
  list: unknown,
  query: Query,
  { statement, catalog }: Reviewed,
): Probing<readonly Finding[]> {
  const fix = 'Use NOT EXISTS, or leave the NULLs out of the list.'
  const items = nodes(bodyOf(list, 'List')?.items)
  if (items.some(isNull)) return [block('not-in-null', 'NOT IN has NULL in its list: it is never true.', fix)]
  const inner = statement.queries.find((each) => each.node === bodyOf(list, 'SelectStmt'))
  const output = inner?.outputs[0]
  if (inner === undefined || output === undefined || inner.parent !== query) return []
  const use = output.use
  if (use?.column?.nullable === false && !use.source.optional) return []
  const text = changedQuery(inner, {})
  const found = yield* askTruth(
    text === null ? null : `select exists (select 1 from (${text}) as listed(value) where value is null)`,
  )
  const what = use?.column
    ? columnLabel(use.column, catalog)
    : (printOne(output.expression) ?? 'the subquery')
  if (found === true)
    return [
      block('not-in-null', `NOT IN meets a NULL in ${what}: it is never true, so no row is found.`, fix),
    ]
  return found === null && use?.column?.nullable !== true
    ? []
    : [note('not-in-null', `${what} may be NULL; it is not now.`, fix)]
}

/** `x = NULL` is never true. */
export const nullComparison: CriticCheck = {
  id: 'null-comparison',
  passed: 'nothing is compared with NULL',
  find({ statement }) {
    return statement.queries.flatMap(({ node }) => {
      const parts = [node.whereClause, node.havingClause, node.targetList, node.fromClause]
      return [...within(parts)].flatMap(({ type, body }) => {
        if (type !== 'A_Expr' || body.kind !== 'AEXPR_OP') return []
        const operator = operatorOf(body.name)
        if (!['=', '<>', '!=', '<', '>', '<=', '>='].includes(operator)) return []
        if (!isNull(body.lexpr) && !isNull(body.rexpr)) return []
        const written = printOne({ A_Expr: body }) ?? `${operator} NULL`
        return [
          block(
            'null-comparison',
            `${written} is never true.`,
            operator === '=' ? 'Use IS NULL.' : 'Use IS NOT NULL.',
          ),
        ]
      })
    })
  },
}

/** Descending order puts NULLs first: with a LIMIT they take the place of the greatest. */
export const nullsFirst: CriticCheck = {
  id: 'nulls-first',
  passed: 'no NULL ranks above the greatest',
  *probe({ statement, catalog }) {
    const findings: Finding[] = []
    for (const query of statement.queries) {
      const [first] = nodes(query.node.sortClause)
      const sort = bodyOf(first, 'SortBy')
      if (query.node.limitCount === undefined || query.arms.length > 0) continue
      if (sort?.sortby_dir !== 'SORTBY_DESC' || sort.sortby_nulls !== 'SORTBY_NULLS_DEFAULT') continue
      const expression = sortExpression(sort.node, query)
      const use = expression === null ? null : columnIn(expression, query)
      if (expression === null || (use?.column?.nullable === false && !use.source.optional)) continue
      const text = changedQuery(query, {
        targetList: [{ ResTarget: { val: expression } }],
        sortClause: undefined,
        limitCount: undefined,
        limitOffset: undefined,
        distinctClause: undefined,
      })
      const found = yield* askTruth(
        text === null ? null : `select exists (select 1 from (${text}) as ranked(value) where value is null)`,
      )
      if (found !== true) continue
      const what = use?.column ? columnLabel(use.column, catalog) : (printOne(expression) ?? 'the measure')
      findings.push(
        block('nulls-first', `${what} has NULLs, and ORDER BY … DESC ranks them first.`, 'Add NULLS LAST.'),
      )
    }
    return findings
  },
}

/** What ORDER BY 2 and ORDER BY total mean. */
export function sortExpression(node: unknown, query: Query): AstNode | null {
  const position = asNode(bodyOf(node, 'A_Const')?.ival)
  if (position !== null) return query.outputs[Number(position.ival ?? 0) - 1]?.expression ?? null
  const fields = nodes(bodyOf(node, 'ColumnRef')?.fields)
  if (fields.length === 1) {
    const named = query.outputs.find(({ name }) => name === stringOf(fields[0]))
    if (named !== undefined && bodyOf(named.expression, 'A_Star') === null && !isStar(named.expression))
      return named.expression
  }
  return asNode(node)
}

function isStar(expression: unknown): boolean {
  return bodyOf(nodes(bodyOf(expression, 'ColumnRef')?.fields).at(-1), 'A_Star') !== null
}

function isNull(node: unknown): boolean {
  const cast = bodyOf(node, 'TypeCast')
  return cast === null
    ? typed(node)?.type === 'A_Const' && bodyOf(node, 'A_Const')?.isnull === true
    : isNull(cast.arg)
}

function operatorOf(list: unknown): string {
  return stringOf(nodes(list).at(-1)) ?? ''
}
