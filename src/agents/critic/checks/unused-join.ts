import { asNode, nodes } from '../../../guard/mentions.js'
import type { AstNode } from '../../../guard/parse.js'
import type { CatalogTable } from '../../../linking/catalog.js'
import { stem } from '../../../linking/stem.js'
import { changedQuery } from '../probes.js'
import type { AskedQuestion } from '../question/read-question.js'
import { ask, type CriticCheck, type Finding, type Probing, warn } from '../review-task.js'
import { neededSources } from '../statement/needed-sources.js'
import type { Query, Source } from '../statement/statement.js'
import { bodyOf } from '../statement/tree.js'

/** A joined table that nothing is taken from and nobody asked about, which changes which rows there are. */
export const unusedJoin: CriticCheck = {
  id: 'unused-join',
  passed: 'every joined table is used',
  needs: 'question',
  *probe(seen) {
    const findings: Finding[] = []
    if (seen.question === null) return findings
    for (const query of seen.statement.queries) findings.push(...(yield* inQuery(query, seen.question)))
    return findings
  },
}

function* inQuery(query: Query, question: AskedQuestion): Probing<readonly Finding[]> {
  // count(*) may count the rows of what is joined.
  if (query.aggregates.some(({ star }) => star)) return []
  const needed = neededSources(query)
  const findings: Finding[] = []
  for (const source of query.sources) {
    const { table } = source
    if (needed.has(source) || table === null || isNamed(table, question)) continue
    const without = withoutSource(query.node, source)
    const [before, after] = [rowCount(query, query.node), without === null ? null : rowCount(query, without)]
    const answer = yield* ask(before === null || after === null ? null : `select (${before}), (${after})`)
    const [met, rows] = (answer?.[0] ?? []).map(Number)
    if (met === undefined || rows === undefined || met === rows) continue
    const evidence = `${table.name} is joined and not used; with it there are ${met} rows, without it ${rows}.`
    findings.push(warn('unused-join', evidence, `Leave ${table.name} out.`))
  }
  return findings
}

/** "Customers who bought": a verb may stand for a table as well. */
function isNamed(table: CatalogTable, { stems }: AskedQuestion): boolean {
  return table.words.every((word) => stems.has(stem(word)))
}

function rowCount(query: Query, node: AstNode): string | null {
  return changedQuery(query, {
    ...Object.fromEntries(Object.keys(query.node).map((field) => [field, undefined])),
    fromClause: node.fromClause,
    whereClause: node.whereClause,
    targetList: [
      { ResTarget: { val: { FuncCall: { funcname: [{ String: { sval: 'count' } }], agg_star: true } } } },
    ],
    op: 'SETOP_NONE',
    limitOption: 'LIMIT_OPTION_DEFAULT',
  })
}

/** The SELECT without one JOIN; null when the table is not simply joined to the rest. */
function withoutSource(node: AstNode, source: Source): AstNode | null {
  const from = nodes(node.fromClause)
  const kept = from.map((item) => cut(item, source))
  return kept.every((item, at) => item === from[at]) ? null : { ...node, fromClause: kept }
}

/** An item of FROM without one source; the same object when the source cannot be taken out of it. */
function cut(item: unknown, source: Source): unknown {
  const join = bodyOf(item, 'JoinExpr')
  if (join === null) return item
  if (isSource(join.rarg, source) && (join.jointype === 'JOIN_INNER' || join.jointype === 'JOIN_LEFT'))
    return join.larg
  if (isSource(join.larg, source) && join.jointype === 'JOIN_INNER') return join.rarg
  const larg = cut(join.larg, source)
  return larg === join.larg ? item : { JoinExpr: { ...join, larg } }
}

function isSource(item: unknown, source: Source): boolean {
  const relation = bodyOf(item, 'RangeVar')
  return relation !== null && labelOf(relation) === source.label
}

function labelOf(relation: AstNode): unknown {
  return asNode(relation.alias)?.aliasname ?? relation.relname
}
