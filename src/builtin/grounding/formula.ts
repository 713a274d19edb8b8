import type { Clause, Formula, Term } from '../grammar/sketch.js'
import type { Cond, Expr } from '../planning/plan.js'
import type { Draft } from './draft.js'
import { gather } from './ratio/gather.js'
import { side } from './ratio/side.js'
import {
  type FormulaNode,
  type FormulaSpec,
  type Part,
  type PlaceSpec,
  tableOfSpec,
  tablesOf,
  Ungrounded,
} from './spec.js'

/** The measures of an expression; plain amounts are added up. */
export function formulaSpec(draft: Draft, term: Extract<Term, { kind: 'formula' }>): FormulaSpec {
  const spec: FormulaSpec = { kind: 'formula', of: grounded(draft, term.of) }
  if (new Set(tablesOf(spec)).size > 1)
    throw new Ungrounded(
      'an expression over rows of different tables would count some of them more than once',
    )
  return spec
}

function grounded(draft: Draft, of: Formula): FormulaNode {
  switch (of.kind) {
    case 'number':
      return of
    case 'op':
      return { kind: 'op', op: of.op, left: grounded(draft, of.left), right: grounded(draft, of.right) }
    case 'clause':
      return { kind: 'part', part: partOf(draft, of.clause) }
    default:
      return of satisfies never
  }
}

function partOf(draft: Draft, clause: Clause): Part {
  const { measure, pre } = side(draft, clause)
  const groups = draft.groups.length
  const { conditions, having } = gather(
    draft,
    tableOfSpec(measure),
    pre,
    clause.pieces.filter((piece) => piece.kind !== 'stop'),
  )
  if (having.length > 0 || draft.groups.length > groups) throw new Ungrounded('groups inside an expression')
  return { measure, only: conditions, having }
}

/** Printed with division that never fails. */
export function formulaExpr(of: FormulaNode, part: (part: Part) => Expr): Expr {
  if (of.kind === 'number') return { kind: 'literal', value: of.number, as: 'number' }
  if (of.kind === 'part') return part(of.part)
  const [left, right] = [formulaExpr(of.left, part), formulaExpr(of.right, part)]
  return of.op === '/'
    ? { kind: 'ratio', over: left, under: right, percent: false }
    : { kind: 'arithmetic', op: of.op, left, right }
}

/** A measure over some of the rows only. */
export function narrowed(expr: Expr, conds: readonly Cond[]): Expr {
  if (conds.length === 0) return expr
  if (expr.kind !== 'count' && expr.kind !== 'aggregate')
    throw new Ungrounded('a condition on something that is not counted or added up')
  return { ...expr, filter: conds.length === 1 ? (conds[0] as Cond) : { kind: 'and', of: conds } }
}

/** The expression in words. */
export function formulaWords(of: FormulaNode, words: (part: Part) => string): string {
  if (of.kind === 'number') return String(of.number)
  if (of.kind === 'part') return words(of.part)
  return `(${formulaWords(of.left, words)} ${of.op} ${formulaWords(of.right, words)})`
}

/** The place of each row by one measure. */
export function placeSpec(draft: Draft, term: Extract<Term, { kind: 'place' }>): PlaceSpec {
  const { measure, pre } = side(draft, { term: term.by, pieces: [] })
  if (pre.length > 0) throw new Ungrounded('a place by some of the rows only')
  return { kind: 'place', by: measure, descending: term.descending }
}
