import type { KeySpec, MeasureSpec, Spec } from '../../grounding/spec.js'
import { tableOfSpec, tablesOf } from '../../grounding/spec-tables.js'
import { Ungrounded } from '../../grounding/ungrounded.js'
import type { Block } from '../block.js'
import type { Hop } from '../hops.js'
import { orient } from '../joins.js'
import type { Expr, Join } from '../plan.js'
import { type KeptEmpty, sidesOf } from './keep-empty.js'

/**
 * "for each channel the number of bookings and the average score of their reviews": a booking without a review is a
 * booking all the same, so what is measured beside it is left joined. Null where no measured row would be lost, or where
 * what is joined picks the rows.
 * @param root the table whose rows the block ranges over
 * @throws {Ungrounded} where rows would be lost by what is told of another table
 */
export function keepMeasured(
  spec: Spec,
  keys: readonly KeySpec[],
  measures: readonly MeasureSpec[],
  block: Block,
  root: string,
): KeptEmpty | null {
  const measured = new Set(measures.flatMap(tablesOf))
  if (measured.size < 2 || measures.some((each) => each.kind === 'ratio' || each.kind === 'trend'))
    return null
  const picking = pickingTables(spec, keys, measured)
  const keyed = new Set(keys.map(tableOfSpec))
  const named = new Set(spec.requires.map((need) => need.table))
  for (const told of conditionTables(spec))
    if (told !== root && measured.has(told) && measured.has(root) && !named.has(told))
      if (isLost(root, told, keyed, block)) refuse()
  const lost = [...measured].filter((table) => table !== root && isLost(table, root, picking, block))
  const [whole] = lost
  if (whole !== undefined) return lost.length === 1 ? keptFrom(whole, spec, measures, block, picking) : null
  const joins = leftBelow(root, picking, block)
  return joins ? { block: { ...block, joins }, count: (expr) => expr } : null
}

/** Tables that say which rows are meant: grouped by, told in a condition, or named beside what is measured. */
function pickingTables(
  spec: Spec,
  keys: readonly KeySpec[],
  measured: ReadonlySet<string>,
): ReadonlySet<string> {
  return new Set([
    ...keys.map(tableOfSpec),
    ...conditionTables(spec),
    ...spec.requires.map((need) => need.table).filter((table) => !measured.has(table)),
    ...spec.having.map((having) => having.table),
  ])
}

function conditionTables(spec: Spec): readonly string[] {
  return spec.conditions.flatMap(({ needs, related }) =>
    related ? [related.from] : needs.map((need) => need.table),
  )
}

/** Whether rows of a measured table that nothing of the root belongs to are of a group, and yet would not be joined. */
function isLost(table: string, root: string, picking: ReadonlySet<string>, { tree }: Block): boolean {
  const outward = orient(tree, table)
  let lossless = true
  const reached = new Set<string>()
  const visit = (at: string, whole: boolean, before: boolean) => {
    if (at === root) lossless = whole
    if (before && at !== root) reached.add(at)
    for (const hop of outward.get(at) ?? []) visit(hop.to, whole && hop.lossless, before && at !== root)
  }
  visit(table, true, true)
  return !lossless && [...picking].every((each) => reached.has(each))
}

/**
 * The same rows from the table whose rows would be lost, all else left joined to it. Null where the rows it would be
 * joined with are those meant: "the states with the highest sales, with the number of customers", "unique customers".
 */
function keptFrom(
  whole: string,
  spec: Spec,
  measures: readonly MeasureSpec[],
  block: Block,
  picking: ReadonlySet<string>,
): KeptEmpty | null {
  if (spec.rank || spec.having.length > 0 || measures.some((each) => !keepable(each))) return null
  const sides = sidesOf(block, whole)
  const from = block.sources.get(whole)
  const aliasOf = (table: string) => block.sources.get(table)?.alias ?? ''
  if (!sides || !from || ![...picking].every((each) => sides.own.has(aliasOf(each)))) return null
  return {
    block: { ...block, from, joins: sides.joins },
    count: (expr: Expr): Expr => {
      if (expr.kind === 'count') return { ...expr, of: expr.of ?? sides.counted }
      return expr.kind === 'aggregate' && expr.fn === 'sum' ? { kind: 'orZero', of: expr } : expr
    },
  }
}

function keepable(measure: MeasureSpec): boolean {
  return measure.kind === 'countRows'
    ? !measure.different
    : ['countValues', 'aggregate', 'product'].includes(measure.kind)
}

function refuse(): never {
  throw new Ungrounded('rows of one thing measured that have none of the other would be left out')
}

/** The joins with those left that only measure and would lose rows; null where there are none. */
function leftBelow(root: string, picking: ReadonlySet<string>, block: Block): readonly Join[] | null {
  const outward = orient(block.tree, root)
  const below = (hop: Hop): readonly Hop[] => [hop, ...(outward.get(hop.to) ?? []).flatMap(below)]
  const left = new Set<string>()
  const visit = (table: string) => {
    for (const hop of outward.get(table) ?? []) {
      const hops = below(hop)
      const measures = hops.every((each) => !picking.has(each.to))
      if (measures && hops.some((each) => !each.lossless))
        for (const each of hops) left.add(block.sources.get(each.to)?.alias ?? '')
      else visit(hop.to)
    }
  }
  visit(root)
  return left.size === 0
    ? null
    : block.joins.map((join) => (left.has(join.source.alias) ? { ...join, kind: 'left' } : join))
}
