import { type Catalog, mustTable } from '../../../linking/catalog.js'
import type { KeySpec, Rank, Shown, Spec } from '../../grounding/spec.js'
import { isMeasure, tableOfSpec, tablesOf } from '../../grounding/spec-tables.js'
import { Ungrounded } from '../../grounding/ungrounded.js'
import { type Block, buildBlock, makeAliases } from '../block.js'
import { growTree, type JoinTree } from '../joins.js'
import type { Cond, Order, Output } from '../plan.js'
import { bestOf, known, partitionOf, rankable, ranksInGroups, uniqueLabels } from './best.js'
import { coreTree, finest, hintsOf } from './core-tree.js'
import { countCondition } from './count-condition.js'
import { contextFor, keyExpr, keyOutputs } from './key-columns.js'
import { keepRows } from './keep-rows.js'
import { areRemarks, kindsAlone, knownAlone } from './kinds.js'
import { sameExpr, uniqueKeys } from './sameness.js'
import type { Shaped } from './shaped.js'

/** A list of rows or values: nothing is counted or added up. @throws {Ungrounded} where it has no single reading */
export function listRows(spec: Spec, outputs: readonly Shown[], catalog: Catalog): Shaped {
  const inGroups = ranksInGroups(spec)
  const keys = keysOf(spec, outputs, inGroups)
  checkGroupsShown(spec, keys, inGroups)
  const order = [...(spec.rank ? [spec.rank] : []), ...spec.orders]
  const joined = blockOf(spec, keys, [...keys, ...order.map((each) => each.by)].flatMap(tablesOf), catalog)
  const block = spec.keepsEmpty ? keepRows(spec, keys, joined) : joined
  const where = [...block.where, ...spec.having.map((having) => countCondition(spec, having, block))]
  const select = keys
    .flatMap((key) => keyOutputs(key, block, keys))
    .filter((each, at, all) => all.findIndex((other) => sameExpr(other.expr, each.expr)) === at)
  if (inGroups && spec.rank) return bestRows(spec, spec.rank, block, select, where)
  const context = spec.rank ? contextFor(spec.rank.by, select, block) : besideKeys(spec, select, block)
  const orders: readonly Order[] = order.map((each) => ({
    by: keyExpr(each.by, block),
    descending: each.descending,
  }))
  const told = spec.distinct || kindsAlone(spec, keys, catalog)
  const distinct = told || (bareColumns(spec, keys, catalog) && !areRemarks(keys))
  if (distinct && spec.rank) throw new Ungrounded('a ranking of distinct values')
  const visibleOrder = distinct
    ? orders.filter((each) => select.some((shown) => sameExpr(shown.expr, each.by)))
    : orders
  const limit = spec.rank?.limit ?? null
  if (told || (areRemarks(keys) && bareColumns(spec, keys, catalog))) where.push(...knownAlone(keys, block))
  return {
    plan: {
      from: block.from,
      joins: block.joins,
      where,
      group: [],
      having: [],
      distinct,
      set: null,
      select: distinct ? select.filter((each) => each.part === 'asked') : [...select, ...context],
      order: visibleOrder,
      limit,
      ties: limit === 1,
    },
    tree: block.tree,
    notes: [],
  }
}

/** "titles per genre": what a list is split by is shown in it. @throws {Ungrounded} where it is not */
function checkGroupsShown({ groups }: Spec, keys: readonly KeySpec[], inGroups: boolean): void {
  if (inGroups) return
  for (const group of groups)
    if (
      group.kind === 'column' &&
      !keys.some(
        (key) =>
          (key.kind === 'column' && key.column.id === group.column.id) ||
          (key.kind === 'entity' && key.table === group.column.table),
      )
    )
      throw new Ungrounded('a list for each group, or how many in each?')
}

/** What a row shows; a time alone says nothing: it is shown beside the row it is of. */
function keysOf(spec: Spec, outputs: readonly Shown[], inGroups: boolean): readonly KeySpec[] {
  const plain = outputs.filter((output): output is KeySpec => !isMeasure(output))
  const spans = spec.groups.length > 0 && plain.length > 0 && plain.every((key) => key.kind === 'span')
  if (spec.groups.length > 0 && spec.rank && !inGroups)
    throw new Ungrounded('the best of each group is not read yet', ['each'])
  return inGroups || spans ? uniqueKeys([...spec.groups, ...plain]) : plain
}

/**
 * The joined rows that are listed.
 * @param tables of everything shown and ordered by
 */
function blockOf(spec: Spec, keys: readonly KeySpec[], tables: readonly string[], catalog: Catalog): Block {
  const needs = tables.map((table) => ({ table, near: spec.target }))
  const targetFirst = tables.includes(spec.target) ? [{ table: spec.target, near: null }, ...needs] : needs
  const tree = coreTree(catalog, targetFirst, spec)
  const root = finest(tree, new Set(tables), [spec.target]) ?? spec.target
  const foreign = spec.groups.find((group) => !keys.some((key) => tableOfSpec(key) === tableOfSpec(group)))
  if (foreign) throw new Ungrounded('a list for each of something else has no single value to show')
  return buildBlock({
    catalog,
    aliases: makeAliases(catalog),
    hints: hintsOf(spec),
    root: tree.tables.has(root) ? root : (tables[0] as string),
    core: withTarget(tree, spec, catalog),
    conditions: spec.conditions,
    requires: [
      ...spec.requires,
      ...spec.groups.map((group) => ({ table: tableOfSpec(group), near: spec.target })),
    ],
  })
}

/** The target is joined where a condition hangs on its rows. */
function withTarget(tree: JoinTree, spec: Spec, catalog: Catalog): JoinTree {
  const anchored =
    spec.having.length > 0 ||
    spec.conditions.some(
      (condition) => condition.related !== null && !tree.tables.has(condition.related.from),
    )
  if (!anchored || tree.tables.has(spec.target)) return tree
  const grown = growTree(catalog, tree, [{ table: spec.target, near: null }], hintsOf(spec))
  if (!grown) throw new Ungrounded('no join')
  return grown
}

/** "invoices, oldest first": an id alone does not tell the order it is in. */
function besideKeys(spec: Spec, select: readonly Output[], block: Block): readonly Output[] {
  const nameless = select.every(({ expr }) => expr.kind === 'column' && expr.column.role === 'key')
  const [first] = spec.orders
  return first && nameless ? contextFor(first.by, select, block) : []
}

/** The first rows of each group. */
function bestRows(
  spec: Spec,
  rank: Rank,
  block: Block,
  select: readonly Output[],
  where: readonly Cond[],
): Shaped {
  const by: Order = { by: keyExpr(rank.by, block), descending: rank.descending }
  const partition = partitionOf(spec.groups, block)
  return {
    plan: {
      from: block.from,
      joins: block.joins,
      where: [...where, ...rankable(by), ...partition.flatMap(known)],
      group: [],
      having: [],
      distinct: false,
      set: null,
      select: uniqueLabels([...select, ...contextFor(rank.by, select, block)]),
      order: spec.orders.flatMap(({ by: each, descending }) =>
        isMeasure(each) ? [] : [{ by: keyExpr(each, block), descending }],
      ),
      limit: null,
      ties: false,
      best: bestOf(partition, by, rank.limit),
    },
    tree: block.tree,
    notes: ['rows that tie for the place are all shown'],
  }
}

/** "all directors": values of a column, each once, when no entity is named that would have a row each. */
function bareColumns(spec: Spec, keys: readonly KeySpec[], catalog: Catalog): boolean {
  if (spec.rank || !keys.every((key) => key.kind === 'column')) return false
  if (spec.orders.length > 0 && !ordersItself(spec, keys)) return false
  const named =
    spec.rowsOf.has(spec.target) ||
    spec.groups.some((group) => tableOfSpec(group) === spec.target) ||
    spec.outputs.some((output) => output.kind === 'entity')
  if (named) return false
  const tables = new Set(keys.map(tableOfSpec))
  const unique = keys.some((key) => key.kind === 'column' && key.column.unique)
  const titled =
    keys.length > 1 &&
    keys.some(
      (key) =>
        key.kind === 'column' &&
        mustTable(catalog, key.column.table).titles.some((title) => title.id === key.column.id),
    )
  return tables.size === 1 && !unique && !titled && (keys.length === 1 || spec.requires.length === 0)
}

/** "the payment methods in alphabetical order": the one thing listed is what it is ordered by. */
function ordersItself({ orders }: Spec, keys: readonly KeySpec[]): boolean {
  const [key, ...more] = keys
  if (key?.kind !== 'column' || more.length > 0 || key.column.kind !== 'text') return false
  return orders.every(({ by }) => by.kind === 'column' && by.column.id === key.column.id)
}
