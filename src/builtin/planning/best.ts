import { type Catalog, mustTable } from '../../linking/catalog.js'
import {
  isMeasure,
  type KeySpec,
  type MeasureSpec,
  type Spec,
  tableOfSpec,
  Ungrounded,
} from '../grounding/spec.js'
import type { Block } from './block.js'
import type { Best, Cond, Expr, Order, Output } from './plan.js'

/** "the best paid employee of each department": something else than the groups is ranked, so it is ranked in each of them. */
export function ranksInGroups(spec: Spec): boolean {
  if (!spec.rank || spec.groups.length === 0) return false
  const groups = new Set(spec.groups.map(groupKey))
  return spec.outputs.some(
    (output) => !isMeasure(output) && !groups.has(groupKey(output)) && !namesGroup(output, spec),
  )
}

/** "for each department …, return the department's name": the name is the group's own. */
function namesGroup(output: KeySpec | MeasureSpec, spec: Spec): boolean {
  return spec.groups.some((group) => group.kind === 'entity' && group.table === tableOfSpec(output))
}

function groupKey(spec: KeySpec | MeasureSpec): string {
  return spec.kind === 'entity'
    ? spec.table
    : spec.kind === 'column'
      ? spec.column.id
      : spec.kind === 'grain'
        ? `${spec.grain} ${spec.column.id}`
        : spec.kind
}

/** What a group is told apart by: the key of an entity, else the value. */
export function partitionOf(
  groups: readonly KeySpec[],
  block: Block,
  catalog: Catalog,
  keyExpr: (key: KeySpec) => Expr,
): readonly Expr[] {
  return groups.flatMap((group) => {
    if (group.kind !== 'entity') return [keyExpr(group)]
    const key = mustTable(catalog, group.table).key
    if (!key)
      throw new Ungrounded(`${mustTable(catalog, group.table).name} has no key to tell its rows apart`)
    return key.map((column) => block.ref(column))
  })
}

export function bestOf(partition: readonly Expr[], order: Order, limit: number): Best {
  return { partition, order: [order], limit }
}

/** Rows without the value cannot be the best of their group. */
export function rankable(order: Order): readonly Cond[] {
  return order.by.kind === 'column' && order.by.column.nullable
    ? [{ kind: 'null', of: order.by, negated: true }]
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
