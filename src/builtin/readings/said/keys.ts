import { type CatalogColumn, isTemporal, isYear } from '../../../linking/catalog.js'
import { PassedOver } from '../../grounding/ungrounded.js'
import { usedColumns } from '../../grounding/used-columns.js'
import type { Expr, Plan } from '../../planning/plan.js'
import { lowOf, type Said } from './said.js'

/** An amount or a day is a key only where "per" or "by" says so, and a yes-or-no only beside its name. @throws {PassedOver} where nothing does */
export function checkKeys(said: Said): void {
  const { plan, spec } = said.reading
  checkNames(said)
  checkPaid(said)
  if (!aggregates(plan)) return
  const told = new Set(spec.groups.flatMap((group) => (group.kind === 'column' ? [group.column.id] : [])))
  const byEntity = new Set(spec.groups.flatMap((group) => (group.kind === 'entity' ? [group.table] : [])))
  const single = plan.group.some(({ kind }) => kind !== 'column') || identified(plan)
  for (const key of plan.group) {
    if (key.kind !== 'column' || told.has(key.column.id) || byEntity.has(key.column.table) || single) continue
    if (isAmount(key.column)) throw new PassedOver(`nothing says 'per ${key.column.words.join(' ')}'`)
  }
}

function aggregates(plan: Plan): boolean {
  return plan.group.length > 0 && plan.select.some(({ expr }) => expr.kind === 'aggregate')
}

function identified(plan: Plan): boolean {
  return plan.group.some((key: Expr) => key.kind === 'column' && key.column.unique)
}

function isAmount(column: CatalogColumn): boolean {
  return (column.kind === 'number' && column.role === 'measure' && !isYear(column)) || isTemporal(column)
}

/** "best paid": by what they are paid, which no date tells. */
function checkPaid(said: Said): void {
  for (const [{ mention }, link] of said.reading.assignment.links) {
    if (link.kind !== 'column' || lowOf(said, mention.start) !== 'paid') continue
    if (
      !['best', 'highest', 'better', 'lowest', 'worst', 'well', 'most'].includes(
        lowOf(said, mention.start - 1),
      )
    )
      continue
    const column = usedColumns(said.reading.plan).find((each) => each.id === link.column)
    if (column && (isTemporal(column) || column.kind === 'boolean'))
      throw new PassedOver("nothing says what 'paid' is measured by", ['paid'])
  }
}

/** "first" and "last" alone are no first and last names. */
function checkNames(said: Said): void {
  for (const [slot, link] of said.reading.assignment.links) {
    const { start, end } = slot.mention
    if (end !== start + 1 || !['first', 'last'].includes(lowOf(said, start))) continue
    if (link.kind !== 'column') continue
    if (!said.tokens.some(({ lemma }) => ['name', 'surname', 'forename'].includes(lemma)))
      throw new PassedOver(`'${slot.text}' alone is no name`, [slot.text])
  }
}
