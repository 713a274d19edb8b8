import type { Term, Formula } from './sketch.js'
import { type FormulaNode, type FormulaSpec, isMeasure, type KeySpec, type MeasureSpec, type SimpleMeasure, Ungrounded } from './spec.js'
import type { Expr } from './plan.js'

/** The measures of an expression; plain amounts beside aggregates are added up. */
export function formulaSpec(term: Extract<Term, { kind: 'formula' }>, specOf: (term: Term) => KeySpec | MeasureSpec): FormulaSpec {
  return { kind: 'formula', of: grounded(term.of, specOf) }
}

function grounded(of: Formula, specOf: (term: Term) => KeySpec | MeasureSpec): FormulaNode {
  switch (of.kind) {
    case 'number':
      return of
    case 'op':
      return { kind: 'op', op: of.op, left: grounded(of.left, specOf), right: grounded(of.right, specOf) }
    case 'term':
      return { kind: 'measure', measure: operand(of.term, specOf(of.term)) }
    default:
      return of satisfies never
  }
}

function operand(term: Term, spec: KeySpec | MeasureSpec): SimpleMeasure {
  if ((term.kind === 'noun' || term.kind === 'count') && (term.noun.pre.length > 0 || term.noun.owner || term.noun.extreme)) throw new Ungrounded('conditions inside an expression')
  if (spec.kind === 'column' && spec.column.kind === 'number') return { kind: 'aggregate', fn: 'sum', column: spec.column }
  if (!isMeasure(spec) || spec.kind === 'ratio' || spec.kind === 'trend' || spec.kind === 'formula') throw new Ungrounded('an expression over something else than amounts')
  return spec
}

/** Every measure of an expression, left to right. */
export function measuresIn(of: FormulaNode): readonly SimpleMeasure[] {
  if (of.kind === 'number') return []
  return of.kind === 'measure' ? [of.measure] : [...measuresIn(of.left), ...measuresIn(of.right)]
}

/** Printed with division that never fails. */
export function formulaExpr(of: FormulaNode, measure: (spec: SimpleMeasure) => Expr): Expr {
  if (of.kind === 'number') return { kind: 'literal', value: of.number, as: 'number' }
  if (of.kind === 'measure') return measure(of.measure)
  const [left, right] = [formulaExpr(of.left, measure), formulaExpr(of.right, measure)]
  return of.op === '/' ? { kind: 'ratio', over: left, under: right, percent: false } : { kind: 'arithmetic', op: of.op, left, right }
}

/** The expression in words. */
export function formulaWords(of: FormulaNode, words: (spec: SimpleMeasure) => string): string {
  if (of.kind === 'number') return String(of.number)
  if (of.kind === 'measure') return words(of.measure)
  return `(${formulaWords(of.left, words)} ${of.op} ${formulaWords(of.right, words)})`
}
