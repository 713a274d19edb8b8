import { type Chart, lowAt, none, type Parsed, skipDeterminers } from '../chart.js'
import type { Filter, Noun } from '../sketch.js'
import { nounAt } from './noun.js'
import { premodifiers } from './premodifiers.js'

/** Two kinds of one thing. */
export interface Paired {
  readonly left: Noun
  readonly right: Noun
}

/**
 * "male and female patients", "paid versus unpaid fines", "premium and non-premium players": the noun is said once, and
 * what stands before it tells the two kinds apart. `joiners` are the words that may stand between the kinds.
 */
export function pairedNounsAt(
  chart: Chart,
  at: number,
  joiners: ReadonlySet<string>,
): readonly Parsed<Paired>[] {
  const start = skipDeterminers(chart, at)
  return premodifiers(chart, start)
    .filter(({ value, end }) => value.length === 1 && joiners.has(lowAt(chart, end)))
    .flatMap((first) =>
      nounAt(chart, skipDeterminers(chart, first.end + 1), 'count')
        .filter(({ value }) => isKindOfThing(value) && sameSort(first.value, value.pre))
        .map((noun) => ({
          value: { left: { ...noun.value, pre: first.value }, right: noun.value },
          end: noun.end,
          cost: first.cost + noun.cost,
        })),
    )
}

/** The two kinds are all there are: yes or no, or one of two values. */
export function isWhole(chart: Chart, { left, right }: Paired): boolean {
  return [...left.pre, ...right.pre].every((filter) =>
    columnsOf(filter).every((id) => {
      const column = chart.columnById.get(id)
      return filter.kind !== 'value' || column?.distinct === 2
    }),
  )
}

function isKindOfThing(noun: Noun): boolean {
  return (
    noun.pre.length === 1 &&
    noun.extreme === null &&
    noun.owner === null &&
    noun.slot.mention.links.some((link) => link.kind === 'table')
  )
}

/** Two values of one column, or two flags. */
function sameSort(one: readonly Filter[], other: readonly Filter[]): boolean {
  const [first, second] = [one[0], other[0]]
  if (!first || !second || first.kind !== second.kind) return false
  if (first.kind === 'flag') return true
  const columns = new Set(columnsOf(first))
  return first.kind === 'value' && columnsOf(second).some((id) => columns.has(id))
}

function columnsOf(filter: Filter): readonly string[] {
  if (filter.kind !== 'value' && filter.kind !== 'flag') return none
  return filter.slot.mention.links.flatMap((link) => (link.kind === 'table' ? [] : [link.column]))
}
