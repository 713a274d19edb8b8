import { type CatalogColumn, isTemporal } from '../../../linking/catalog.js'
import type { Term } from '../../grammar/sketch.js'
import { onColumn } from '../conditions/on-column.js'
import { columnOf, type Draft } from '../draft.js'
import type { KeySpec } from '../spec.js'
import { isMeasure } from '../spec-tables.js'
import { Ungrounded } from '../ungrounded.js'
import { checkOwner } from './key-owner.js'
import { readModifiers } from './read-entity.js'
import { specOf } from './term-spec.js'

/** Adds a key to group by; a period whose date is not named waits until all has been read. */
export function readGroup(draft: Draft, term: Term): void {
  if (term.kind === 'grain') {
    draft.tallies = true
    if (term.noun === null)
      draft.lateKeys.push({ place: draft.groups.length + draft.lateKeys.length, grain: term.grain })
    else {
      const column = columnOf(draft, term.noun.slot)
      draft.groups.push({ kind: 'grain', grain: term.grain, column })
      onlyThere(draft, column)
    }
    return
  }
  const spec = specOf(draft, term)
  if (isMeasure(spec)) throw new Ungrounded('grouping by a measure')
  draft.groups.push(asDay(term, spec))
  if (term.kind === 'noun' && term.noun.owner) checkOwner(draft, term.noun.owner)
  if (term.kind === 'noun') readModifiers(draft, term.noun, spec)
}

/** "by year of cancellation": what was not cancelled is of no such year. */
function onlyThere(draft: Draft, column: CatalogColumn): void {
  if (!column.nullable || column.nullFraction === 0) return
  const text = `with a ${column.words.join(' ')}`
  draft.conditions.push(onColumn(draft, column, (of) => ({ kind: 'null', of, negated: true }), text))
}

/** "per date" of what is stored to the second is per day. */
export function asDay(term: Term, spec: KeySpec): KeySpec {
  return spec.kind === 'column' &&
    isTemporal(spec.column) &&
    spec.column.kind !== 'date' &&
    term.kind === 'noun' &&
    /^dates?$/i.test(term.noun.slot.text)
    ? { kind: 'grain', grain: 'day', column: spec.column }
    : spec
}
