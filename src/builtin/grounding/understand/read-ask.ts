import type { Piece, Term } from '../../grammar/sketch.js'
import { type Draft, linkOf } from '../draft.js'
import { formulaSpec } from '../formula.js'
import type { KeySpec, MeasureSpec } from '../spec.js'
import { isMeasure, tableOfSpec } from '../spec-tables.js'
import { Ungrounded } from '../ungrounded.js'
import { apartFromEarlier, narrowEarlier } from './contrasted.js'
import { countOfKind } from './count-of-kind.js'
import { countsEach } from './counts-each.js'
import { noteEvent } from './events.js'
import { checkNameOwner } from './key-owner.js'
import { asDay } from './read-group.js'
import { notePeriod } from './peak-periods.js'
import { readModifiers } from './read-entity.js'
import { isSpokenPeriod } from './spoken-before.js'
import { tellsKind } from './tells-kind.js'
import { specOf } from './term-spec.js'

/** Adds a term that is to be shown, and what is said about its noun. */
export function readAsk(
  draft: Draft,
  term: Term,
  { head, kinds = false }: Pick<Extract<Piece, { kind: 'ask' }>, 'head' | 'kinds'>,
  directive: boolean,
): void {
  if (term.kind === 'same' && term.each && countsEach(draft)) return
  if (term.kind === 'grain' && term.noun === null && !isSpokenPeriod(draft, term.grain)) {
    notePeriod(draft, term, directive)
    return
  }
  if (term.kind === 'aggregate' && term.fn === 'avg' && term.of.kind === 'count') {
    draft.averaged = true
    readAsk(draft, term.of, { head: 'list', kinds }, directive)
    return
  }
  const measured = term.kind === 'trend' ? term.of : term
  const aggregated =
    measured.kind === 'aggregate' && measured.of.kind === 'noun' && measured.of.noun.pre.length > 0
      ? measured.of.noun
      : null
  const noun = measured.kind === 'noun' || measured.kind === 'count' ? measured.noun : aggregated
  if (noun?.distinct && term.kind === 'noun') draft.distinct = true
  if (term.kind === 'count' && term.noun.pre.length > 0 && countsSameRows(draft, term)) {
    const part = formulaSpec(draft, { kind: 'formula', of: { kind: 'clause', clause: { term, pieces: [] } } })
    narrowEarlier(draft, tableOfSpec(part))
    draft.outputs.push({ ...part, directive })
    return
  }
  const kind = term.kind === 'count' ? countOfKind(draft, term) : null
  if (kind) {
    draft.outputs.push({ ...kind, directive })
    return
  }
  const before = draft.conditions.length
  const named = specOf(draft, term)
  const spec = head === 'tally' ? tallied(draft, named) : named
  if (term.kind === 'noun' && spec.kind === 'column' && tellsKind(draft, term.noun, spec.column.id))
    draft.kind = spec.column
  if (term.kind === 'noun') {
    checkNameOwner(draft, term.noun, spec)
    noteEvent(draft, term.noun, spec)
  }
  if (!isMeasure(spec) && asDay(term, spec) !== spec)
    draft.dateOutputs.push({ place: draft.outputs.length, as: asDay(term, spec) })
  draft.outputs.push({ ...spec, directive, kinds })
  draft.target ??= tableOfSpec(spec)
  if (noun) readModifiers(draft, noun, spec)
  if (term.kind === 'formula' && term.anew) apartFromEarlier(draft, tableOfSpec(spec), before)
  if (term.kind === 'count') {
    draft.countedOwn = draft.conditions.slice(before)
    draft.countedFrom = before
  }
  if (!directive || head === 'count') draft.near = tableOfSpec(spec)
}

/** "the number of stops and of accessible stops": the second count is of some of the rows of the first. */
function countsSameRows(draft: Draft, term: Extract<Term, { kind: 'count' }>): boolean {
  const link = linkOf(draft, term.noun.slot)
  return draft.outputs.some(
    (output) => output.kind === 'countRows' && link.kind === 'table' && output.table === link.table,
  )
}

/** "How are members spread over cities" counts members; "the distribution of ratings" counts rows by rating. */
function tallied(draft: Draft, spec: KeySpec | MeasureSpec): KeySpec | MeasureSpec {
  draft.tallies = true
  draft.tally = true
  if (isMeasure(spec)) return spec
  if (spec.kind === 'entity') return { kind: 'countRows', table: spec.table }
  if (spec.kind === 'column' && spec.column.kind !== 'number')
    throw new Ungrounded(`what of each ${spec.column.words.join(' ')} is meant is not clear`)
  return spec
}
