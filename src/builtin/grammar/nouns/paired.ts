import type { Link } from '../../../linking/link.js'
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
  return [
    ...saidOnce(chart, start, joiners),
    ...saidTwice(chart, start, joiners),
    ...withAndWithout(chart, start, joiners),
  ]
}

/** The nouns behind what stands between two kinds: "and", "versus", "compared to". */
function after(chart: Chart, at: number, joiners: ReadonlySet<string>): readonly Parsed<Noun>[] {
  const next = afterJoiner(chart, at, joiners)
  return next === null ? none : nounAt(chart, skipDeterminers(chart, next), 'count')
}

function afterJoiner(chart: Chart, at: number, joiners: ReadonlySet<string>): number | null {
  if (joiners.has(lowAt(chart, at))) return at + 1
  return joiners.has('versus') &&
    ['compared', 'compare', 'opposed'].includes(lowAt(chart, at)) &&
    ['to', 'with', 'against'].includes(lowAt(chart, at + 1))
    ? at + 2
    : null
}

/** "hotels with and without a pool", "hotels with a pool and (those) without (one)". */
function withAndWithout(
  chart: Chart,
  start: number,
  joiners: ReadonlySet<string>,
): readonly Parsed<Paired>[] {
  return nounAt(chart, start, 'count').flatMap((thing): readonly Parsed<Paired>[] => {
    const { value, end } = thing
    if (lowAt(chart, end) !== 'with' || value.pre.length > 0 || value.extreme || value.owner) return none
    const together = afterJoiner(chart, end + 1, joiners)
    const once = together !== null && lowAt(chart, together) === 'without'
    return nounAt(chart, once ? together + 1 : end + 1, 'entity').flatMap(
      (had): readonly Parsed<Paired>[] => {
        if (had.value.pre.length > 0 || !had.value.slot.mention.links.some((link) => isFlag(chart, link)))
          return none
        const last = once ? had.end : withoutEnd(chart, had.end, value, joiners)
        if (last === null) return none
        const kind = (negated: boolean): Noun => ({
          ...value,
          pre: [{ kind: 'flag', slot: had.value.slot, negated }],
          end: last,
        })
        const cost = thing.cost + had.cost
        return [{ value: { left: kind(false), right: kind(true) }, end: last, cost }]
      },
    )
  })
}

/** Past "and (those) without (one)". */
function withoutEnd(chart: Chart, at: number, thing: Noun, joiners: ReadonlySet<string>): number | null {
  const next = afterJoiner(chart, at, joiners)
  if (next === null) return null
  const noun = chart.tokens[thing.slot.mention.end - 1]?.lemma
  const named = ['those', 'ones', 'the'].includes(lowAt(chart, next)) || chart.tokens[next]?.lemma === noun
  const from = named ? next + 1 : next
  if (lowAt(chart, from) !== 'without') return null
  const start = skipDeterminers(chart, from + 1)
  if (['one', 'it', 'any'].includes(lowAt(chart, start))) return start + 1
  const same = chart.mentionsAt(start).find(({ links }) => links.some((link) => isFlag(chart, link)))
  return same?.end ?? from + 1
}

function isFlag(chart: Chart, link: Link): boolean {
  return link.kind === 'column' && chart.columnById.get(link.column)?.kind === 'boolean'
}

function saidOnce(chart: Chart, start: number, joiners: ReadonlySet<string>): readonly Parsed<Paired>[] {
  return premodifiers(chart, start)
    .filter(({ value }) => value.length === 1)
    .flatMap((first) =>
      after(chart, first.end, joiners)
        .filter(({ value }) => isKindOfThing(value) && sameSort(first.value, value.pre))
        .map((noun) => ({
          value: { left: { ...noun.value, pre: first.value }, right: noun.value },
          end: noun.end,
          cost: first.cost + noun.cost,
        })),
    )
}

/** "paid fines versus unpaid fines" */
function saidTwice(chart: Chart, start: number, joiners: ReadonlySet<string>): readonly Parsed<Paired>[] {
  const last = (noun: Noun) => chart.tokens[noun.slot.mention.end - 1]?.lemma
  return nounAt(chart, start, 'count')
    .filter(({ value }) => isKindOfThing(value))
    .flatMap((first) =>
      after(chart, first.end, joiners)
        .filter(
          ({ value }) =>
            isKindOfThing(value) && last(value) === last(first.value) && sameSort(first.value.pre, value.pre),
        )
        .map((noun) => ({
          value: { left: { ...noun.value, pre: first.value.pre }, right: noun.value },
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
