import type { Catalog, CatalogColumn } from '../../linking/catalog.js'
import type { Cond, Expr, Plan } from '../planning/plan.js'
import { printCond, printExpr, printPlan } from '../planning/print.js'
import type { Reading } from './reading.js'

/** Whether two readings come to the same answer: the same rows, and one shows what the other shows. */
export function sameAnswer(one: Reading, other: Reading, catalog: Catalog): boolean {
  if (sameByReference(one, other, catalog) || sameByReference(other, one, catalog)) return true
  if (sameExtreme(one.plan, other.plan) || sameExtreme(other.plan, one.plan)) return true
  if (rowsOf(one.plan) !== rowsOf(other.plan)) return false
  if (one.plan.distinct !== other.plan.distinct && ![one, other].some(({ plan }) => eachOnce(plan)))
    return false
  const [mine, theirs] = [shown(one.plan), shown(other.plan)]
  return [...mine].every((column) => theirs.has(column)) || [...theirs].every((column) => mine.has(column))
}

/** "the date of the latest mission": the highest date there is, or the date of the row that has the highest one. */
function sameExtreme(highest: Plan, row: Plan): boolean {
  const [peak, ...others] = highest.select
  const [shownThen, ...more] = row.select
  const [by, ...further] = row.order
  if (!peak || !shownThen || !by || others.length + more.length + further.length > 0) return false
  const { expr } = peak
  return (
    expr.kind === 'aggregate' &&
    expr.fn === (by.descending ? 'max' : 'min') &&
    expr.filter === null &&
    highest.order.length + highest.group.length === 0 &&
    row.limit === 1 &&
    printExpr(expr.of) === printExpr(by.by) &&
    printExpr(by.by) === printExpr(shownThen.expr) &&
    rowsOf({ ...row, order: [], limit: null, ties: false }) ===
      rowsOf({ ...highest, limit: null, ties: false })
  )
}

/** What a plan shows, in no order. */
export function shown({ select }: Plan): ReadonlySet<string> {
  return new Set(select.map((output) => printExpr(output.expr)))
}

/** Which rows a plan comes to, whatever it shows of them; what is joined, met and grouped by in any order. */
export function rowsOf(plan: Plan): string {
  const pair = (left: string, right: string) => [left, right].sort().join(' = ')
  const end = ({ alias, column }: { readonly alias: string; readonly column: string }) => `${alias}.${column}`
  return JSON.stringify([
    [plan.from, ...plan.joins.map((join) => join.source)]
      .map(({ alias, table }) => `${table.id} ${alias}`)
      .sort(),
    plan.joins
      .flatMap((join) => join.on.map(({ left, right }) => `${join.kind} ${pair(end(left), end(right))}`))
      .sort(),
    plan.where.map(plainly).sort(),
    plan.group.map(printExpr).sort(),
    plan.having.map(printCond).sort(),
    plan.best
      ? [plan.best.partition.map(printExpr), plan.best.order.map(orderText), plan.best.limit]
      : [plan.order.map(orderText), plan.limit, plan.ties],
    plan.set ? [plan.set.op, printPlan(plan.set.right)] : null,
  ])
}

/** "Not equal" is one condition, whichever word turned it. */
function plainly(cond: Cond): string {
  // What is met within it is met in any order too.
  if (cond.kind === 'exists') return `${cond.negated ? 'no' : 'some'} ${rowsOf(cond.plan)}`
  return printCond(cond)
    .replace(/^not \((\S+) = ('[^']*'|\d+)\)$/, '$1 <> $2')
    .replace(/^not \((\S+)\)$/, 'not $1')
}

function orderText({ by, descending }: { readonly by: Expr; readonly descending: boolean }): string {
  return `${printExpr(by)} ${descending}`
}

/** A column that no two rows share is shown: each row is there once anyway. */
function eachOnce({ select, joins, group }: Plan): boolean {
  return (
    joins.length === 0 &&
    group.length === 0 &&
    select.some(({ expr }) => expr.kind === 'column' && expr.column.unique)
  )
}

/** The ids that such rows refer to, or the things of these ids that have such a row: the same things. */
function sameByReference(ids: Reading, things: Reading, catalog: Catalog): boolean {
  const [only, more] = ids.plan.select
  if (!only || more || only.expr.kind !== 'column') return false
  if ((!ids.plan.distinct && !ids.plan.set) || ids.plan.limit !== null || things.plan.limit !== null)
    return false
  if (things.plan.group.length > 0 || things.spec.outputs.length !== 1 || said(ids) !== said(things))
    return false
  const { column } = only.expr
  return things.plan.select.some(({ expr }) => expr.kind === 'column' && refers(column, expr.column, catalog))
}

function refers(from: CatalogColumn, to: CatalogColumn, catalog: Catalog): boolean {
  return (catalog.edgesOf.get(from.table) ?? []).some(
    (edge) =>
      edge.from.table === from.table &&
      edge.to.table === to.table &&
      edge.from.columns.length === 1 &&
      edge.from.columns[0] === from.name &&
      edge.to.columns[0] === to.name,
  )
}

function said({ spec }: Reading): string {
  const all = [...spec.conditions, ...(spec.both ? [...spec.both.left, ...spec.both.right] : [])]
  return all
    .flatMap((condition) => (condition.related ? condition.related.conditions : [condition]))
    .map((condition) => condition.text)
    .sort()
    .join()
}
