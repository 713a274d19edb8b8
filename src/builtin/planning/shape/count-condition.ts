import { type Catalog, type CatalogColumn, mustTable } from '../../../linking/catalog.js'
import type { Having, Spec } from '../../grounding/spec.js'
import { Ungrounded } from '../../grounding/ungrounded.js'
import { type Block, buildBlock, pairs } from '../block.js'
import type { Hop } from '../hops.js'
import { growTree, orient, reachesToOne, seedTree } from '../joins.js'
import type { Cond, Expr, Output, Plan } from '../plan.js'
import { refuseTied } from '../tied-ways.js'
import { everyOne } from './every-one.js'

/**
 * The number of related rows compared with a number, once for each row of the spec's target.
 * @param block the query whose rows are meant; it joins the target
 * @throws {Ungrounded} where each row has at most one such row, or how they are related is not clear
 */
export function countCondition(spec: Spec, having: Having, block: Block): Cond {
  const { catalog } = block.request
  const { first, sub } = relatedRows(spec.target, having, block)
  const target = block.ref(mustTable(catalog, spec.target).columns[0] as CatalogColumn)
  const link = linkOf(first, target.kind === 'column' ? target.alias : '', sub.from.alias, catalog)
  const plan: Plan = {
    from: sub.from,
    joins: sub.joins,
    where: [...link, ...sub.where],
    select: [{ ...comparedIn(sub, having, first), part: 'asked' }],
    distinct: false,
    group: [],
    having: [],
    order: [],
    limit: null,
    ties: false,
    set: null,
  }
  return compareCount({ kind: 'scalar', plan }, having, catalog)
}

/** The rows that are counted, with the hop that leads to them from a row of the target. */
function relatedRows(target: string, having: Having, { request }: Block): { first: Hop; sub: Block } {
  const { catalog, aliases, hints } = request
  const needs = [
    { table: having.table, near: target },
    ...having.conditions.flatMap((condition) => condition.needs),
  ]
  const tree = growTree(catalog, seedTree(target), needs, hints)
  if (!tree) throw new Ungrounded('what is counted is not connected', [])
  refuseTied(tree, catalog)
  const first = orient(tree, target).get(target)?.[0]
  if (!first) throw new Ungrounded('a thing counted for itself')
  if (having.of && !reachesToOne(tree, having.table, tree.tables))
    throw new Ungrounded('amounts would be added up more than once')
  if (having.every && first.to === having.table) throw new Ungrounded('each of them belongs to one row only')
  if (first.toOne) throw new Ungrounded('each row has at most one of what is counted')
  const inside = {
    ...tree,
    tables: new Set([...tree.tables].filter((table) => table !== target)),
    hops: tree.hops.filter((hop) => hop.from !== target && hop.to !== target),
  }
  const { conditions } = having
  return {
    first,
    sub: buildBlock({ catalog, aliases, hints, root: first.to, core: inside, conditions, requires: [] }),
  }
}

/** The join of a hop as conditions between the outer query and the inner one. */
function linkOf(hop: Hop, outer: string, inner: string, catalog: Catalog): readonly Cond[] {
  const columnIn = (table: string, alias: string, name: string): Expr => ({
    kind: 'column',
    alias,
    column: mustTable(catalog, table).columns.find((column) => column.name === name) as CatalogColumn,
  })
  return pairs(hop, outer, inner).map(({ left, right }) => ({
    kind: 'compare',
    op: '=',
    left: columnIn(hop.from, left.alias, left.column),
    right: columnIn(hop.to, right.alias, right.column),
  }))
}

/** The number of rows, or what their amounts come to. */
function comparedIn(sub: Block, having: Having, first: Hop): Pick<Output, 'expr' | 'label'> {
  if (having.of) {
    const { fn, column } = having.of
    return { expr: { kind: 'aggregate', fn, of: sub.ref(column), filter: null }, label: fn }
  }
  const of = countedIn(sub, having, first)
  return { expr: { kind: 'count', of, distinct: of !== null, filter: null }, label: 'count' }
}

/** What is counted, each once; null counts the rows, where no join on the way to them repeats any. */
function countedIn(sub: Block, having: Having, first: Hop): Expr | null {
  if (having.distinctColumn) return sub.ref(having.distinctColumn)
  if (first.to === having.table) return null
  const { key } = mustTable(sub.request.catalog, having.table)
  return key?.length === 1 && key[0] ? sub.ref(key[0]) : null
}

/** A count compared with one number, with both ends of a range, which belong to it, or with how many there are. */
export function compareCount(left: Expr, having: Having, catalog: Catalog): Cond {
  const literal = (value: number): Expr => ({ kind: 'literal', value, as: 'number' })
  if (having.every) return { kind: 'compare', left, op: '=', right: everyOne(having, catalog) }
  if (having.upper === null) return { kind: 'compare', left, op: having.op, right: literal(having.amount) }
  return {
    kind: 'and',
    of: [
      { kind: 'compare', left, op: '>=', right: literal(having.amount) },
      { kind: 'compare', left, op: '<=', right: literal(having.upper) },
    ],
  }
}
