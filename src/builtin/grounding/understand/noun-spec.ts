import type { Noun } from '../../grammar/sketch.js'
import { columnOf, type Draft, linkOf } from '../draft.js'
import type { KeySpec, MeasureSpec } from '../spec.js'
import { addValue } from './add-condition.js'
import { roleReference } from './role-reference.js'
import { valueEntity } from './value-entity.js'

/** A noun as something to show: a thing, a column, or the sum of a column that is said to be a total. */
export function nounSpec(draft: Draft, noun: Noun): KeySpec | MeasureSpec {
  const link = linkOf(draft, noun.slot)
  if (link.kind === 'table') return { kind: 'entity', table: link.table, named: link.reason === 'title' }
  if (link.kind === 'value') {
    addValue(draft, noun.slot)
    return { kind: 'entity', table: valueEntity(draft, noun.slot) }
  }
  const column = columnOf(draft, noun.slot)
  if (/^total$/i.test(noun.slot.text) && draft.outputs.length === 0) draft.penalty += 0.3
  const referred = roleReference(draft, column, noun.slot)
  if (referred) return referred
  const first = draft.groups.length + draft.outputs.length === 0
  if (/^sum$/i.test(noun.slot.text) && first && column.kind === 'number' && column.role === 'measure')
    return { kind: 'aggregate', fn: 'sum', column }
  const whole =
    /^(?:total|overall|combined)\s/i.test(noun.slot.text) &&
    column.kind === 'number' &&
    column.role === 'measure'
  const added = whole && !column.lemmas.includes('total')
  if (added && draft.groups.length + draft.outputs.length > 0) return { kind: 'aggregate', fn: 'sum', column }
  if (whole && !added && link.kind === 'column' && link.reason === 'synonym')
    return { kind: 'aggregate', fn: 'sum', column }
  return { kind: 'column', column }
}
