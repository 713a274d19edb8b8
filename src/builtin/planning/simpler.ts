import type { CatalogColumn } from '../../linking/catalog.js'
import { printExpr } from './print.js'
import type { CompareOp, Cond, Expr } from './plan.js'

/** Conditions written in one way: "a = 1 or a = 2" as a list, one inside another as one. */
export function simpler(conds: readonly Cond[]): readonly Cond[] {
  const all = conds.flatMap((cond) => (cond.kind === 'and' ? simpler(cond.of) : [asList(cond)]))
  const compared = new Set(all.flatMap((cond) => (cond.kind === 'compare' ? [printExpr(cond.left)] : [])))
  // What is compared is there.
  return all.filter((cond) => cond.kind !== 'null' || !cond.negated || !compared.has(printExpr(cond.of)))
}

function asList(cond: Cond): Cond {
  if (cond.kind !== 'or') return cond
  const [first, ...rest] = cond.of.map(listOf)
  if (!first || rest.length === 0) return cond
  const same = rest.every((each) => each && printExpr(each.of) === printExpr(first.of))
  if (!same) return cond
  const values = [first, ...rest].flatMap((each) => each?.values ?? [])
  return { kind: 'in', of: first.of, values, negated: false }
}

/** What a condition allows of a column, where it is a list of texts. */
function listOf(cond: Cond): { readonly of: Expr; readonly values: readonly Expr[] } | null {
  if (cond.kind === 'in' && !cond.negated) return cond
  return cond.kind === 'compare' &&
    cond.op === '=' &&
    cond.right.kind === 'literal' &&
    cond.right.as === 'text'
    ? { of: cond.left, values: [cond.right] }
    : null
}

/** What holds where not all of them do; a day that is still to come is on no other day. */
export function notAll(conds: readonly Cond[]): Cond {
  const [only, more] = simpler(conds)
  if (only?.kind === 'compare' && !more && only.right.kind === 'literal' && only.right.as === 'text')
    return { ...only, op: opposite[only.op] }
  const not: Cond = { kind: 'not', of: { kind: 'and', of: simpler(conds) } }
  const open = openDates(conds)
  return open.length === 0
    ? not
    : { kind: 'or', of: [...open.map((of): Cond => ({ kind: 'null', of, negated: false })), not] }
}

const opposite: Readonly<Record<CompareOp, CompareOp>> = {
  '=': '<>',
  '<>': '=',
  '<': '>=',
  '<=': '>',
  '>': '<=',
  '>=': '<',
}

/** Dates compared that a row may lack. */
function openDates(conds: readonly Cond[]): readonly Expr[] {
  const found = new Map<string, Expr>()
  for (const cond of simpler(conds)) {
    if (cond.kind !== 'compare' || cond.left.kind !== 'column' || !mayLack(cond.left.column)) continue
    if (cond.right.kind === 'literal' && cond.right.as === 'date') found.set(printExpr(cond.left), cond.left)
  }
  return [...found.values()]
}

function mayLack({ nullable, nullFraction }: CatalogColumn): boolean {
  return nullable && nullFraction !== 0
}
