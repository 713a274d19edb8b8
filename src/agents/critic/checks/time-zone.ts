import { nodes, stringOf } from '../../../guard/mentions.js'
import { columnLabel } from '../facts.js'
import { type CriticCheck, type Finding, note, type Reviewed, warn } from '../review-task.js'
import { columnIn } from '../statement/read-aggregates.js'
import type { ColumnUse, Query } from '../statement/statement.js'
import { bodyOf, within } from '../statement/tree.js'

/** Instants compared with clock times, and days cut from instants in a zone nobody named. */
export const timeZone: CriticCheck = {
  id: 'time-zone',
  passed: 'no instant is read as a clock time',
  find(seen) {
    return seen.statement.queries.flatMap((query) => [...mixed(query, seen), ...cut(query, seen)])
  },
}

function mixed(query: Query, { catalog, timeZone: zone }: Reviewed): readonly Finding[] {
  return [...within([query.node.whereClause, query.node.fromClause, query.node.targetList])].flatMap(
    ({ type, body }) => {
      if (type !== 'A_Expr') return []
      const left = columnIn(body.lexpr, query)?.column
      const right = columnIn(body.rexpr, query)?.column
      if (!left || !right) return []
      if (new Set([left.category, right.category]).size !== 2) return []
      if (![left, right].every(({ category }) => category === 'timestamp' || category === 'timestamptz'))
        return []
      const evidence = `${columnLabel(left, catalog)} (${left.category}) meets ${columnLabel(right, catalog)} (${right.category}): the clock time is read in ${zone}.`
      return [warn('time-zone', evidence, "Say the zone of the clock time: AT TIME ZONE '…'.")]
    },
  )
}

function cut(query: Query, { catalog, timeZone: zone }: Reviewed): readonly Finding[] {
  const found = new Map<string, ColumnUse>()
  for (const { type, body } of within([
    query.node.targetList,
    query.node.whereClause,
    query.node.groupClause,
  ])) {
    const name = type === 'FuncCall' ? (stringOf(nodes(body.funcname).at(-1)) ?? '') : ''
    const toDate = type === 'TypeCast' && stringOf(nodes(asNames(body.typeName)).at(-1)) === 'date'
    const arg = toDate
      ? body.arg
      : ['date_trunc', 'date', 'extract'].includes(name)
        ? nodes(body.args).at(-1)
        : null
    const use = arg === null ? null : columnIn(arg, query)
    if (use?.column?.category === 'timestamptz') found.set(use.column.id, use)
  }
  return [...found.values()].flatMap(({ column }) =>
    column === null
      ? []
      : [note('time-zone', `Days of ${columnLabel(column, catalog)} are those of ${zone}.`)],
  )
}

function asNames(typeName: unknown): unknown {
  return bodyOf({ TypeName: typeName }, 'TypeName')?.names
}
