import type { Catalog } from '../../../linking/catalog.js'
import type { Condition, KeySpec, MeasureSpec, Shown, Spec } from '../../grounding/spec.js'
import { isMeasure, tableOfSpec } from '../../grounding/spec-tables.js'
import { Ungrounded } from '../../grounding/ungrounded.js'
import { toOneTables } from '../../grounding/to-one-tables.js'
import { buildBlock, makeAliases } from '../block.js'
import { seedTree } from '../joins.js'
import { measureExpr } from '../measure-expr.js'
import type { Output } from '../plan.js'
import { hintsOf } from './core-tree.js'
import { correlated } from './correlated.js'
import { checkCounts } from './group-checks.js'
import { isTotal } from './keep-empty.js'
import { labelOf } from './labels.js'
import { ownConditions, withOwn } from './own-conditions.js'
import { isRole } from './row-identity.js'
import type { Shaped } from './shaped.js'
import { scalarOf } from './tied-query.js'

/**
 * "how many meters and customers per tariff", "how many drivers and vehicles are there": each thing is counted for
 * itself, since joined to each other only those with the other would be. Null where one kind of rows is counted, or one
 * row holds one of each: orders and the different customers of these orders.
 * @throws {Ungrounded} where a condition is not of what is grouped by: it could be of either
 */
export function countApart(
  spec: Spec,
  outputs: readonly Shown[],
  keys: readonly KeySpec[],
  measures: readonly MeasureSpec[],
  catalog: Catalog,
): Shaped | null {
  const tables = [...new Set(measures.map(tableOfSpec))]
  const counts = measures.every(
    (each) => each.kind === 'countRows' || each.kind === 'countValues' || (keys.length > 0 && isTotal(each)),
  )
  if (tables.length < 2 || !counts || spec.rank || spec.having.length > 0) return null
  checkCounts(measures, keys, outputs)
  if (keys.length === 0) return ungrouped(spec, measures, catalog)
  const [first] = keys
  const grouped = first && tableOfSpec(first)
  if (grouped === undefined || isRole(grouped, catalog) || keys.some((key) => tableOfSpec(key) !== grouped))
    return null
  // A period is no column, which a query inside the other could be tied to.
  if (keys.some((key) => key.kind === 'grain') && tables.includes(grouped)) return null
  const within = new Set(toOneTables(catalog, grouped).map((table) => table.id))
  if (tables.some((table) => table !== grouped && within.has(table))) return null
  const ofGroup = ({ needs, related }: Condition) =>
    related ? related.from === grouped : needs.every((need) => within.has(need.table))
  const others = spec.conditions.filter((condition) => !ofGroup(condition))
  const own = ownConditions(others, tables, catalog)
  const elsewhere = spec.requires.filter((need) => need.table !== grouped)
  if (
    own === null ||
    elsewhere.some((need) => !tables.includes(need.table)) ||
    (own.size > 0 && elsewhere.length > 0)
  )
    throw new Ungrounded('what of each group is counted under the condition is not clear')
  const narrowed = <T extends Shown>(shown: T) => (isMeasure(shown) ? withOwn(shown, own) : shown)
  return correlated(
    {
      ...spec,
      outputs: outputs.map((output) => ({ ...narrowed(output), directive: false })),
      orders: spec.orders.map((order) => ({ ...order, by: narrowed(order.by) })),
      conditions: spec.conditions.filter(ofGroup),
      requires: spec.requires.filter((need) => need.table === grouped),
    },
    keys,
    catalog,
  )
}

/** All there are of each. */
function ungrouped(spec: Spec, measures: readonly MeasureSpec[], catalog: Catalog): Shaped | null {
  if (spec.conditions.length > 0 || spec.requires.length > 0 || spec.orders.length > 0)
    throw new Ungrounded('which of the things counted the condition is of is not clear')
  const aliases = makeAliases(catalog)
  const blocks = measures.map((measure) => {
    const root = tableOfSpec(measure)
    const core = seedTree(root)
    return buildBlock({ catalog, aliases, hints: hintsOf(spec), root, core, conditions: [], requires: [] })
  })
  const [outer] = blocks
  if (!outer) return null
  const select = measures.map((measure, at): Output => {
    const block = blocks[at] ?? outer
    const expr = measureExpr(measure, tableOfSpec(measure), block.tree, block, catalog, [])
    return {
      expr: at === 0 ? expr : scalarOf(block, block.where, expr),
      label: labelOf(measure),
      part: 'asked',
    }
  })
  const plan = {
    from: outer.from,
    joins: outer.joins,
    where: outer.where,
    group: [],
    having: [],
    select,
    distinct: false,
    set: null,
    order: [],
    limit: null,
    ties: false,
  }
  return { plan, tree: outer.tree, notes: [] }
}
