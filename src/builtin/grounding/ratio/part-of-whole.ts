import type { Filter, Piece } from '../../grammar/sketch.js'
import type { Draft } from '../draft.js'
import type { Condition, Part, RatioSpec, SimpleMeasure } from '../spec.js'
import { tableOfSpec } from '../spec-tables.js'
import { Ungrounded } from '../ungrounded.js'
import { isDate, isPlace, isToldAlready, isWhere } from './condition-columns.js'
import { type Gathered, gather, nothing } from './gather.js'
import { type RatioTerm, side } from './side.js'

/**
 * "what percentage of A are F": before the verb the whole is told, after it the part.
 * @throws {Ungrounded} where it is not clear which part of which whole is meant
 */
export function partOfWhole(draft: Draft, term: RatioTerm): RatioSpec {
  const { measure, pre, plain } = side(draft, term.over)
  const table = tableOfSpec(measure)
  const groupsBefore = draft.groups.length
  const { pieces } = term.over
  const at = splitOf(pieces)
  const split = at !== null && pieces.slice(at + 1).some((piece) => told(piece) && piece.kind !== 'verb')
  if (split) {
    const whole = gather(draft, table, pre, pieces.slice(0, at))
    const after = pieces.slice(at + 1)
    oneClaim(after)
    const told = gather(draft, table, [], after)
    const part = withoutKeyMatches(draft, told)
    // "went to each kind of customer": how the whole is split up.
    if (told.conditions.length > 0 && part.conditions.length + part.having.length + whole.having.length === 0)
      return share(draft, term, measure, whole.conditions, plain)
    return partSpec(draft, term, measure, ...placed(table, whole, part, after))
  }
  if (at !== null && pieces.slice(at + 1).some(isEach)) {
    const whole = gather(draft, table, pre, pieces.slice(0, at))
    const told = withoutKeyMatches(draft, gather(draft, table, [], pieces.slice(at + 1)))
    if (whole.having.length + told.having.length + told.conditions.length > 0)
      throw new Ungrounded('which part of which whole is meant is not clear')
    return share(draft, term, measure, whole.conditions, plain)
  }
  if (pre.length > 0) return partBefore(draft, term, measure, pre)
  const all = withoutKeyMatches(draft, gather(draft, table, [], pieces))
  const grouped = draft.groups.length > groupsBefore
  const dates = all.conditions.filter((condition) => isDate(condition, table))
  const onlyDates = dates.length === all.conditions.length && all.having.length === 0
  if (measure.kind === 'countRows' && all.again) throw new Ungrounded('the same rows are spoken of twice')
  if (onlyDates && (grouped || draft.groups.length > 0 || dates.length === 0))
    return share(draft, term, measure, all.conditions, plain)
  const bare =
    (onlyDates && at === null) ||
    !pieces.some(
      (piece) =>
        piece.kind === 'verb' || piece.kind === 'without' || piece.kind === 'having' || piece.kind === 'stop',
    )
  return { ...partSpec(draft, term, measure, ...placed(table, nothing, all, pieces)), bare }
}

/** "was made through each channel" */
function isEach(piece: Piece): boolean {
  return piece.kind === 'group' && ['each', 'every'].includes(piece.word)
}

/** "per kind of customer": that there is a customer says nothing of the whole that is split up so. */
function withoutKeyMatches(draft: Draft, all: Gathered): Gathered {
  const keys = new Set(draft.groups.map(tableOfSpec))
  const isKey = ({ related }: Condition) =>
    related !== null &&
    related.conditions.length === 0 &&
    !related.negated &&
    related.needs.every(({ table }) => keys.has(table))
  return { ...all, conditions: all.conditions.filter((condition) => !isKey(condition)) }
}

/** A piece that says something of the whole or the part. */
function told(piece: Piece): boolean {
  return piece.kind !== 'stop' && piece.kind !== 'group' && piece.kind !== 'and'
}

/** "the share of cancelled orders in Paris": what stands before the noun is the part, where only a place or a date follows. */
function partBefore(
  draft: Draft,
  term: RatioTerm,
  measure: SimpleMeasure,
  pre: readonly Filter[],
): RatioSpec {
  const table = tableOfSpec(measure)
  const { pieces } = term.over
  if (
    !pieces.every(
      (piece) => !told(piece) || piece.kind === 'filter' || piece.kind === 'entity' || piece.kind === 'verb',
    )
  )
    throw new Ungrounded('which part is meant is not clear')
  const part = gather(draft, table, pre, [])
  const all = gather(draft, table, [], pieces)
  const whole = {
    ...all,
    conditions: all.conditions.filter((condition) => !isToldAlready(condition, all.conditions)),
  }
  if (whole.having.length > 0 || whole.conditions.some((condition) => !isPlace(condition)))
    throw new Ungrounded('which part of which whole is meant is not clear')
  return partSpec(draft, term, measure, whole, part)
}

/** The main verb: not the one of a relative clause when another follows. Null: there is none. */
function splitOf(pieces: readonly Piece[]): number | null {
  const stops = pieces.flatMap((piece, at) =>
    piece.kind === 'stop' && !['and', 'or'].includes(pieces[at - 1]?.kind ?? '') ? [at] : [],
  )
  const apart = stops.filter((at, index) => index === 0 || stops[index - 1] !== at - 1)
  if (apart.length > 2) throw new Ungrounded('several verbs in one share')
  return apart.at(-1) ?? null
}

/** "were cancelled in Paris": whether the place narrows the whole or the part cannot be known. */
function oneClaim(pieces: readonly Piece[]): void {
  const values = pieces.filter((piece) => piece.kind === 'filter' && piece.filter.kind === 'value')
  if (values.length > 1 && !pieces.some((piece) => piece.kind === 'and' || piece.kind === 'or'))
    throw new Ungrounded('which part of which whole is meant is not clear')
}

/**
 * "(share of subscribers) on the Digital plan in Leeds": where they are is said of all of them, once something else
 * is told. @throws {Ungrounded} where two things are told side by side and neither is a place
 */
function placed(
  table: string,
  whole: Gathered,
  part: Gathered,
  pieces: readonly Piece[],
): readonly [Gathered, Gathered] {
  const joined = pieces.some(({ kind }) => ['and', 'or', 'stop', 'without', 'having', 'both'].includes(kind))
  const told = part.conditions.filter(
    (condition) => !isDate(condition, table) && condition.related?.conditions.length !== 0,
  )
  const last = told.at(-1)
  if (joined || told.length < 2 || !last) return [whole, part]
  if (!isWhere(last)) throw new Ungrounded('which part of which whole is meant is not clear')
  return [
    { ...whole, conditions: [...whole.conditions, last] },
    { ...part, conditions: part.conditions.filter((condition) => condition !== last) },
  ]
}

/** Rows of the part over rows of the whole; conditions of the whole, and dates, become those of the question. */
function partSpec(
  draft: Draft,
  term: RatioTerm,
  measure: SimpleMeasure,
  whole: Gathered,
  part: Gathered,
): RatioSpec {
  const table = tableOfSpec(measure)
  // "are warranty jobs": jobs once more, with what is claimed of them.
  const restated = part.again && part.conditions.length === 0
  if (measure.kind === 'countRows' && (whole.again || restated))
    throw new Ungrounded('the same rows are spoken of twice')
  if (part.conditions.length === 0 && part.having.length === 0) throw new Ungrounded('a share of what?')
  if (whole.having.length > 0) throw new Ungrounded('a share of rows that are counted first')
  const dates =
    part.conditions.length > 1 ? part.conditions.filter((condition) => isDate(condition, table)) : []
  const only = part.conditions.filter((condition) => !dates.includes(condition))
  if (dates.length > 0 && only.length > 0)
    draft.notes.push(
      `the whole is taken over the same time: ${dates.map((condition) => condition.text).join(', ')}`,
    )
  const shared = only.length > 0 ? dates : []
  draft.conditions.push(...whole.conditions, ...shared)
  const over: Part = { measure, only: only.length > 0 ? only : part.conditions, having: part.having }
  return {
    kind: 'ratio',
    percent: term.percent,
    over,
    under: { measure, only: [], having: [] },
    total: false,
    perRow: false,
  }
}

/** "percentage of orders by status": each group's share of them all. */
function share(
  draft: Draft,
  term: RatioTerm,
  measure: SimpleMeasure,
  conditions: readonly Condition[],
  plain: boolean,
): RatioSpec {
  if (plain) draft.notes.push('amounts are added up')
  draft.conditions.push(...conditions)
  const under: Part = { measure, only: [...draft.conditions], having: [] }
  return {
    kind: 'ratio',
    percent: term.percent,
    over: { measure, only: [], having: [] },
    under,
    total: true,
    perRow: false,
  }
}
