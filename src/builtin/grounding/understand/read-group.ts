import { isTemporal } from '../../../linking/catalog.js'
import type { Term } from '../../grammar/sketch.js'
import { columnOf, type Draft } from '../draft.js'
import { isMeasure, type KeySpec } from '../spec.js'
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
    else draft.groups.push({ kind: 'grain', grain: term.grain, column: columnOf(draft, term.noun.slot) })
    return
  }
  const spec = specOf(draft, term)
  if (isMeasure(spec)) throw new Ungrounded('grouping by a measure')
  draft.groups.push(asDay(term, spec))
  if (term.kind === 'noun' && term.noun.owner) checkOwner(draft, term.noun.owner)
  if (term.kind === 'noun') readModifiers(draft, term.noun, spec)
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
