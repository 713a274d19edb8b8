import { type Catalog, mustTable } from '../../linking/catalog.js'
import type { Condition, Need, Reference } from '../grounding/spec.js'
import { Ungrounded } from '../grounding/ungrounded.js'
import { type Hop, hintsWithin, type JoinHints } from './hops.js'
import { notAll, simpler } from './simpler.js'
import { growTree, type JoinTree, orient, seedTree } from './joins.js'
import type { Cond, Expr, Join, JoinPair, Plan, Source } from './plan.js'
import { refuseTied } from './tied-ways.js'

/** Gives every use of a table in a statement its own name. */
export interface Aliases {
  readonly take: (table: string) => Source
}

/** A name for every use of a table: its own for the first, then with _2, _3 … */
export function makeAliases(catalog: Catalog): Aliases {
  const used = new Set<string>()
  return {
    take(id) {
      const table = mustTable(catalog, id)
      const name = table.alias ?? table.name
      let alias = name
      for (let n = 2; used.has(alias); n++) alias = `${name}_${n}`
      used.add(alias)
      return { alias, table }
    },
  }
}

/** The from, join and where of one block, and how to name a column of a joined table in it. */
export interface Block {
  readonly from: Source
  readonly joins: readonly Join[]
  readonly where: readonly Cond[]
  readonly ref: Reference
  readonly tree: JoinTree
  readonly sources: ReadonlyMap<string, Source>
  readonly request: BlockRequest
}

/** What a block is to join and which of its rows it keeps. */
export interface BlockRequest {
  readonly catalog: Catalog
  readonly aliases: Aliases
  readonly hints: JoinHints
  /** The table whose rows the block ranges over. */
  readonly root: string
  /** Tables that something shown, grouped or measured needs: always joined. */
  readonly core: JoinTree
  readonly conditions: readonly Condition[]
  readonly requires: readonly Need[]
}

/**
 * Joins the core; tables that only filter are joined where they cannot repeat rows and become `exists` where they could.
 * A table named in passing is left out when joining it would change nothing.
 */
export function buildBlock(request: BlockRequest): Block {
  const { catalog, aliases, root } = request
  const plain = request.conditions.filter((condition) => condition.related === null)
  const needs = [...plain.flatMap((condition) => condition.needs), ...request.requires]
  const tree = growTree(catalog, request.core, needs, request.hints)
  if (!tree)
    throw new Ungrounded(
      `no join leads to ${needs.map((need) => mustTable(catalog, need.table).name).join(', ')}`,
    )
  refuseTied(tree, catalog)
  const sources = new Map<string, Source>([[root, aliases.take(root)]])
  const joins: Join[] = []
  const where: Cond[] = []
  const outward = orient(tree, root)
  const placed = new Set<Condition>()
  const wanted = new Set(plain.flatMap((condition) => condition.needs.map((need) => need.table)))
  const visit = (table: string) => {
    for (const hop of outward.get(table) ?? []) {
      const below = subtree(outward, hop.to)
      const hasCore = [...below].some((each) => request.core.tables.has(each))
      const hasWanted = [...below].some((each) => wanted.has(each))
      if (!hasCore && !hasWanted && pathLossless(outward, hop)) continue
      if (hasCore || hop.toOne) {
        const source = aliases.take(hop.to)
        sources.set(hop.to, source)
        joins.push({ kind: 'inner', source, on: pairs(hop, aliasOf(sources, hop.from), source.alias) })
        visit(hop.to)
      } else where.push(existence(request, outward, hop, below, plain, placed, sources))
    }
  }
  visit(root)
  const ref = referenceIn(sources)
  for (const condition of plain) {
    if (placed.has(condition)) continue
    if (!condition.needs.every((need) => sources.has(need.table)))
      throw new Ungrounded(`'${condition.text}' spans tables that cannot be joined without repeating rows`)
    where.push(condition.make(ref))
  }
  for (const condition of request.conditions) {
    if (condition.related) where.push(relation(request, condition.related, sources))
  }
  return { from: sources.get(root) as Source, joins, where: simpler(where), ref, tree, sources, request }
}

function referenceIn(sources: ReadonlyMap<string, Source>): Reference {
  return (column): Expr => {
    const source = sources.get(column.table)
    if (!source) throw new Ungrounded(`${column.id} is not joined`)
    return { kind: 'column', alias: source.alias, column }
  }
}

function aliasOf(sources: ReadonlyMap<string, Source>, table: string): string {
  const source = sources.get(table)
  if (!source) throw new Ungrounded(`${table} is not joined`)
  return source.alias
}

/**
 * The columns of a hop that must be equal.
 * @param from alias of the table the hop leaves
 * @param to alias of the one it reaches
 */
export function pairs(hop: Hop, from: string, to: string): readonly JoinPair[] {
  const forward = hop.edge.from.table === hop.from
  const mine = forward ? hop.edge.from.columns : hop.edge.to.columns
  const theirs = forward ? hop.edge.to.columns : hop.edge.from.columns
  return mine.map((column, at) => ({
    left: { alias: from, column },
    right: { alias: to, column: theirs[at] ?? '' },
  }))
}

function subtree(outward: ReadonlyMap<string, readonly Hop[]>, table: string): ReadonlySet<string> {
  const out = new Set([table])
  for (const each of out) for (const hop of outward.get(each) ?? []) out.add(hop.to)
  return out
}

function pathLossless(outward: ReadonlyMap<string, readonly Hop[]>, hop: Hop): boolean {
  return hop.lossless && (outward.get(hop.to) ?? []).every((next) => pathLossless(outward, next))
}

/** A branch that only filters and could repeat rows. */
function existence(
  request: BlockRequest,
  outward: ReadonlyMap<string, readonly Hop[]>,
  hop: Hop,
  below: ReadonlySet<string>,
  plain: readonly Condition[],
  placed: Set<Condition>,
  outer: ReadonlyMap<string, Source>,
  reach: ReadonlyMap<string, Source> = new Map(),
): Cond {
  const sources = new Map<string, Source>([[hop.to, request.aliases.take(hop.to)]])
  const joins: Join[] = []
  const visit = (table: string) => {
    for (const next of outward.get(table) ?? []) {
      const source = request.aliases.take(next.to)
      sources.set(next.to, source)
      joins.push({ kind: 'inner', source, on: pairs(next, aliasOf(sources, next.from), source.alias) })
      visit(next.to)
    }
  }
  visit(hop.to)
  const where: Cond[] = []
  for (const condition of plain) {
    if (
      !condition.needs.some((need) => below.has(need.table)) ||
      !condition.needs.every((need) => below.has(need.table) || reach.has(need.table))
    )
      continue
    where.push(condition.make(referenceIn(new Map([...reach, ...sources]))))
    placed.add(condition)
  }
  return {
    kind: 'exists',
    negated: false,
    plan: existsPlan(sources.get(hop.to) as Source, joins, simpler(where)),
    link: pairs(hop, aliasOf(outer, hop.from), aliasOf(sources, hop.to)),
  }
}

/** Rows of the block for which a row of the branch exists, or none does. */
export function relation(
  request: BlockRequest,
  related: NonNullable<Condition['related']>,
  outer: ReadonlyMap<string, Source>,
): Cond {
  const { catalog } = request
  if (!outer.has(related.from)) throw new Ungrounded('"without" is about a table that is not joined')
  const hints = hintsWithin(request.hints, related.stems)
  const tree = growTree(catalog, seedTree(related.from), related.needs, hints)
  if (!tree) throw new Ungrounded('"without" reaches no table')
  refuseTied(tree, catalog)
  const outward = orient(tree, related.from)
  const first = outward.get(related.from) ?? []
  const nested = related.conditions.filter((condition) => condition.related)
  if (nested.length > 0) throw new Ungrounded('a "without" inside a "without"')
  if (first.length === 0) {
    const ref = referenceIn(new Map([[related.from, outer.get(related.from) as Source]]))
    const inner = related.conditions.map((condition) => condition.make(ref))
    if (inner.length === 0) throw new Ungrounded('"without" itself')
    return related.negated ? notAll(inner) : { kind: 'and', of: inner }
  }
  if (first.length > 1) throw new Ungrounded('"without" of two things')
  const hop = first[0] as Hop
  const placed = new Set<Condition>()
  const reach = new Map([[related.from, outer.get(related.from) as Source]])
  const cond = existence(
    { ...request, conditions: related.conditions },
    outward,
    hop,
    subtree(outward, hop.to),
    related.conditions,
    placed,
    outer,
    reach,
  )
  if (!related.conditions.every((condition) => placed.has(condition)))
    throw new Ungrounded('a condition that would be lost')
  if (!related.negated) return cond
  return cond.kind === 'exists' ? { ...cond, negated: true } : { kind: 'not', of: cond }
}

/** A query that shows nothing: only whether it has a row matters. */
export function existsPlan(from: Source, joins: readonly Join[], where: readonly Cond[]): Plan {
  return {
    from,
    joins,
    where,
    select: [],
    distinct: false,
    group: [],
    having: [],
    order: [],
    limit: null,
    ties: false,
    set: null,
  }
}
