import type { Draft } from '../draft.js'
import { subjectsOf } from '../ratio/condition-columns.js'
import type { Condition, Output } from '../spec.js'
import { Ungrounded } from '../ungrounded.js'

/**
 * "the number of male and of female patients": what narrows the count before is of that count alone.
 * @throws {Ungrounded} where it is about other tables too
 */
export function narrowEarlier(draft: Draft, table: string): void {
  const own = draft.countedOwn
  if (own.length === 0) return
  const at = draft.outputs.findIndex((output) => output.kind === 'countRows' && output.table === table)
  const earlier = draft.outputs[at]
  if (!earlier || own.some((condition) => condition.related !== null || !isOn(condition, table)))
    throw new Ungrounded('which of the two numbers the condition is of is not clear')
  const kept = draft.conditions.filter((condition) => !own.includes(condition))
  draft.conditions.splice(0, draft.conditions.length, ...kept)
  const measure = { kind: 'countRows' as const, table }
  draft.outputs[at] = {
    kind: 'formula',
    of: { kind: 'part', part: { measure, only: own, having: [] } },
    directive: earlier.directive,
  }
  draft.countedOwn = []
}

/**
 * "The visits that were completed and the number of visits that ended in a no show": two numbers of the same rows, each
 * with its own condition. @throws {Ungrounded} where the conditions are not of the same thing
 */
export function apartFromEarlier(draft: Draft, table: string, until: number): void {
  draft.countedOwn = draft.conditions.slice(draft.countedFrom, until)
  if (draft.countedOwn.length === 0) return
  narrowEarlier(draft, table)
  checkContrast(draft.outputs.slice(-2))
}

function isOn(condition: Condition, table: string): boolean {
  return condition.needs.every((need) => need.table === table)
}

/** @throws {Ungrounded} where the measures read last are not held to different values of the same thing */
export function checkContrast(outputs: readonly Output[]): void {
  const [one, other] = outputs.map(subjects)
  const shared = one?.filter((each) => other?.includes(each)) ?? []
  if (shared.length === 0) throw new Ungrounded('whether the second number is of the first is not clear')
}

function subjects(output: Output): readonly string[] {
  return output.kind === 'formula' && output.of.kind === 'part' ? output.of.part.only.flatMap(subjectsOf) : []
}
