import type { Catalog } from '../../linking/catalog.js'
import type { Having, Part, RatioSpec } from '../grounding/spec.js'
import { tableOfSpec } from '../grounding/spec-tables.js'
import { Ungrounded } from '../grounding/ungrounded.js'
import { type Block, buildBlock } from './block.js'
import { condIn } from './cond-in.js'
import { seedTree } from './joins.js'
import { measureExpr } from './measure-expr.js'
import type { Cond, Expr } from './plan.js'

/** A ratio and the block over whose rows it is taken; `notes` takes what is inferred. */
export interface RatioRequest {
  readonly ratio: RatioSpec
  readonly root: string
  readonly block: Block
  readonly catalog: Catalog
  readonly notes: string[]
  /** A number of related rows compared, for the rows of one table. */
  readonly counted: (having: Having, table: string) => Cond
}

/** Both sides over the block's rows, each with its own filter; a side over other rows is a query of its own. */
export function ratioExpr(request: RatioRequest): Expr {
  const { ratio } = request
  const over = partExpr(request, ratio.over)
  const elsewhere = ratio.total || tableOfSpec(ratio.under.measure) !== tableOfSpec(ratio.over.measure)
  const under = elsewhere ? wholeOf(request, ratio.under) : partExpr(request, ratio.under)
  return { kind: 'ratio', over, under, percent: ratio.percent }
}

function partExpr({ root, block, catalog, notes, counted }: RatioRequest, part: Part): Expr {
  const table = tableOfSpec(part.measure)
  const conds = [
    ...part.only.map((condition) => condIn(block, condition)),
    ...part.having.map((having) => counted(having, table)),
  ]
  const expr = measureExpr(part.measure, root, block.tree, block, catalog, notes)
  return conds.length === 0
    ? expr
    : filtered(expr, conds.length === 1 ? (conds[0] as Cond) : { kind: 'and', of: conds })
}

function filtered(expr: Expr, filter: Cond): Expr {
  if (expr.kind === 'count' || expr.kind === 'aggregate') return { ...expr, filter }
  throw new Ungrounded('a condition on something that is not counted or added up')
}

function wholeOf({ block, catalog, notes }: RatioRequest, part: Part): Expr {
  if (part.having.length > 0) throw new Ungrounded('a share of rows that are counted first')
  const table = tableOfSpec(part.measure)
  const own = buildBlock({
    ...block.request,
    root: table,
    core: seedTree(table),
    conditions: part.only,
    requires: [],
  })
  const expr = measureExpr(part.measure, table, own.tree, own, catalog, notes)
  return {
    kind: 'scalar',
    plan: {
      from: own.from,
      joins: own.joins,
      where: own.where,
      select: [{ expr, label: 'whole', part: 'asked' }],
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
