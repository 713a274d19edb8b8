import type { Catalog } from '../../../linking/catalog.js'
import type { Having, KeySpec, MeasureSpec, Shown, Spec } from '../../grounding/spec.js'
import { isMeasure, tableOfSpec, tablesOf } from '../../grounding/spec-tables.js'
import { factorsElsewhere } from '../../grounding/factors.js'
import { Ungrounded } from '../../grounding/ungrounded.js'
import { buildBlock, makeAliases } from '../block.js'
import type { JoinTree } from '../joins.js'
import { measureExpr } from '../measure-expr.js'
import { ratioExpr } from '../measure-ratio.js'
import { bestOf, known, partitionOf, ranksInGroups, uniqueLabels } from './best.js'
import { coreTree, finest, hintsOf } from './core-tree.js'
import { correlated } from './correlated.js'
import { countApart } from './count-apart.js'
import { compareCount, countCondition } from './count-condition.js'
import { checkCounts, checkKeys, checkRatios } from './group-checks.js'
import { checkFirstOfEach } from './first-of-each.js'
import { type Grouping, groupColumns } from './group-columns.js'
import { ordersOf, rankingOf } from './group-order.js'
import { keepEmpty } from './keep-empty.js'
import { keepMeasured } from './keep-measured.js'
import { knownAlone } from './kinds.js'
import { sameExpr, uniqueKeys } from './sameness.js'
import type { Shaped } from './shaped.js'

/**
 * A row for each group, or a single row where nothing groups: what is measured, beside what it is measured by.
 * @param measures everything measured: shown, ranked or ordered by
 * @throws {Ungrounded} where rows would be counted twice, or a group has no single value to show
 */
export function measureGroups(
  spec: Spec,
  outputs: readonly Shown[],
  measures: readonly MeasureSpec[],
  catalog: Catalog,
): Shaped {
  const keys = uniqueKeys([
    ...spec.groups,
    ...outputs.filter((output): output is KeySpec => !isMeasure(output)),
  ])
  checkFirstOfEach(measures, keys)
  if (keys.length > 0 && measures.some(isApart)) return measuredApart(spec, outputs, keys, catalog)
  const apart = countApart(spec, outputs, keys, measures, catalog)
  if (apart) return apart
  const held = heldIn(spec, keys, measures)
  const all = [...measures, ...held.groups.map(countedBy)]
  if (!ranksInGroups(spec)) checkKeys(spec, outputs, catalog)
  const first = measures[0] ?? spec.having.map(countedBy)[0]
  const { tree, root } = rowsMeasured(spec, outputs, keys, first ? [first, ...all] : all, all, catalog)
  const block = buildBlock({
    catalog,
    aliases: makeAliases(catalog),
    hints: hintsOf(spec),
    root,
    core: tree,
    conditions: [...spec.conditions, ...held.groups.flatMap((having) => having.conditions)],
    requires: spec.requires,
  })
  const notes: string[] = []
  const counted = (having: Having, table: string) => countCondition({ ...spec, target: table }, having, block)
  const measure = (each: MeasureSpec) =>
    each.kind === 'ratio'
      ? ratioExpr({ ratio: each, root, block, catalog, notes, counted })
      : measureExpr(each, root, tree, block, catalog, notes)
  const kept = keepEmpty(spec, keys, measures, block)
  if (!kept && spec.keepsEmpty) throw new Ungrounded('those without would be left out')
  const whole = kept ? null : keepMeasured(spec, keys, measures, block, root)
  if (!kept) {
    const over = (each: MeasureSpec) => whole?.count(measure(each)) ?? measure(each)
    return planOf({ spec, outputs, keys, block: whole?.block ?? block, measure: over }, held, notes)
  }
  const listing = {
    spec,
    outputs,
    keys,
    block: kept.block,
    measure: (each: MeasureSpec) => kept.count(measure(each)),
  }
  return planOf(listing, held, [...notes, 'those without any are shown with 0'])
}

/** A ratio whose sides are of different tables, each of them for the same group. */
function isApart(measure: MeasureSpec): boolean {
  return (
    measure.kind === 'ratio' && !measure.total && tableOfSpec(measure.under.measure) !== tableOfSpec(measure)
  )
}

function measuredApart(
  spec: Spec,
  outputs: readonly Shown[],
  keys: readonly KeySpec[],
  catalog: Catalog,
): Shaped {
  const shown = outputs.map((output) => ({ ...output, directive: false }))
  return correlated({ ...spec, outputs: shown }, keys, catalog)
}

/** Conditions on the number of related rows: of each row that is measured, and of each group. */
interface Held {
  readonly rows: readonly Having[]
  readonly groups: readonly Having[]
  /** The table whose rows are meant; null for those of the target. */
  readonly row: string | null
}

/** Without groups they hold for each row; "clients with two projects per city" are clients, whatever the city. */
function heldIn(spec: Spec, keys: readonly KeySpec[], measures: readonly MeasureSpec[]): Held {
  if (keys.length === 0) return { rows: spec.having, groups: [], row: null }
  const row = measures.length === 1 && measures[0]?.kind === 'countRows' ? measures[0].table : null
  const grouped = keys.some((key) => key.kind === 'entity' && key.table === row)
  const own = ({ owner, table }: Having) => row !== null && !grouped && owner === row && table !== row
  return {
    rows: spec.having.filter(own),
    groups: spec.having.filter((having) => !own(having)),
    row,
  }
}

/** What a condition on a number of rows counts. */
function countedBy(having: Having): MeasureSpec {
  if (having.of) return { kind: 'aggregate', ...having.of }
  return having.distinctColumn
    ? { kind: 'countValues', column: having.distinctColumn }
    : { kind: 'countRows', table: having.table }
}

/** The joins of everything measured and grouped by, and the table whose rows are measured. */
function rowsMeasured(
  spec: Spec,
  outputs: readonly Shown[],
  keys: readonly KeySpec[],
  all: readonly MeasureSpec[],
  joined: readonly MeasureSpec[],
  catalog: Catalog,
): { readonly tree: JoinTree; readonly root: string } {
  const first = all[0]
  const needs = [
    ...(first ? [{ table: tableOfSpec(first), near: null }] : []),
    ...[...joined, ...keys].flatMap((each) => tablesOf(each).map((table) => ({ table, near: spec.target }))),
    ...joined.flatMap(factorsElsewhere).map(({ left, right }) => ({ table: right.table, near: left.table })),
  ]
  const tree = coreTree(catalog, needs, spec)
  checkRatios(all, keys, catalog)
  checkCounts(all, keys, outputs)
  const core = new Set(needs.map((need) => need.table))
  const root = finest(tree, core, joined.flatMap(tablesOf))
  if (root === null) throw new Ungrounded('measures of different tables would multiply each other')
  return { tree, root }
}

function planOf(grouping: Grouping, held: Held, notes: readonly string[]): Shaped {
  const { spec, block, measure } = grouping
  const { select, group } = groupColumns(grouping)
  const ranking = rankingOf(grouping)
  const order = ordersOf(grouping, ranking, group)
  if (held.groups.some(({ every, table }) => every && table === block.from.table.id))
    throw new Ungrounded('each of them belongs to one group only')
  const counts = held.groups.map((having) =>
    compareCount(measure(countedBy(having)), having, block.request.catalog),
  )
  const where = [
    ...block.where,
    ...held.rows.map((having) => countCondition({ ...spec, target: held.row ?? spec.target }, having, block)),
  ]
  const rows = {
    from: block.from,
    joins: block.joins,
    where,
    group,
    having: counts,
    distinct: false,
    set: null,
  }
  if (ranking && spec.rank && ranksInGroups(spec)) {
    const partition = partitionOf(spec.groups, block)
    const best = bestOf(partition, ranking, spec.rank.limit)
    const inGroups = [...where, ...partition.flatMap(known)]
    return {
      plan: {
        ...rows,
        where: inGroups,
        select: uniqueLabels(select),
        order: [],
        limit: null,
        ties: false,
        best,
      },
      tree: block.tree,
      notes: [...notes, 'rows that tie for the place are all shown'],
    }
  }
  const limit = spec.rank?.limit ?? null
  // "which firms have more than three lawyers": nothing is no firm.
  if (ranking || counts.length > 0)
    where.push(
      ...knownAlone(grouping.keys, block).filter((each) => !where.some((said) => sameExpr(said, each))),
    )
  return { plan: { ...rows, select, order, limit, ties: limit === 1 }, tree: block.tree, notes }
}
