import { isTemporal } from '../../../linking/catalog.js'
import { stem } from '../../../linking/stem.js'
import type { Noun } from '../../grammar/sketch.js'
import type { Draft } from '../draft.js'
import type { KeySpec, MeasureSpec } from '../spec.js'

/** "signups", "arrivals": a plural that names a date by what happened then; later dates are about it. */
export function noteEvent(draft: Draft, noun: Noun, spec: KeySpec | MeasureSpec): void {
  if (spec.kind !== 'column' || !isTemporal(spec.column) || !noun.slot.plural) return
  if (draft.event || plainDates.test(noun.slot.text) || noun.extreme) return
  draft.event = spec.column
  draft.verbs = [...spec.column.words.filter((word) => !vague.has(word)).map(stem), ...draft.verbs]
}

const vague: ReadonlySet<string> = new Set(['date', 'time', 'at', 'on', 'in', 'timestamp', 'day'])
const plainDates = /\b(?:dates|times|days|years|months|timestamps|moments|birthdays|deadlines)$/i

/** "signups per month": each is a row with such a date, and the period is that of it. */
export function countEvents(draft: Draft): void {
  const { event } = draft
  const only = draft.outputs[0]
  if (!event || draft.outputs.length !== 1 || only?.kind !== 'column' || only.column !== event) return
  if (!draft.tallies || draft.lateKeys.length === 0 || draft.rank) return
  draft.outputs[0] = { kind: 'countRows', table: event.table, directive: only.directive }
  draft.notes.push(`counted by ${event.words.join(' ')}`)
}
