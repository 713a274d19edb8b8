import { type Chart, lowAt, none, skipDeterminers } from './chart.js'
import { nounAt } from './nouns/noun.js'
import { phraseAt } from './phrase-book.js'
import type { Filter, Noun, Slot } from './sketch.js'

/** Over which rows an average is taken: those of a group that is shared, all of a thing, only some of them. */
export interface Scope {
  readonly within: Slot | null
  readonly whole: Slot | null
  readonly only: readonly Filter[]
  readonly end: number
  readonly cost: number
}

const scopeWords: ReadonlySet<string> = new Set([
  'of',
  'in',
  'for',
  'within',
  'across',
  'at',
  'among',
  'amongst',
  'over',
  'from',
  'on',
])
const possessives: ReadonlySet<string> = new Set(['their', 'its', 'his', 'her', 'same', 'respective'])

/**
 * What is said after "the average": nothing, "of their department", "of all tracks", "employee", "tent pitch",
 * "employee of their department". None where something is said that is not understood.
 */
export function scopesAt(chart: Chart, at: number): readonly Scope[] {
  if (!scopeWords.has(lowAt(chart, at))) {
    const named = thingScopes(chart, at)
    // "the average harbour": then not of whatever is compared.
    const told = namesThing(chart, at) || named.some(({ only }) => only.length > 0)
    return told ? named : [{ within: null, whole: null, only: none, end: at, cost: 0 }]
  }
  const own = ownerAt(chart, at + 1)
  if (own !== null)
    return groupsAt(chart, own).map(({ slot, end }) => ({
      within: slot,
      whole: null,
      only: none,
      end,
      cost: 0,
    }))
  const start = ['all', 'every', 'the'].includes(lowAt(chart, at + 1)) ? skipDeterminers(chart, at + 1) : null
  if (start === null) return none
  if (lowAt(chart, start) === 'them')
    return [{ within: null, whole: null, only: none, end: start + 1, cost: 0 }]
  return thingScopes(chart, start)
}

/** "crop", "tent pitch", "stout": the thing with what is said before it, and the group that follows it. */
export function thingScopes(chart: Chart, at: number): readonly Scope[] {
  const things = nounAt(chart, at, 'entity').filter(
    ({ value }) => isWhole(value) && value.slot.mention.links.some((link) => link.kind === 'table'),
  )
  const narrowed = new Set(things.filter(({ value }) => value.pre.length > 0).map(({ end }) => end))
  const told = things.filter(({ value, end }) => value.pre.length > 0 || !narrowed.has(end))
  const kinds = nounAt(chart, at, 'value').filter(
    ({ value, end }) => isWhole(value) && !told.some((thing) => thing.end > end),
  )
  return [
    ...told.flatMap(({ value, end, cost }) =>
      after(chart, end, { whole: value.slot, only: value.pre, cost }),
    ),
    ...kinds.flatMap(({ value, end, cost }) =>
      after(chart, end, { whole: null, only: [...value.pre, valueFilter(value.slot)], cost: cost + 0.05 }),
    ),
  ]
}

function namesThing(chart: Chart, at: number): boolean {
  return chart
    .mentionsAt(at)
    .some(({ links }) => links.some((link) => link.kind === 'table' && link.score >= 0.9))
}

function isWhole({ extreme, owner, distinct }: Noun): boolean {
  return extreme === null && owner === null && !distinct
}

function valueFilter(slot: Slot): Filter {
  return { kind: 'value', slot, column: null, negated: false, more: none }
}

/** "(the average employee) of their department": then no average of all of them is meant. */
function after(chart: Chart, end: number, said: Pick<Scope, 'whole' | 'only' | 'cost'>): readonly Scope[] {
  const own = scopeWords.has(lowAt(chart, end)) ? ownerAt(chart, end + 1) : null
  // "(the average employee) in Leeds": of those alone, which is not read yet.
  const unread = scopeWords.has(lowAt(chart, end)) && !phraseAt(chart.tokens, end, 'gauge')
  if (own === null) return unread ? none : [{ ...said, within: null, end }]
  return groupsAt(chart, own).map((group) => ({ ...said, within: group.slot, end: group.end }))
}

/** Past "their own", "the same", "its". */
export function ownerAt(chart: Chart, at: number): number | null {
  let next = lowAt(chart, at) === 'the' ? at + 1 : at
  if (!possessives.has(lowAt(chart, next))) return null
  next++
  while (['own', 'respective'].includes(lowAt(chart, next))) next++
  return next
}

/** What rows may share, named here: "department". */
export function groupsAt(chart: Chart, at: number): readonly { slot: Slot; end: number }[] {
  return nounAt(chart, at, 'group')
    .filter((noun) => noun.value.pre.length === 0 && noun.value.extreme === null && noun.value.owner === null)
    .map((noun) => ({ slot: noun.value.slot, end: noun.end }))
}
