import { mustTable } from '../../../linking/catalog.js'
import type { KeySpec, Shown, Spec } from '../../grounding/spec.js'
import { isMeasure, tableOfSpec } from '../../grounding/spec-tables.js'
import { Ungrounded } from '../../grounding/ungrounded.js'
import type { Block } from '../block.js'
import type { Best, Cond, Expr, Order, Output } from '../plan.js'
import { keyExpr } from './key-columns.js'

/** "the best paid employee of each department": something else than the groups is ranked, so it is ranked in each of them. */
export function ranksInGroups(spec: Spec): boolean {
  if (!spec.rank || spec.groups.length === 0) return false
  const groups = new Set(spec.groups.map(groupKey))
  return spec.outputs.some(
    (output) => !isMeasure(output) && !groups.has(groupKey(output)) && !namesGroup(output, spec),
  )
}

/** "for each department …, return the department's name": the name is the group's own. */
function namesGroup(output: Shown, spec: Spec): boolean {
  return spec.groups.some((group) => group.kind === 'entity' && group.table === tableOfSpec(output))
}

function groupKey(spec: Shown): string {
  return spec.kind === 'entity'
    ? spec.table
    : spec.kind === 'column'
      ? spec.column.id
      : spec.kind === 'grain'
        ? `${spec.grain} ${spec.column.id}`
        : spec.kind
}

/** What a group is told apart by: the key of an entity, else the value. @throws {Ungrounded} for an entity without a key */
export function partitionOf(groups: readonly KeySpec[], block: Block): readonly Expr[] {
  return groups.flatMap((group) => {
    if (group.kind !== 'entity') return [keyExpr(group, block)]
    const table = mustTable(block.request.catalog, group.table)
    if (!table.key) throw new Ungrounded(`${table.name} has no key to tell its rows apart`)
    return table.key.map((column) => block.ref(column))
  })
}

/** Keeps the first `limit` of each partition, and all that tie with them. */
export function bestOf(partition: readonly Expr[], order: Order, limit: number): Best {
  return { partition, order: [order], limit }
}

/** Rows without the value cannot be the best of their group. */
export function rankable(order: Order): readonly Cond[] {
  return order.by.kind === 'column' && order.by.column.nullable
    ? [{ kind: 'null', of: order.by, negated: true }]
    : []
}

/** "of each agency": who has none is in no group of that kind. */
export function known(of: Expr): readonly Cond[] {
  return of.kind === 'column' && of.column.nullable && (of.column.nullFraction ?? 1) > 0
    ? [{ kind: 'null', of, negated: true }]
    : []
}

/** The outer query names columns by label, so each label is used once. */
export function uniqueLabels(select: readonly Output[]): readonly Output[] {
  const count = new Map<string, number>()
  for (const { label } of select) count.set(label, (count.get(label) ?? 0) + 1)
  const used = new Set<string>()
  return select.map((output) => {
    let label =
      (count.get(output.label) ?? 0) > 1 && output.expr.kind === 'column'
        ? `${output.expr.alias}_${output.label}`
        : output.label
    for (let n = 2; used.has(label) || label === 'place'; n++) label = `${output.label}_${n}`
    used.add(label)
    return { ...output, label }
  })
}
