import type {
  Aggregate,
  CompareOp,
  Cond,
  Expr,
  Join,
  Output,
  Plan,
  Source,
} from '../../../src/builtin/planning/plan.js'
import type { CatalogColumn, Edge } from '../../../src/linking/catalog.js'

/** A plan with nothing in it but what is given. */
export function planOf(parts: Partial<Plan> & Pick<Plan, 'from'>): Plan {
  return {
    joins: [],
    select: [],
    distinct: false,
    where: [],
    group: [],
    having: [],
    order: [],
    limit: null,
    ties: false,
    set: null,
    ...parts,
  }
}

export function columnExpr(alias: string, column: CatalogColumn): Expr {
  return { kind: 'column', alias, column }
}

export const countRows: Expr = { kind: 'count', of: null, distinct: false, filter: null }

export function aggregateOf(fn: Aggregate, of: Expr): Expr {
  return { kind: 'aggregate', fn, of, filter: null }
}

export function compare(left: Expr, op: CompareOp, right: Expr): Cond {
  return { kind: 'compare', left, op, right }
}

export function number(value: number): Expr {
  return { kind: 'literal', value, as: 'number' }
}

export function text(value: string): Expr {
  return { kind: 'literal', value, as: 'text' }
}

export function day(value: string): Expr {
  return { kind: 'literal', value, as: 'date' }
}

export function asked(expr: Expr, label: string): Output {
  return { expr, label, part: 'asked' }
}

/** Joins along an edge from an alias that is there already to a source that is new. */
export function joinOver(
  edge: Edge,
  known: { readonly alias: string; readonly id: string },
  source: Source,
): Join {
  const forward = edge.from.table === known.id
  const near = forward ? edge.from.columns : edge.to.columns
  const far = forward ? edge.to.columns : edge.from.columns
  return {
    kind: 'inner',
    source,
    on: near.map((column, at) => ({
      left: { alias: known.alias, column },
      right: { alias: source.alias, column: far[at] ?? '' },
    })),
  }
}
