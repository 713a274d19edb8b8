import { asNode, nodes, stringOf } from '../../../guard/mentions.js'
import { columnOf, fieldsOf, resolve, type Scope } from './scope.js'
import type { Aggregate, ColumnUse, Query } from './statement.js'
import { within } from './tree.js'

/** Functions that fold rows. An aggregate of the user's own is not known here and not judged. */
const folding = new Set(
  `array_agg avg bit_and bit_or bool_and bool_or corr count every json_agg json_object_agg jsonb_agg jsonb_object_agg max
   min mode percentile_cont percentile_disc regr_slope stddev stddev_pop stddev_samp string_agg sum var_pop var_samp
   variance`.split(/\s+/),
)

/** The aggregates of a SELECT, those in HAVING and ORDER BY included, subqueries not. */
export function readAggregates(query: Query, scope: Scope): readonly Aggregate[] {
  const { node } = query
  const found: Aggregate[] = []
  for (const { type, body } of within([node.targetList, node.havingClause, node.sortClause])) {
    if (type !== 'FuncCall') continue
    const name = (stringOf(nodes(body.funcname).at(-1)) ?? '').toLowerCase()
    if (!folding.has(name)) continue
    const [first] = nodes(body.args)
    const ordered = body.agg_within_group === true ? nodes(body.agg_order)[0] : first
    found.push({
      name,
      node: body,
      star: body.agg_star === true,
      distinct: body.agg_distinct === true,
      window: body.over !== undefined,
      argument: asNode(ordered),
      uses: usesIn([body.args, body.agg_filter, body.agg_within_group === true ? body.agg_order : []], scope),
    })
  }
  return found
}

/** The columns an expression uses, as far as they are known. */
export function usesIn(node: unknown, scope: Scope): readonly ColumnUse[] {
  const uses: ColumnUse[] = []
  for (const { type, body } of within(node)) {
    if (type !== 'ColumnRef') continue
    const found = resolve(fieldsOf(body), scope)
    if (found.kind === 'column') uses.push(found.use)
  }
  return uses
}

/** The scope of a query that has been read: for looking further expressions of it up. */
export function scopeOf(query: Query): Scope {
  return {
    sources: query.sources,
    parent: query.parent === null ? null : scopeOf(query.parent),
    ctes: new Map(),
  }
}

/** The column an expression of a query is; null for anything else. */
export function columnIn(node: unknown, query: Query): ColumnUse | null {
  return columnOf(node, scopeOf(query))
}
