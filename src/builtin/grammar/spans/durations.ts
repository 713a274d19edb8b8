import type { Aggregate } from '../../planning/plan.js'
import { type Chart, lowAt, none, type Parsed, production, skipDeterminers } from '../chart.js'
import { nounAt } from '../nouns/noun.js'
import { phrasesAt } from '../phrase-book.js'
import type { LastingUnit, Noun, Term } from '../sketch.js'
import { spanUnitOf } from './span-opening.js'

/** "average loan duration in days", "median length of a stay in nights", "total duration of the calls": how long things last. */
export const durationAt = production<Term>('duration', (chart, at) => {
  const start = skipDeterminers(chart, at)
  const openings = [
    { fn: null, end: start },
    ...phrasesAt(chart.tokens, start, 'aggregate').map(({ sense, end }) => ({ fn: sense as Aggregate, end })),
  ]
  return openings
    .flatMap(({ fn, end }) => {
      const from = skipDeterminers(chart, end, true)
      return [...nounFirst(chart, from, fn), ...wordFirst(chart, from, fn)]
    })
    .concat(longestAt(chart, start))
})

const words: ReadonlySet<string> = new Set(['duration', 'durations', 'length', 'lengths'])

/** "loan duration (in days)" */
function nounFirst(chart: Chart, at: number, fn: Aggregate | null): readonly Parsed<Term>[] {
  return nounAt(chart, at, 'count')
    .filter((noun) => words.has(lowAt(chart, noun.end)) && isThing(noun.value))
    .map((noun) => lasting(chart, noun.value, noun.end + 1, noun.cost, lowAt(chart, noun.end), fn))
}

/** "duration of an outage", "length of stay" */
function wordFirst(chart: Chart, at: number, fn: Aggregate | null): readonly Parsed<Term>[] {
  if (!words.has(lowAt(chart, at))) return none
  const inner = unitAfter(chart, at + 1)
  const of = inner?.end ?? at + 1
  if (lowAt(chart, of) !== 'of') return none
  return nounAt(chart, skipDeterminers(chart, of + 1), 'count')
    .filter((noun) => isThing(noun.value))
    .map((noun) => {
      const found = lasting(chart, noun.value, noun.end, noun.cost, lowAt(chart, at), fn)
      const { value } = found
      return inner && value.kind === 'measured' && value.lasting === 'any'
        ? { ...found, value: { ...value, lasting: inner.unit } }
        : found
    })
}

const lengthened: ReadonlyMap<string, Aggregate> = new Map([
  ['longest', 'max'],
  ['shortest', 'min'],
])

/** "the longest stay in nights": how long it was, which is asked for by its unit. */
function longestAt(chart: Chart, at: number): readonly Parsed<Term>[] {
  const fn = lengthened.get(lowAt(chart, at))
  if (!fn || ['which', 'what'].includes(lowAt(chart, at - 1))) return none
  return nounAt(chart, at + 1, 'count').flatMap((noun) => {
    const unit = unitAfter(chart, noun.end)
    const next = unit && chart.tokens[unit.end]
    if (!unit || !isThing(noun.value) || noun.value.slot.plural || (next && next.kind !== 'mark')) return []
    const found = lasting(chart, noun.value, noun.end, noun.cost - 0.2, 'length', fn)
    return [found]
  })
}

function isThing(noun: Noun): boolean {
  return (
    noun.extreme === null &&
    noun.owner === null &&
    !noun.distinct &&
    noun.slot.mention.links.some((link) => link.kind === 'table')
  )
}

function lasting(
  chart: Chart,
  noun: Noun,
  at: number,
  cost: number,
  word: string,
  fn: Aggregate | null,
): Parsed<Term> {
  const unit = unitAfter(chart, at)
  const links = noun.slot.mention.links.filter((link) => link.kind === 'table')
  const slot = { ...noun.slot, mention: { ...noun.slot.mention, links } }
  return {
    value: {
      kind: 'measured',
      noun: { ...noun, slot },
      hints: hintsOf(word),
      fn,
      word,
      unit: null,
      lasting: unit?.unit ?? 'any',
    },
    end: unit?.end ?? at,
    cost: cost + 0.08,
  }
}

function hintsOf(word: string): readonly string[] {
  return word.startsWith('length') ? ['length', 'duration', 'runtime'] : ['duration', 'length', 'runtime']
}

/** "in minutes", "(in hours)", "in nights" */
function unitAfter(chart: Chart, at: number): { readonly unit: LastingUnit; readonly end: number } | null {
  const comma = lowAt(chart, at) === ',' && lowAt(chart, at + 1) === 'in'
  const open = lowAt(chart, at) === '(' || comma ? at + 1 : at
  const from = lowAt(chart, open) === 'in' ? open + 1 : open === at ? null : open
  if (from === null) return null
  const word = lowAt(chart, from)
  const unit: LastingUnit | null = /^nights?$/.test(word)
    ? 'night'
    : /^seconds?$/.test(word)
      ? 'second'
      : spanUnitOf(word)
  if (unit === null) return null
  return { unit, end: open > at && !comma && lowAt(chart, from + 1) === ')' ? from + 2 : from + 1 }
}
