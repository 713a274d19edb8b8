import { asNode, nodes, stringOf, text } from '../../../guard/mentions.js'
import type { AstNode } from '../../../guard/parse.js'
import type { Catalog } from '../../../linking/catalog.js'
import { readAggregates } from './read-aggregates.js'
import { condition, demanded } from './read-conditions.js'
import { readOutput } from './read-outputs.js'
import { outputNames, readSources } from './read-sources.js'
import { fieldsOf, resolve, type Scope } from './scope.js'
import type { ColumnUse, Query, Statement, UnknownName } from './statement.js'
import { bodyOf, conjuncts, typed, within } from './tree.js'

/** What reading one statement shares among its SELECTs. */
export interface Reading {
  readonly catalog: Catalog
  /** Names given behind a CTE's own: `with t(a, b) as …`. */
  readonly cteColumns: Map<Query, readonly string[]>
  query(select: AstNode, place: Query['place'], parent: Query | null, scope: Scope): Query
  missingTable(relation: AstNode): void
}

type Draft = { -readonly [field in keyof Query]: Query[field] }

/** Reads a SELECT's tree, as the guard parsed it, against the catalogue. */
export function readStatement(select: AstNode, catalog: Catalog): Statement {
  const queries: Query[] = []
  const unknown: UnknownName[] = []
  const reading: Reading = {
    catalog,
    cteColumns: new Map(),
    missingTable: (body) =>
      unknown.push({
        kind: 'table',
        schema: text(body.schemaname),
        qualifier: null,
        name: text(body.relname) ?? '',
        scope: [],
      }),
    query(node, place, parent, scope) {
      const made = emptyQuery(node, place, parent)
      queries.push(made)
      fill(made, scope, reading, unknown)
      return made
    },
  }
  const root = reading.query(select, 'root', null, { sources: [], parent: null, ctes: new Map() })
  return { root, queries, unknown }
}

function emptyQuery(node: AstNode, place: Query['place'], parent: Query | null): Draft {
  const own = asNode(node.withClause)
  return {
    node,
    place,
    parent,
    withClauses: [...(parent?.withClauses ?? []), ...(own === null ? [] : [own])],
    arms: [],
    sources: [],
    conditions: [],
    outputs: [],
    aggregates: [],
    groupBy: [],
    folds: false,
    correlated: false,
  }
}

function fill(made: Draft, around: Scope, reading: Reading, unknown: UnknownName[]): void {
  const { node } = made
  const ctes = readCtes(node, made, around, reading)
  const [left, right] = [asNode(node.larg), asNode(node.rarg)]
  if (left !== null && right !== null) {
    const scope: Scope = { ...around, ctes }
    made.arms = [reading.query(left, 'arm', made, scope), reading.query(right, 'arm', made, scope)]
    made.outputs = made.arms[0]?.outputs ?? []
    return
  }
  const found = readSources(node.fromClause, made, { sources: [], parent: around, ctes }, reading)
  const scope: Scope = { sources: found.sources, parent: around, ctes }
  made.sources = found.sources
  const uses = readUses(made, scope, unknown)
  made.correlated = uses.some((use) => use.outer)
  made.outputs = nodes(node.targetList).flatMap((item) => readOutput(item, scope))
  made.conditions = [
    ...found.demands.flatMap((demand) => demanded(demand, scope)),
    ...(node.whereClause === undefined ? [] : conjuncts(node.whereClause)).map((each) =>
      condition(each, 'where', scope),
    ),
  ]
  made.groupBy = nodes(node.groupClause).flatMap((item) => groupItem(item, made, scope))
  made.aggregates = readAggregates(made, scope)
  made.folds = nodes(node.groupClause).length > 0 || made.aggregates.some((aggregate) => !aggregate.window)
  for (const { type, body } of within([
    node.targetList,
    node.whereClause,
    node.havingClause,
    node.sortClause,
    node.groupClause,
    joinQuals(node.fromClause),
  ])) {
    const inner = type === 'SubLink' ? bodyOf(body.subselect, 'SelectStmt') : null
    if (inner !== null) reading.query(inner, 'expression', made, { sources: [], parent: scope, ctes })
  }
}

function joinQuals(fromClause: unknown): readonly unknown[] {
  return [...within(fromClause)].flatMap(({ type, body }) => (type === 'JoinExpr' ? [body.quals] : []))
}

function readCtes(
  node: AstNode,
  owner: Query,
  around: Scope,
  reading: Reading,
): ReadonlyMap<string, Query | null> {
  const clause = asNode(node.withClause)
  if (clause === null) return around.ctes
  const ctes = new Map(around.ctes)
  for (const item of nodes(clause.ctes)) {
    const cte = bodyOf(item, 'CommonTableExpr')
    const name = text(cte?.ctename) ?? ''
    const select = bodyOf(cte?.ctequery, 'SelectStmt')
    if (clause.recursive === true) ctes.set(name, null)
    if (cte === null || select === null) continue
    const query = reading.query(select, 'cte', owner, {
      sources: [],
      parent: around.parent,
      ctes: new Map(ctes),
    })
    const given = nodes(cte.aliascolnames).map((column) => stringOf(column) ?? '')
    const own = outputNames(query)
    if (given.length > 0)
      reading.cteColumns.set(query, own === null ? given : [...given, ...own.slice(given.length)])
    ctes.set(name, query)
  }
  return ctes
}

/** Resolves every column reference of a SELECT outside of its subqueries, noting the ones that mean nothing. */
function readUses(query: Query, scope: Scope, unknown: UnknownName[]): readonly ColumnUse[] {
  const { node } = query
  const outputs = new Set(nodes(node.targetList).map((item) => text(bodyOf(item, 'ResTarget')?.name)))
  const uses: ColumnUse[] = []
  const look = (part: unknown, mayNameOutput: boolean) => {
    for (const { type, body } of within(part)) {
      if (type !== 'ColumnRef') continue
      const fields = fieldsOf(body)
      const found = resolve(fields, scope)
      if (found.kind === 'column') uses.push(found.use)
      if (found.kind !== 'missing') continue
      const name = fields.at(-1) ?? ''
      if (mayNameOutput && fields.length === 1 && outputs.has(name)) continue
      unknown.push({
        kind: 'column',
        schema: null,
        qualifier: fields.length > 1 ? (fields.at(-2) ?? null) : null,
        name,
        scope: found.tables,
      })
    }
  }
  look([node.targetList, node.whereClause, node.havingClause, joinQuals(node.fromClause)], false)
  look([node.groupClause, node.sortClause, node.distinctClause], true)
  return uses
}

/** GROUP BY 1 and GROUP BY month mean an output. A grouping set stands for what is in it. */
function groupItem(item: unknown, query: Query, scope: Scope): readonly AstNode[] {
  const set = bodyOf(item, 'GroupingSet')
  if (set !== null) return nodes(set.content).flatMap((each) => groupItem(each, query, scope))
  const position = asNode(bodyOf(item, 'A_Const')?.ival)
  if (position !== null) {
    const output = query.outputs[Number(position.ival ?? 0) - 1]
    return output ? [output.expression] : []
  }
  const ref = bodyOf(item, 'ColumnRef')
  const fields = ref === null ? [] : fieldsOf(ref)
  if (fields.length === 1 && resolve(fields, scope).kind === 'missing') {
    const output = query.outputs.find(({ name }) => name === fields[0])
    if (output) return [output.expression]
  }
  const node = asNode(item)
  return node === null || typed(item) === null ? [] : [node]
}
