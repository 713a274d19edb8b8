import type { Piece, Term } from '../../grammar/sketch.js'
import type { Draft } from '../draft.js'
import { isMeasure, type KeySpec, type MeasureSpec, tableOfSpec, Ungrounded } from '../spec.js'
import { readModifiers } from './read-entity.js'
import { specOf } from './term-spec.js'

/** Adds a term that is to be shown, and what is said about its noun. */
export function readAsk(
  draft: Draft,
  term: Term,
  { head, kinds = false }: Pick<Extract<Piece, { kind: 'ask' }>, 'head' | 'kinds'>,
  directive: boolean,
): void {
  const measured = term.kind === 'trend' ? term.of : term
  const aggregated =
    measured.kind === 'aggregate' && measured.of.kind === 'noun' && measured.of.noun.pre.length > 0
      ? measured.of.noun
      : null
  const noun = measured.kind === 'noun' || measured.kind === 'count' ? measured.noun : aggregated
  if (noun?.distinct && term.kind === 'noun') draft.distinct = true
  const named = specOf(draft, term)
  const spec = head === 'tally' ? tallied(draft, named) : named
  draft.outputs.push({ ...spec, directive, kinds })
  if (noun) readModifiers(draft, noun, spec)
  if (!directive || head === 'count') draft.near = tableOfSpec(spec)
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
