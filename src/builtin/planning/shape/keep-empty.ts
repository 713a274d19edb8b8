import { type Catalog, mustTable } from '../../../linking/catalog.js'
import type { KeySpec, MeasureSpec, Spec } from '../../grounding/spec.js'
import { tableOfSpec, tablesOf } from '../../grounding/spec-tables.js'
import { keepsMoreOf } from '../../grounding/same-thing.js'
import { Ungrounded } from '../../grounding/ungrounded.js'
import { type Block, pairs } from '../block.js'
import type { Hop } from '../hops.js'
import { orient } from '../joins.js'
import type { Cond, Expr, Join } from '../plan.js'
import { isRole, isRowKey } from './row-identity.js'

/** A block that starts from the things listed, and how a count over it is written. */
export interface KeptEmpty {
  readonly block: Block
  readonly count: (expr: Expr) => Expr
}

/**
 * The same counts with every row of what is listed, those that nothing is counted for with 0: what is counted is left
 * joined, and what it must meet filters the count instead of the rows. Null where nothing more is listed than what is
 * counted: the things are none of one table, or something else picks the rows.
 * @param block the counted rows, joined to what they are counted for
 */
export function keepEmpty(
  spec: Spec,
  keys: readonly KeySpec[],
  measures: readonly MeasureSpec[],
  block: Block,
): KeptEmpty | null {
  const { catalog } = block.request
  const listed = keys[0] && tableOfSpec(keys[0])
  if (listed === undefined || !mayKeep(spec, keys, measures, listed, catalog)) return null
  const sides = sidesOf(block, listed)
  if (!sides) return null
  const { own, joins, counted } = sides
  const where: Cond[] = []
  const only: Cond[] = []
  for (const cond of block.where) {
    const met = aliasesIn(cond, new Set([...block.sources.values()].map(({ alias }) => alias)))
    if ([...met].every((alias) => own.has(alias))) where.push(cond)
    else if ([...met].some((alias) => own.has(alias))) return null
    else only.push(cond)
  }
  const from = block.sources.get(listed)
  if (!from) return null
  return { block: { ...block, from, joins, where }, count: (expr) => overLeft(expr, counted, only) }
}

/** Counts alone, and where it was said totals, of things of one table that rows are listed of; no choice among the groups. */
function mayKeep(
  spec: Spec,
  keys: readonly KeySpec[],
  measures: readonly MeasureSpec[],
  listed: string,
  catalog: Catalog,
): boolean {
  if (!spec.listsEach || spec.rank || spec.having.length > 0 || spec.both || spec.distinct) return false
  const counted = new Set(measures.flatMap(tablesOf))
  const asked = (table: string) => table === listed || (spec.keepsEmpty === true && counted.has(table))
  if (!spec.requires.every((need) => asked(need.table)) || isRole(listed, catalog)) return false
  const isOf = (table: string) => table === listed || keepsMoreOf(catalog, listed, table)
  if (!keys.every((key) => isOf(tableOfSpec(key))) || !keys.some((key) => isRowKey(key, catalog)))
    return false
  const kept = spec.keepsEmpty ? (each: MeasureSpec) => isCount(each) || isAmount(each) : isCount
  const some = measures.some((each) => isCount(each) || isTotal(each))
  return counted.size === 1 && !counted.has(listed) && some && measures.every(kept)
}

function isCount(measure: MeasureSpec): boolean {
  if (measure.kind === 'formula') return measure.of.kind === 'part' && isCount(measure.of.part.measure)
  return measure.kind === 'countRows' || measure.kind === 'countValues'
}

/** An amount of what may not be there: an average of nothing is none. */
function isAmount(measure: MeasureSpec): boolean {
  if (measure.kind === 'place') return isCount(measure.by) || isAmount(measure.by)
  return measure.kind === 'aggregate' || measure.kind === 'product'
}

/** Whether amounts are added up: of nothing they come to 0. */
export function isTotal(measure: MeasureSpec): boolean {
  return (measure.kind === 'aggregate' || measure.kind === 'product') && measure.fn === 'sum'
}

/** How the joins stand to the things listed. */
export interface Sides {
  /** Aliases of the things listed and of what each has one of. */
  readonly own: ReadonlySet<string>
  readonly joins: readonly Join[]
  /** A column of the counted rows that every one of them has. */
  readonly counted: Expr
}

/** The joins from the things listed outward: what each has one of as it was, the rest left. */
export function sidesOf({ sources, tree, from, request }: Block, listed: string): Sides | null {
  const outward = orient(tree, listed)
  const own = new Set<string>()
  const inner: Join[] = []
  const left: Join[] = []
  let counted: Expr | null = null
  const visit = (table: string, single: boolean) => {
    const source = sources.get(table)
    if (!source) return
    if (single) own.add(source.alias)
    for (const hop of outward.get(table) ?? []) {
      const next = sources.get(hop.to)
      if (!next) continue
      const isOwn = single && hop.toOne
      const join: Join = {
        kind: isOwn ? 'inner' : 'left',
        source: next,
        on: pairs(hop, source.alias, next.alias),
      }
      ;(isOwn ? inner : left).push(join)
      if (next.alias === from.alias) counted = presence(hop, next.alias, request.catalog)
      visit(hop.to, isOwn)
    }
  }
  visit(listed, true)
  return counted === null || own.has(from.alias) ? null : { own, joins: [...inner, ...left], counted }
}

/** The key of the joined table, else the column it is joined by: neither is null where a row is joined. */
function presence(hop: Hop, alias: string, catalog: Catalog): Expr {
  const table = mustTable(catalog, hop.to)
  const key = table.key?.length === 1 ? table.key[0] : undefined
  const name = hop.edge.from.table === hop.to ? hop.edge.from.columns[0] : hop.edge.to.columns[0]
  const column = key ?? table.columns.find((each) => each.name === name)
  if (!column) throw new Ungrounded(`${table.name} has no column to count by`)
  return { kind: 'column', alias, column }
}

/** Which of the block's tables a condition speaks of. */
function aliasesIn(cond: Cond, known: ReadonlySet<string>): ReadonlySet<string> {
  const out = new Set<string>()
  JSON.stringify(cond, (key, value: unknown) => {
    if (key === 'table' || key === 'column') return undefined
    if (key === 'alias' && typeof value === 'string' && known.has(value)) out.add(value)
    return value
  })
  return out
}

/** Rows that are not there are not counted, nor those that fail a condition. */
function overLeft(expr: Expr, counted: Expr, only: readonly Cond[]): Expr {
  if (expr.kind === 'aggregate') {
    const of = { ...expr, filter: bothOf(expr.filter, only) }
    return expr.fn === 'sum' ? { kind: 'orZero', of } : of
  }
  if (expr.kind === 'window' && expr.of === null && expr.partition.length === 0)
    return {
      ...expr,
      order: expr.order.map((each) => ({ ...each, by: overLeft(each.by, counted, only) })),
    }
  if (expr.kind !== 'count') throw new Ungrounded('something else than a count of what may be missing')
  return { ...expr, of: expr.of ?? counted, filter: bothOf(expr.filter, only) }
}

function bothOf(filter: Cond | null, only: readonly Cond[]): Cond | null {
  const conds = [...(filter ? [filter] : []), ...only]
  return conds.length > 1 ? { kind: 'and', of: conds } : (conds[0] ?? null)
}
