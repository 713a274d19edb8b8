import type { Aggregate, TimeGrain } from '../../planning/plan.js'
import { dateKey } from '../dates/date-key.js'
import type { Draft } from '../draft.js'
import type { KeySpec, MeasureSpec } from '../spec.js'
import { isMeasure } from '../spec-tables.js'
import { Unfit, Ungrounded } from '../ungrounded.js'
import { addsUp } from './additive.js'

/** "that number": the measure that ranks, else the one that rows are held to, else the one shown. */
export function earlierMeasure(draft: Draft): MeasureSpec | KeySpec {
  const having = draft.having[0]
  const rank = draft.rank?.by
  if (rank && isMeasure(rank)) return rank
  if (rank?.kind === 'column' && rank.column.kind === 'number') return rank
  if (having?.of) return { kind: 'aggregate', ...having.of }
  if (having)
    return having.distinctColumn
      ? { kind: 'countValues', column: having.distinctColumn }
      : { kind: 'countRows', table: having.table }
  const measure = draft.outputs.find(isMeasure)
  if (measure && isMeasure(measure)) return measure
  const amount = draft.outputs.length === 1 ? draft.outputs[0] : undefined
  if (amount?.kind === 'column' && amount.column.kind === 'number' && addsUp(amount.column) && isSplit(draft))
    return { kind: 'aggregate', fn: 'sum', column: amount.column }
  throw new Unfit('no number was spoken of before')
}

/** "the average": the one average that is shown or ranked by. @throws {Unfit} where there is none, or several */
export function earlierOfKind(draft: Draft, fn: Aggregate): MeasureSpec {
  const rank = draft.rank?.by
  const spoken = [...(rank ? [rank] : []), ...draft.outputs].filter(isMeasure)
  const found = spoken.filter((measure) => 'fn' in measure && measure.fn === fn)
  const said = found.map((measure) =>
    JSON.stringify({ ...measure, directive: null, kinds: null, different: null }),
  )
  const [only, ...more] = found.filter((_, at) => said.indexOf(said[at] ?? '') === at)
  const held = found.length === 0 && fn === 'sum' ? heldTo(draft) : null
  if (held) return held
  if (!only || more.length > 0) throw new Unfit('no such amount was spoken of before')
  return only
}

/** "who spent more than 100 in total. Show the name and the total": the one amount that they are held to. */
function heldTo({ having }: Draft): MeasureSpec | null {
  const [only, more] = having.flatMap(({ of }) => (of?.fn === 'sum' ? [of] : []))
  return only && !more ? { kind: 'aggregate', ...only } : null
}

/** "the busiest first", "largest number first": the one number of rows that is shown. @throws {Unfit} where there is none, or several */
export function earlierCount(draft: Draft): MeasureSpec {
  const found = draft.outputs.filter(isMeasure)
  const said = new Set(
    found.map((measure) => JSON.stringify({ ...measure, directive: null, kinds: null, different: null })),
  )
  const [only] = found
  if (!only || said.size > 1 || !counts.has(only.kind))
    throw new Unfit('no number of them was spoken of before')
  return only
}

const counts: ReadonlySet<string> = new Set(['countRows', 'countValues'])

/** "the number of days": the one length of time that is shown or ranked by. @throws {Unfit} where there is none, or several */
export function earlierTime(draft: Draft, fn: Aggregate | null): MeasureSpec | KeySpec {
  const rank = draft.rank?.by
  const spoken = [...(rank ? [rank] : []), ...draft.outputs].filter(
    (each) => each.kind === 'span' || (each.kind === 'spanOf' && (fn === null || each.fn === fn)),
  )
  const said = spoken.map((each) =>
    JSON.stringify({ ...each, directive: null, kinds: null, different: null }),
  )
  const [only, ...more] = spoken.filter((_, at) => said.indexOf(said[at] ?? '') === at)
  if (!only || more.length > 0) throw new Unfit('no time was spoken of before')
  return only
}

/** "the share": the one share or ratio that is shown or ranked by. @throws {Unfit} where there is none, or several */
export function earlierRatio(draft: Draft): MeasureSpec {
  const rank = draft.rank?.by
  const spoken = [...(rank ? [rank] : []), ...draft.outputs].filter(isMeasure)
  const found = spoken.filter((measure) => measure.kind === 'ratio')
  const said = found.map((measure) => JSON.stringify({ ...measure, directive: null }))
  const [only, ...more] = found.filter((_, at) => said.indexOf(said[at] ?? '') === at)
  if (!only || more.length > 0) throw new Unfit('no such share was spoken of before')
  return only
}

/** An amount of each group is its sum. */
function isSplit(draft: Draft): boolean {
  return draft.groups.length + draft.lateKeys.length > 0
}

/** Whether the question groups by such periods, or compares them. */
export function isSpokenPeriod(draft: Draft, grain: TimeGrain): boolean {
  return (
    draft.groups.some((each) => each.kind === 'grain' && each.grain === grain) ||
    draft.lateKeys.some((each) => each.grain === grain) ||
    draft.period === grain
  )
}

/** "the month": the one that the question groups by, its date found now if it was still to be found. */
export function spokenPeriod(draft: Draft, grain: TimeGrain): KeySpec {
  const group = draft.groups.find((each) => each.kind === 'grain' && each.grain === grain)
  if (group) return group
  const late = draft.lateKeys.find((each) => each.grain === grain)
  if (late) {
    draft.lateKeys.splice(draft.lateKeys.indexOf(late), 1)
    draft.groups.splice(late.place, 0, dateKey(draft, grain))
    return draft.groups[late.place] as KeySpec
  }
  if (draft.period === grain) {
    draft.groups.push(dateKey(draft, grain))
    return draft.groups.at(-1) as KeySpec
  }
  throw new Ungrounded(`'${grain}' stands for no column`, [grain])
}
