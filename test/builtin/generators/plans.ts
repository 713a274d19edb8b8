import type { Expr, Join, Order, Plan, Source } from '../../../src/builtin/planning/plan.js'
import { printExpr } from '../../../src/builtin/planning/print.js'
import type { Catalog, CatalogTable } from '../../../src/linking/catalog.js'
import { asked, compare, countRows, joinOver, number, planOf } from './plan-parts.js'
import { pick } from './random.js'
import { aggregateFrom, condFrom, keyFrom, type Scope, valueFrom } from './random-exprs.js'

/** Labels as tables and columns may bring them along. */
const labels = ['count', 'select', 'x"y', 'Größe', 'a b', 'sales.orders', "it's", 'ANY'] as const

/** Any plan the type allows that also makes sense to Postgres: types fit, groups are grouped, aliases are unique. */
export function randomPlan(catalog: Catalog, random: () => number): Plan {
  const names = aliasesFrom(random)
  const table = pick(random, catalog.tables)
  const first: Source = { alias: names(table), table }
  const joins: Join[] = []
  const sources: Source[] = [first]
  for (let more = Math.floor(random() * 3); more > 0; more--) {
    const join = joinFrom(catalog, sources, names, random)
    if (join === null) break
    joins.push(join)
    sources.push(join.source)
  }
  const scope: Scope = { sources, catalog, random, alias: names }
  const where = random() < 0.7 ? [condFrom(scope, 2), ...(random() < 0.4 ? [condFrom(scope, 1)] : [])] : []
  const base = { from: first, joins, where }
  if (random() < 0.15) return setPlan(scope, base)
  return random() < 0.5 ? listPlan(scope, base) : groupPlan(scope, base)
}

/** Aliases of one statement, each used once: plain ones and bad ones. */
function aliasesFrom(random: () => number): (table: CatalogTable) => string {
  const taken = new Set<string>()
  return (table) => {
    const own = table.visible ? table.name : `${table.schema}.${table.name}`
    const wanted = random() < 0.6 ? own : pick(random, ['t', 'Order', 'x "y"', 'a.b'])
    let alias = wanted
    for (let again = 2; taken.has(alias); again++) alias = `${again} ${wanted}`.slice(0, 30)
    taken.add(alias)
    return alias
  }
}

function joinFrom(
  catalog: Catalog,
  sources: readonly Source[],
  alias: Scope['alias'],
  random: () => number,
): Join | null {
  const from = pick(random, sources)
  const edges = catalog.edgesOf.get(from.table.id) ?? []
  if (edges.length === 0) return null
  const edge = pick(random, edges)
  const other = catalog.tableById.get(edge.from.table === from.table.id ? edge.to.table : edge.from.table)
  if (!other) return null
  const join = joinOver(edge, { alias: from.alias, id: from.table.id }, { alias: alias(other), table: other })
  return random() < 0.3 ? { ...join, kind: 'left' } : join
}

type Base = Pick<Plan, 'from' | 'joins' | 'where'>

function listPlan(scope: Scope, base: Base): Plan {
  const { random } = scope
  const distinct = random() < 0.3
  const exprs = several(random, () => (distinct ? keyFrom(scope) : valueFrom(scope)))
  const order = random() < 0.6 ? [orderOf(distinct ? pick(random, exprs) : keyFrom(scope), random)] : []
  return planOf({ ...base, distinct, select: labelled(exprs, random), order, ...limited(order, random) })
}

function groupPlan(scope: Scope, base: Base): Plan {
  const { random } = scope
  const group = random() < 0.8 ? several(random, () => keyFrom(scope)) : []
  const measures = several(random, () => aggregateFrom(scope))
  const having =
    random() < 0.3 ? [compare(aggregateCount(random), '>', number(Math.floor(random() * 3)))] : []
  const order =
    group.length > 0 && random() < 0.6 ? [orderOf(pick(random, [...group, ...measures]), random)] : []
  const select = labelled([...group, ...measures], random)
  return planOf({ ...base, select, group, having, order, ...limited(order, random) })
}

/** The same columns of the same rows, under two conditions. */
function setPlan(scope: Scope, base: Base): Plan {
  const { random } = scope
  const select = labelled([keyFrom(scope)], random)
  const right = planOf({ ...base, select, where: [condFrom(scope, 1)] })
  const first = select[0]
  const order = first && random() < 0.5 ? [orderOf(first.expr, random)] : []
  return planOf({
    ...base,
    select,
    order,
    set: { op: pick(random, ['intersect', 'except'] as const), right },
    ...limited(order, random),
  })
}

function aggregateCount(random: () => number): Expr {
  return random() < 0.5 ? countRows : { kind: 'count', of: number(1), distinct: false, filter: null }
}

function several(random: () => number, make: () => Expr): readonly Expr[] {
  const seen = new Map<string, Expr>()
  for (let left = 1 + Math.floor(random() * 3); left > 0; left--) {
    const expr = make()
    seen.set(printExpr(expr), expr)
  }
  return [...seen.values()]
}

function labelled(exprs: readonly Expr[], random: () => number): Plan['select'] {
  return exprs.map((expr) =>
    asked(expr, expr.kind === 'column' && random() < 0.6 ? expr.column.name : pick(random, labels)),
  )
}

function orderOf(by: Expr, random: () => number): Order {
  return { by, descending: random() < 0.5 }
}

function limited(order: readonly Order[], random: () => number): Pick<Plan, 'limit' | 'ties'> {
  return random() < 0.5
    ? { limit: 1 + Math.floor(random() * 5), ties: order.length > 0 && random() < 0.5 }
    : { limit: null, ties: false }
}
