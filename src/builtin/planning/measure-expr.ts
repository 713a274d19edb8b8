import { type Catalog, mustTable } from '../../linking/catalog.js'
import { formulaExpr, narrowed } from '../grounding/formula.js'
import { keyExpr } from './shape/key-columns.js'
import { spanExpr } from '../grounding/span.js'
import type { MeasureSpec } from '../grounding/spec.js'
import { tableOfSpec } from '../grounding/spec-tables.js'
import { Ungrounded } from '../grounding/ungrounded.js'
import type { Block } from './block.js'
import { condIn } from './cond-in.js'
import { type JoinTree, orient } from './joins.js'
import { type Expr, needsNumbers } from './plan.js'

/**
 * A measure over the block's rows that counts nothing twice: at the root it is plain, above the root a count is
 * distinct, and a sum is allowed only through a pure link table, where it is an attribution and said aloud.
 */
export function measureExpr(
  spec: MeasureSpec,
  root: string,
  tree: JoinTree,
  block: Block,
  catalog: Catalog,
  notes: string[],
): Expr {
  switch (spec.kind) {
    case 'countRows': {
      if (spec.table === root) return { kind: 'count', of: null, distinct: false, filter: null }
      const key = mustTable(catalog, spec.table).key
      const only = key?.length === 1 ? key[0] : undefined
      if (!only) throw new Ungrounded(`${mustTable(catalog, spec.table).name} has no single key to count by`)
      return { kind: 'count', of: block.ref(only), distinct: true, filter: null }
    }
    case 'countValues':
      return {
        kind: 'count',
        of: spec.grain
          ? keyExpr({ kind: 'grain', grain: spec.grain, column: spec.column }, block)
          : block.ref(spec.column),
        distinct: true,
        filter: null,
      }
    case 'aggregate': {
      if (spec.column.table !== root && needsNumbers(spec.fn))
        attribution(spec.column.table, root, tree, catalog, notes)
      return inUnit({ kind: 'aggregate', fn: spec.fn, of: block.ref(spec.column), filter: null }, spec.factor)
    }
    case 'product': {
      if (spec.left.table !== root) throw new Ungrounded('a total over lines would be repeated')
      return {
        kind: 'aggregate',
        fn: spec.fn,
        of: { kind: 'arithmetic', op: '*', left: block.ref(spec.left), right: block.ref(spec.right) },
        filter: null,
      }
    }
    case 'spanOf': {
      if (tableOfSpec(spec) !== root) throw new Ungrounded('a time that would be counted more than once')
      return {
        kind: 'aggregate',
        fn: spec.fn,
        of: spanExpr(spec.span, (column) => block.ref(column)),
        filter: null,
      }
    }
    case 'place':
      return {
        kind: 'window',
        fn: 'rank',
        of: null,
        partition: [],
        order: [{ by: measureExpr(spec.by, root, tree, block, catalog, notes), descending: spec.descending }],
      }
    case 'formula':
      return formulaExpr(spec.of, ({ measure, only }) =>
        narrowed(
          measureExpr(measure, root, tree, block, catalog, notes),
          only.map((condition) => condIn(block, condition)),
        ),
      )
    case 'trend':
    case 'ratio':
      throw new Ungrounded('a ratio inside a measure', ['ratio'])
    default:
      return spec satisfies never
  }
}

function inUnit(of: Expr, factor: number | undefined): Expr {
  if (factor === undefined || factor === 1) return of
  const by = (value: number): Expr => ({ kind: 'literal', value, as: 'number' })
  if (factor < 1 && Number.isInteger(Math.round(1e6 / factor) / 1e6))
    return { kind: 'ratio', over: of, under: by(Math.round(1e6 / factor) / 1e6), percent: false }
  return { kind: 'arithmetic', op: '*', left: of, right: by(factor) }
}

function attribution(
  measured: string,
  root: string,
  tree: JoinTree,
  catalog: Catalog,
  notes: string[],
): void {
  const outward = orient(tree, root)
  const direct = (outward.get(root) ?? []).find((hop) => hop.to === measured)
  if (direct?.edge.fromUnique) return
  const link = mustTable(catalog, root)
  if (!direct || !link.isLink) {
    throw new Ungrounded(`rows of ${mustTable(catalog, measured).name} would be counted more than once`)
  }
  notes.push(
    `a ${mustTable(catalog, measured).words.join(' ')} with several matches in ${link.words.join(' ')} counts once for each`,
  )
}
