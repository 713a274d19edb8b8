import type { CatalogColumn } from '../../linking/catalog.js'
import { printExpr, printPlan } from '../planning/print.js'
import type { Reading } from './reading.js'

/** Whether two readings are different answers: not those that differ only in what is shown beside the answer. */
export function rivals(best: Reading, other: Reading): boolean {
  const ranked = best.plan.best !== undefined && other.plan.best !== undefined
  const rest = ranked ? rankedRest : (reading: Reading) => reading.sql.replace(/^select .*$/m, '')
  if (sameByReference(best, other) || sameGroups(best, other)) return false
  const grouped = best.plan.group.length > 0 && !ranked
  if (rest(best) !== rest(other) || grouped || best.plan.distinct !== other.plan.distinct) return true
  const shown = (reading: Reading) => new Set(reading.plan.select.map((output) => printExpr(output.expr)))
  const [mine, theirs] = [shown(best), shown(other)]
  return ![...mine].every((column) => theirs.has(column)) && ![...theirs].every((column) => mine.has(column))
}

/** Groups of the same rows, told in another order or with a column more to tell them apart. */
function sameGroups(best: Reading, other: Reading): boolean {
  if (best.plan.group.length === 0 || best.plan.best || other.plan.best) return false
  const rest = ({ plan }: Reading) =>
    [printPlan({ ...plan, select: [], group: [] }), ...plan.group.map(printExpr).sort()].join('\n')
  const [mine, theirs] = [best, other].map(({ plan }) => plan.select.map((output) => output.expr))
  if (!mine || !theirs || rest(best) !== rest(other)) return false
  const printed = (exprs: typeof mine) => new Set(exprs.map(printExpr))
  const more = (some: typeof mine, others: typeof mine) =>
    others.every((expr) => printed(some).has(printExpr(expr))) &&
    some.every((expr) => expr.kind === 'column' || printed(others).has(printExpr(expr)))
  return more(mine, theirs) || more(theirs, mine)
}

/** Everything of a ranking within groups but what is shown. */
function rankedRest({ plan }: Reading): string {
  const ranking = [...(plan.best?.partition ?? []), ...(plan.best?.order.map((order) => order.by) ?? [])]
  const rows = printPlan({ ...plan, select: [], group: [], best: undefined })
  return [
    rows,
    ...plan.group.map(printExpr).sort(),
    ...ranking.map(printExpr),
    String(plan.best?.limit),
  ].join('\n')
}

/** The ids of things that have such a row, or the ids such rows refer to: the same ids. */
function sameByReference(best: Reading, other: Reading): boolean {
  const [mine, theirs] = [best, other].map((reading) =>
    reading.plan.distinct && reading.plan.select.length === 1 && reading.plan.limit === null
      ? reading.plan.select[0]?.expr
      : undefined,
  )
  if (mine?.kind !== 'column' || theirs?.kind !== 'column') return false
  const said = (reading: Reading) =>
    reading.spec.conditions
      .map((condition) => condition.text)
      .sort()
      .join()
  const refers = (from: CatalogColumn, to: CatalogColumn) =>
    best.tree.hops
      .concat(other.tree.hops)
      .some(
        ({ edge }) =>
          edge.from.table === from.table &&
          edge.to.table === to.table &&
          edge.from.columns[0] === from.name &&
          edge.to.columns[0] === to.name,
      )
  return (
    said(best) === said(other) && (refers(mine.column, theirs.column) || refers(theirs.column, mine.column))
  )
}
