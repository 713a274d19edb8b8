import type { Term } from '../../grammar/sketch.js'
import { conditionOf } from '../conditions/conditions.js'
import { type Draft, linkOf } from '../draft.js'
import type { FormulaSpec } from '../spec.js'
import { valueEntity } from './value-entity.js'

/**
 * "The number of issues and the number of bugs": where rows were counted already, a kind of them that is counted beside
 * is some of those, and narrows nothing else. Null where the term is no such kind.
 */
export function countOfKind(draft: Draft, term: Extract<Term, { kind: 'count' }>): FormulaSpec | null {
  const { slot, pre, owner } = term.noun
  if (linkOf(draft, slot).kind !== 'value' || pre.length > 0 || owner !== null) return null
  const table = valueEntity(draft, slot)
  const only = conditionOf(draft, { kind: 'value', slot, column: null, negated: false, more: [] })
  const counted = draft.outputs.some((output) => output.kind === 'countRows' && output.table === table)
  // "How many bugs were opened …? Return the month and the number of bugs": all that are counted are such.
  if (!counted || draft.conditions.some(({ text }) => text === only.text)) return null
  if (only.related !== null || only.needs.some((need) => need.table !== table)) return null
  return {
    kind: 'formula',
    of: { kind: 'part', part: { measure: { kind: 'countRows', table }, only: [only], having: [] } },
  }
}
