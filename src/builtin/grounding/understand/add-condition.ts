import type { Slot } from '../../grammar/sketch.js'
import { conditionOf } from '../conditions/conditions.js'
import type { Draft } from '../draft.js'
import type { Condition } from '../spec.js'
import { toOneTables } from '../to-one-tables.js'
import { Ungrounded } from '../ungrounded.js'

/** Adds a condition: to the counted noun before it when it is of that, to the condition before it after "or". */
export function addCondition(draft: Draft, condition: Condition): void {
  if (!draft.or && isOfCounted(draft, condition)) {
    draft.openHaving?.push(condition)
    return
  }
  if (draft.openAmount !== null && draft.openAmount === draft.openHaving)
    throw new Ungrounded('whether the condition is of what is added up is not clear')
  const last = draft.conditions.at(-1)
  if (draft.or && last && last.related === null && condition.related === null) {
    draft.conditions[draft.conditions.length - 1] = {
      needs: [...last.needs, ...condition.needs],
      make: (ref) => ({ kind: 'or', of: [last.make(ref), condition.make(ref)] }),
      text: `${last.text} or ${condition.text}`,
      related: null,
    }
  } else if (draft.or) throw new Ungrounded('"or" joins things that are not both conditions', ['or'])
  else if (!saidBefore(draft.conditions, condition)) draft.conditions.push(condition)
  draft.or = false
}

/** "more than 2 stops in 2026": of what is counted, or of what each of them belongs to and the target does not. */
function isOfCounted(draft: Draft, { related, needs }: Condition): boolean {
  const counted = draft.having.at(-1)?.table
  if (draft.openHaving === null || counted === undefined || counted === draft.target || related) return false
  if (needs.every(({ table }) => table === counted)) return true
  if (draft.target === null) return false
  const own = new Set(toOneTables(draft.catalog, draft.target, 3).map(({ id }) => id))
  const theirs = new Set(toOneTables(draft.catalog, counted, 3).map(({ id }) => id))
  return needs.every(
    ({ table }) => !own.has(table) && (theirs.has(table) || isBetween(draft, table, counted)),
  )
}

/** "sponsored at least two events in the 2026 season": of the sponsorships that each of these is counted by. */
function isBetween({ catalog, target }: Draft, table: string, counted: string): boolean {
  const met = new Set(toOneTables(catalog, table, 1).map(({ id }) => id))
  return met.has(counted) && target !== null && met.has(target)
}

/** A definition may repeat what the question says: once is enough. */
function saidBefore(conditions: readonly Condition[], condition: Condition): boolean {
  const where = (each: Condition) => each.needs.map((need) => need.table).join()
  return (
    condition.related === null &&
    conditions.some(
      (each) => each.related === null && each.text === condition.text && where(each) === where(condition),
    )
  )
}

/** Adds the condition that a noun which names a stored value stands for: "orders from Paris". */
export function addValue(draft: Draft, slot: Slot): void {
  const condition = conditionOf(draft, { kind: 'value', slot, column: null, negated: false, more: [] })
  addCondition(draft, condition)
}
