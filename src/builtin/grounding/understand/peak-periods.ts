import { keepDated } from '../conditions/keep-dated.js'
import { isYear } from '../../../linking/catalog.js'
import type { Term } from '../../grammar/sketch.js'
import { dateKey } from '../dates/date-key.js'
import type { Draft } from '../draft.js'
import type { KeySpec, Output } from '../spec.js'
import { isMeasure } from '../spec-tables.js'
import { Ungrounded } from '../ungrounded.js'
import { isSpokenPeriod, spokenPeriod } from './spoken-before.js'

/** Keeps a period that is shown for later, with the ranking that it waits for. @throws {Ungrounded} where there is one already */
export function notePeriod(
  draft: Draft,
  { grain, peak }: Extract<Term, { kind: 'grain' }>,
  directive: boolean,
): void {
  // "Which month … Return the month": told once.
  if (draft.latePeriods.some((late) => late.grain === grain)) return
  draft.latePeriods.push({ place: draft.outputs.length, grain, directive })
  if (!peak) return
  if (draft.rank || draft.pending) throw new Ungrounded('two superlatives')
  const { limit, descending, busy } = peak
  draft.pending = { limit, descending, word: busy ? 'common' : 'top' }
}

/**
 * "Which month had the most orders", "the year and the total for each year": a period that is shown before it is known
 * what it is of. It is the one grouped by, else the one that is ranked by a measure.
 * @throws {Ungrounded} when neither is said
 */
export function settlePeriods(draft: Draft): void {
  for (const { place, as } of draft.dateOutputs) {
    const output = draft.outputs[place]
    if (output && draft.rank && isMeasure(draft.rank.by))
      draft.outputs[place] = { ...output, ...as } as Output
  }
  draft.latePeriods.forEach(({ place, grain, directive }, nth) => {
    const key = isSpokenPeriod(draft, grain) ? spokenPeriod(draft, grain) : peak(draft, grain)
    if (!key) throw new Ungrounded(`'${grain}' stands for no column`, [grain])
    draft.outputs.splice(place + nth, 0, { ...key, directive })
  })
}

/** Of what has no date there is no best month. */
function peak(draft: Draft, grain: Draft['latePeriods'][number]['grain']): KeySpec | null {
  const { rank } = draft
  if (!rank || !isMeasure(rank.by) || draft.groups.length > 0 || draft.latePeriods.length > 1) return null
  if (draft.outputs.some((output) => !isMeasure(output))) return null
  const key = dateKey(draft, grain)
  if (key.kind !== 'grain' && !(key.kind === 'column' && isYear(key.column))) return null
  const { column } = key
  keepDated(draft, column)
  return key
}
