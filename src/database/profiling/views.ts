import type { Transaction } from '../connection.js'
import { quoteTable } from '../names.js'
import type { Table } from '../snapshot.js'
import type { Profiles } from './answer.js'
import quietViewsSql from './quiet-views.sql'
import { blocksOf, profileTable } from './read.js'
import { profilingStatement, type RowChoice } from './statement.js'

/** A view that the planner expects to cost more is not run, in the planner's units. */
const maxViewCost = 20_000

/** The views that may be run without asking: those that do nothing but read the user's own tables. */
export async function quietViews(tx: Transaction, views: readonly Table[]): Promise<readonly Table[]> {
  if (views.length === 0) return []
  const { rows } = await tx.query(quietViewsSql, [views.map(quoteTable)])
  const quiet = new Set(rows.map(([name]) => name))
  return views.filter((view) => quiet.has(quoteTable(view)))
}

/** Profiles a view by its first rows, unless even those would be costly: then undefined. */
export async function profileView(
  tx: Transaction,
  view: Table,
  maxRows: number,
): Promise<Profiles | undefined> {
  const rows: RowChoice = { kind: 'first', limit: maxRows }
  const plan = await tx.query(`explain (format json) ${profilingStatement(blocksOf(view, rows))}`)
  const cost = /"Total Cost":([\d.]+)/.exec(JSON.stringify(plan.rows))?.[1]
  if (Number(cost) > maxViewCost) return undefined
  return profileTable(tx, view, rows)
}
