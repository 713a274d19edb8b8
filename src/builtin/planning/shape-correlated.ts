import { type Catalog, type CatalogColumn, mustTable } from '../../linking/catalog.js'
import {
  isMeasure,
  type KeySpec,
  type MeasureSpec,
  type Part,
  type Spec,
  tableOfSpec,
  Ungrounded,
} from '../grounding/spec.js'
import { type Aliases, type Block, buildBlock, makeAliases } from './block.js'
import { condIn } from './cond-in.js'
import { growTree, type JoinHints, type JoinTree, reachesToOne, seedTree } from './joins.js'
import { measureExpr } from './measure-expr.js'
import type { Cond, Expr, Output, Plan } from './plan.js'

export interface CorrelatedRequest {
  readonly spec: Spec
  readonly catalog: Catalog
  readonly hints: JoinHints
  readonly keyOutputs: (key: KeySpec, block: Block) => readonly Output[]
  readonly keyExpr: (key: KeySpec, block: Block) => Expr
  readonly label: (measure: MeasureSpec) => string
}

interface Made {
  readonly plan: Plan
  readonly tree: JoinTree
  readonly notes: readonly string[]
}

/** A ratio of different things for each group: every side a query of its own, tied to the group's row. Nothing is multiplied. */
export function correlated(request: CorrelatedRequest, key: KeySpec): Made {
  const { spec, catalog, hints } = request
  if (spec.having.length > 0 || spec.requires.some((need) => need.table !== tableOfSpec(key)))
    throw new Ungrounded('a ratio of different things with more conditions')
  const table = tableOfSpec(key)
  const aliases = makeAliases(catalog)
  const block = buildBlock({
    catalog,
    aliases,
    hints,
    root: table,
    core: seedTree(table),
    conditions: spec.conditions,
    requires: [],
  })
  const notes: string[] = []
  const trees: JoinTree[] = [block.tree]
  const keys = request.keyOutputs(key, block)
  const tie = tieColumn(key, catalog)
  const group = [
    ...keys.map((output) => output.expr),
    ...(tie && !keys.some((each) => each.expr.kind === 'column' && each.expr.column.id === tie.id)
      ? [block.ref(tie)]
      : []),
  ]
  const outer = tie ? block.ref(tie) : request.keyExpr(key, block)
  const value = (part: Part) => side(request, key, tie, outer, part, aliases, notes, trees)
  const shown = (measure: MeasureSpec): Expr => {
    if (measure.kind === 'trend' || measure.kind === 'formula' || measure.kind === 'place')
      throw new Ungrounded('a ratio beside a trend')
    if (measure.kind === 'ratio')
      return {
        kind: 'ratio',
        over: value(measure.over),
        under: value(measure.under),
        percent: measure.percent,
      }
    return value({ measure, only: [], having: [] })
  }
  const select: Output[] = [
    ...keys,
    ...spec.outputs.flatMap((each): readonly Output[] =>
      isMeasure(each) ? [{ expr: shown(each), label: request.label(each), part: 'asked' }] : [],
    ),
  ]
  const ranked = spec.rank && isMeasure(spec.rank.by) ? spec.rank.by : null
  if (spec.rank && !ranked) throw new Ungrounded('a ranking by a column over groups')
  if (ranked && spec.rank && !spec.outputs.some((output) => output === ranked))
    select.push({ expr: shown(ranked), label: request.label(ranked), part: 'context' })
  const measure = select.findIndex((each) => each.expr.kind === 'ratio')
  const order = spec.rank
    ? [{ by: (select[measure] as Output).expr, descending: spec.rank.descending }]
    : key.kind === 'grain'
      ? [{ by: request.keyExpr(key, block), descending: false }]
      : []
  const known: Cond[] =
    key.kind === 'column' && key.column.nullable
      ? [{ kind: 'null', of: block.ref(key.column), negated: true }]
      : []
  const limit = spec.rank?.limit ?? null
  const tree: JoinTree = {
    tables: new Set(trees.flatMap((each) => [...each.tables])),
    hops: trees.flatMap((each) => each.hops),
    cost: trees.reduce((sum, each) => sum + each.cost, 0),
    tied: false,
  }
  return {
    plan: {
      from: block.from,
      joins: block.joins,
      where: [...block.where, ...known],
      group,
      having: [],
      select,
      distinct: false,
      set: null,
      order,
      limit,
      ties: limit === 1,
    },
    tree,
    notes,
  }
}

/** What ties a side to its group: the key of the entity, else the value itself. */
function tieColumn(key: KeySpec, catalog: Catalog): CatalogColumn | null {
  if (key.kind === 'column') return key.column
  if (key.kind === 'grain' || key.kind === 'span') return null
  const own = mustTable(catalog, key.table).key
  const only = own?.length === 1 ? own[0] : undefined
  if (!only) throw new Ungrounded(`${mustTable(catalog, key.table).name} has no single key`)
  return only
}

function side(
  request: CorrelatedRequest,
  key: KeySpec,
  tie: CatalogColumn | null,
  outer: Expr,
  part: Part,
  aliases: Aliases,
  notes: string[],
  trees: JoinTree[],
): Expr {
  const { catalog, hints } = request
  if (part.having.length > 0 || part.measure.kind === 'product')
    throw new Ungrounded('a ratio of different things with more conditions')
  const table = tableOfSpec(part.measure)
  const tree = growTree(catalog, seedTree(table), [{ table: tableOfSpec(key), near: table }], hints)
  if (!tree) throw new Ungrounded('no join leads to what to group by')
  if (tree.tied) throw new Ungrounded('two join paths are equally short')
  const both = new Set([table, tableOfSpec(key)])
  const root = [table, tableOfSpec(key), ...tree.tables].find((each) => reachesToOne(tree, each, both))
  if (root === undefined) throw new Ungrounded('measures of different tables would multiply each other')
  const block = buildBlock({ catalog, aliases, hints, root, core: tree, conditions: [], requires: [] })
  const inner = tie ? block.ref(tie) : request.keyExpr(key, block)
  const link: Cond = { kind: 'compare', left: inner, op: '=', right: outer }
  const expr = measureExpr(part.measure, root, tree, block, catalog, notes)
  trees.push(tree)
  const where = [link, ...block.where, ...part.only.map((condition) => condIn(block, condition))]
  return {
    kind: 'scalar',
    plan: {
      from: block.from,
      joins: block.joins,
      where,
      select: [{ expr, label: 'value', part: 'asked' }],
      distinct: false,
      group: [],
      having: [],
      order: [],
      limit: null,
      ties: false,
      set: null,
    },
  }
}
