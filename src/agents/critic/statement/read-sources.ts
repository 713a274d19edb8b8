import { aliasOf, asNode, nodes, stringOf, text } from '../../../guard/mentions.js'
import type { AstNode } from '../../../guard/parse.js'
import type { Reading } from './read-statement.js'
import { type Scope, tableNamed, useOf } from './scope.js'
import type { Condition, Query, Source } from './statement.js'
import { bodyOf, conjuncts, typed } from './tree.js'

/** ON and USING of one join, still to be resolved once all sources are known. */
export interface JoinDemand {
  readonly from: Condition['from']
  readonly nodes: readonly AstNode[]
  readonly equal: readonly NonNullable<Condition['equal']>[]
}

/** What one FROM clause comes to, LATERAL and nested joins included. */
export interface Sources {
  /** In the order they are written, each with the side of an outer join it ended up on. */
  readonly sources: readonly Source[]
  readonly demands: readonly JoinDemand[]
}

/** The sources of a FROM clause with what its joins demand. */
export function readSources(fromClause: unknown, owner: Query, scope: Scope, reading: Reading): Sources {
  const sources: Source[] = []
  const demands: JoinDemand[] = []
  for (const item of nodes(fromClause)) {
    // LATERAL sees what stands before it.
    const seen: Scope = { sources: [...sources], parent: scope.parent, ctes: scope.ctes }
    const found = readItem(item, owner, seen, reading)
    sources.push(...found.sources)
    demands.push(...found.demands)
  }
  return { sources, demands }
}

function readItem(item: unknown, owner: Query, scope: Scope, reading: Reading): Sources {
  const found = typed(item)
  if (found === null) return { sources: [], demands: [] }
  const { type, body } = found
  switch (type) {
    case 'JoinExpr':
      return readJoin(body, owner, scope, reading)
    case 'RangeVar':
      return one(readRelation(body, scope, reading))
    case 'RangeSubselect': {
      const select = bodyOf(body.subquery, 'SelectStmt')
      const inside = { ...scope, sources: body.lateral === true ? scope.sources : [] }
      const query =
        select === null
          ? null
          : reading.query(select, 'derived', owner, { sources: [], parent: inside, ctes: scope.ctes })
      return one(source(aliasOf(body) ?? '', null, query, renamed(body, outputNames(query))))
    }
    case 'RangeTableSample': {
      const inner = readItem(body.relation, owner, scope, reading)
      return inner
    }
    case 'RangeFunction':
      return one(source(aliasOf(body) ?? functionLabel(body), null, null, null))
    default:
      return one(source(aliasOf(body) ?? '', null, null, null))
  }
}

function one(only: Source): Sources {
  return { sources: [only], demands: [] }
}

function source(
  label: string,
  table: Source['table'],
  query: Query | null,
  columns: readonly string[] | null,
): Source {
  return { label, table, query, columns, optional: false, kept: false }
}

function functionLabel(body: AstNode): string {
  const call = bodyOf(nodes(bodyOf(nodes(body.functions)[0], 'List')?.items)[0], 'FuncCall')
  return stringOf(nodes(call?.funcname).at(-1)) ?? ''
}

function readRelation(body: AstNode, scope: Scope, reading: Reading): Source {
  const name = text(body.relname) ?? ''
  const label = aliasOf(body) ?? name
  if (text(body.schemaname) === null && scope.ctes.has(name)) {
    const query = scope.ctes.get(name) ?? null
    return source(
      label,
      null,
      query,
      renamed(body, query && (reading.cteColumns.get(query) ?? outputNames(query))),
    )
  }
  const table = tableNamed(body, reading.catalog)
  if (table === null) reading.missingTable(body)
  return source(label, table, null, renamed(body, table?.columns.map((column) => column.name) ?? null))
}

/** The names a source's columns go by after `as t(a, b)`. */
function renamed(body: AstNode, columns: readonly string[] | null): readonly string[] | null {
  const given = nodes(asNode(body.alias)?.colnames).map((name) => stringOf(name) ?? '')
  return columns === null ? (given.length > 0 ? given : null) : [...given, ...columns.slice(given.length)]
}

/** The names of a query's columns; null when a star or an unnamed expression hides one. */
export function outputNames(query: Query | null): readonly string[] | null {
  if (query === null) return null
  const names = query.outputs.map((output) => output.name)
  return names.length > 0 && names.every((name) => name !== null) ? names : null
}

function readJoin(body: AstNode, owner: Query, scope: Scope, reading: Reading): Sources {
  const left = readItem(body.larg, owner, scope, reading)
  const seen: Scope = { ...scope, sources: [...scope.sources, ...left.sources] }
  const right = readItem(body.rarg, owner, seen, reading)
  const keepsLeft = body.jointype === 'JOIN_LEFT' || body.jointype === 'JOIN_FULL'
  const keepsRight = body.jointype === 'JOIN_RIGHT' || body.jointype === 'JOIN_FULL'
  const sources = [
    ...left.sources.map((each) => sided(each, keepsLeft, keepsRight)),
    ...right.sources.map((each) => sided(each, keepsRight, keepsLeft)),
  ]
  const halves = [sources.slice(0, left.sources.length), sources.slice(left.sources.length)] as const
  const demand: JoinDemand = {
    from: keepsLeft || keepsRight ? 'outer-on' : 'inner-on',
    nodes: body.quals === undefined ? [] : conjuncts(body.quals),
    equal: sharedNames(body, ...halves).flatMap((name) => pair(name, ...halves)),
  }
  const alias = aliasOf(body)
  const labelled = alias === null ? sources : [source(alias, null, null, null)]
  return { sources: labelled, demands: [...left.demands, ...right.demands, demand] }
}

function sided(each: Source, kept: boolean, optional: boolean): Source {
  return kept || optional ? { ...each, kept: each.kept || kept, optional: each.optional || optional } : each
}

function sharedNames(body: AstNode, left: readonly Source[], right: readonly Source[]): readonly string[] {
  if (body.isNatural === true) {
    const names = new Set(left.flatMap((each) => each.columns ?? []))
    return right.flatMap((each) => each.columns ?? []).filter((name) => names.has(name))
  }
  return nodes(body.usingClause).map((name) => stringOf(name) ?? '')
}

function pair(
  name: string,
  left: readonly Source[],
  right: readonly Source[],
): readonly NonNullable<Condition['equal']>[] {
  const from = left.find((each) => each.columns?.includes(name))
  const to = right.find((each) => each.columns?.includes(name))
  return from && to ? [{ left: useOf(from, name), right: useOf(to, name) }] : []
}
