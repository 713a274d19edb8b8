import { mustTable } from '../../../linking/catalog.js'
import type { Clause } from '../../grammar/sketch.js'
import { cheapestPath } from '../../planning/cheapest-path.js'
import { noHints } from '../../planning/hops.js'
import { type Draft, linkOf } from '../draft.js'
import type { Condition, Part, RatioSpec, SimpleMeasure } from '../spec.js'
import { tableOfSpec } from '../spec-tables.js'
import { Ungrounded } from '../ungrounded.js'
import { subjectsOf } from './condition-columns.js'
import { gather } from './gather.js'
import { type RatioTerm, type Side, side } from './side.js'

/** "A to B", "A out of B": both sides are told. @throws {Ungrounded} where a condition could be on one side or on both. */
export function against(draft: Draft, term: RatioTerm, under: Clause): RatioSpec {
  for (const clause of [term.over, under]) refuseCompound(draft, clause)
  const a = side(draft, term.over)
  const b = side(draft, under)
  if (term.each) refuseGaps(draft, tableOfSpec(a.measure), tableOfSpec(b.measure))
  const overPieces = term.over.pieces.filter((piece) => piece.kind !== 'stop')
  const underPieces = under.pieces.filter((piece) => piece.kind !== 'stop')
  const over = gather(draft, tableOfSpec(a.measure), a.pre, overPieces)
  const below = gather(draft, tableOfSpec(b.measure), b.pre, underPieces)
  const same = JSON.stringify(keyOfSide(a.measure)) === JSON.stringify(keyOfSide(b.measure))
  const perRow = a.plain && b.plain
  const made = (over: Part, under: Part): RatioSpec => {
    return { kind: 'ratio', percent: term.percent, over, under, total: false, perRow }
  }
  const trailing = below.conditions.length > b.pre.length
  if (term.whole) {
    if (!same || over.conditions.length + over.having.length === 0 || below.having.length > 0)
      throw new Ungrounded('a part out of something else')
    draft.conditions.push(...below.conditions)
    return made(
      { measure: a.measure, only: over.conditions, having: over.having },
      { measure: b.measure, only: [], having: [] },
    )
  }
  if (!same) {
    if (trailing && !perRow && ofRows(term, under, [a, b])) {
      draft.conditions.push(...over.conditions, ...below.conditions)
      return made({ measure: a.measure, only: [], having: [] }, { measure: b.measure, only: [], having: [] })
    }
    if (trailing && over.conditions.length === 0)
      throw new Ungrounded('whether the condition is on both sides of the ratio is not clear')
    return made(
      { measure: a.measure, only: over.conditions, having: over.having },
      { measure: b.measure, only: below.conditions, having: below.having },
    )
  }
  const { own, shared } = contrast(over.conditions, below.conditions, trailing)
  if (over.conditions.length + over.having.length + own.length + below.having.length === 0)
    throw new Ungrounded('a ratio of something to itself')
  draft.conditions.push(...shared)
  return made(
    { measure: a.measure, only: over.conditions, having: over.having },
    { measure: b.measure, only: own, having: below.having },
  )
}

/** "(the ratio of children to adults) over all completed bookings": two numbers of a row, and which rows are meant. */
function ofRows({ over }: RatioTerm, { pieces }: Clause, sides: readonly Side[]): boolean {
  const [one, other] = sides.map(({ measure, pre }) =>
    measure.kind === 'aggregate' && measure.fn === 'sum' && pre.length === 0 ? measure.column.table : null,
  )
  if (!one || one !== other || over.pieces.length > 0) return false
  const rows = pieces.find((piece) => piece.kind !== 'group' && piece.kind !== 'stop')
  const slot =
    rows?.kind === 'entity'
      ? rows.noun.slot
      : rows?.kind === 'filter' && rows.filter.kind === 'value'
        ? rows.filter.column
        : null
  return slot?.mention.links.some((link) => link.kind === 'table' && link.table === one) === true
}

/**
 * "the average number of loans per member": over all members, or over those with a loan? It is the same where each has
 * one, and where every loan is somebody's. @throws {Ungrounded} where it is not
 */
function refuseGaps({ catalog }: Draft, many: string, one: string): void {
  const path = cheapestPath(catalog, [many], one, noHints)
  const covered =
    path &&
    path.hops.length > 0 &&
    path.hops.every(({ toOne, edge }) => toOne && edge.fromTotal && edge.toTotal)
  if (!covered)
    throw new Ungrounded(
      `whether ${mustTable(catalog, one).words.join(' ')} without any are part of the average is not clear`,
    )
}

/** "day students" are no days: a thing that stands right behind a column is what is counted. */
function refuseCompound(draft: Draft, { term, pieces }: Clause): void {
  const [next] = pieces
  if (term.kind !== 'count' && term.kind !== 'noun') return
  if (next?.kind !== 'entity' || next.start !== term.noun.end) return
  const { slot } = term.noun
  if (linkOf(draft, slot).kind !== 'table')
    throw new Ungrounded(`which ${next.noun.slot.text} are '${slot.text}' is not clear`, [slot.text])
}

/** The same key: the same thing is measured on both sides. */
function keyOfSide(measure: SimpleMeasure): readonly string[] {
  if (measure.kind === 'spanOf') throw new Ungrounded('a ratio of times')
  return measure.kind === 'countRows'
    ? ['rows', measure.table]
    : measure.kind === 'product'
      ? [measure.left.id, measure.right.id]
      : [measure.kind, 'fn' in measure ? measure.fn : '', measure.column.id]
}

/** Of "rating above 4 to … rating below 4 in New York" the ratings contrast and the city holds for both. */
function contrast(
  over: readonly Condition[],
  under: readonly Condition[],
  trailing: boolean,
): { own: readonly Condition[]; shared: readonly Condition[] } {
  const columns = new Set(over.flatMap(subjectsOf))
  const own = under.filter((condition) => subjectsOf(condition).some((each) => columns.has(each)))
  const shared = under.filter((condition) => !own.includes(condition))
  if (own.length > 0) {
    const matched = new Set(own.flatMap(subjectsOf))
    // What is said of both in the same words is of both.
    const repeated = own.every(({ text }) => over.some((condition) => condition.text === text))
    if (!repeated && over.some((condition) => !subjectsOf(condition).some((each) => matched.has(each))))
      throw new Ungrounded('whether a condition is on both sides of the ratio is not clear')
    return { own, shared }
  }
  if (shared.length > 0 && over.length > 0 && trailing)
    throw new Ungrounded('whether the condition is on both sides of the ratio is not clear')
  return { own: under, shared: [] }
}
