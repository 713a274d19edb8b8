import { type Chart, lowAt, none, type Parsed, skipDeterminers, slotFor } from '../chart.js'
import { filterAt } from '../filters/filter.js'
import { isColumnLink } from '../link-kinds.js'
import { nounAt } from '../nouns/noun.js'
import { phrasesAt, wordClass } from '../phrase-book.js'
import type { Filter, Noun, Piece } from '../sketch.js'
import { clausesAt } from './clauses.js'
import { negated } from './turned.js'

type Turned = Parsed<readonly Piece[]>

/** What may be excluded, as the conditions on the rest: kinds of a thing, absences, unknown values. */
export function excludedAt(chart: Chart, at: number, spoken: readonly Piece[]): readonly Turned[] {
  const from = skipDeterminers(chart, at)
  return [
    ...things(chart, from, spoken),
    ...rareKeys(chart, from, spoken),
    ...clausesAt(chart, from, spoken),
    ...kinds(chart, from),
    ...unknowns(chart, from),
  ]
}

/** "cancelled orders", "customers who …", "tariffs nobody uses". */
function things(chart: Chart, at: number, spoken: readonly Piece[]): readonly Turned[] {
  return nounAt(chart, at, 'entity').flatMap((noun) => {
    const table = noun.value.slot.mention.links.some((link) => link.kind === 'table')
    if (noun.value.extreme || noun.value.owner || !table) return none
    if (noun.value.pre.length > 0) return turnedFilter(noun)
    const clauses = clausesAt(chart, noun.end, spoken).map((found) => ({
      ...found,
      cost: found.cost + noun.cost,
    }))
    return [...clauses, ...unused(chart, noun)]
  })
}

/** "causes with fewer than 8 claims": keys that were grouped by, told by how much there is of them. */
function rareKeys(chart: Chart, at: number, spoken: readonly Piece[]): readonly Turned[] {
  return nounAt(chart, at, 'group').flatMap((noun): readonly Turned[] =>
    noun.value.pre.length > 0 || noun.value.extreme || noun.value.owner
      ? none
      : clausesAt(chart, noun.end, spoken)
          .filter(({ value }) => value.length === 1 && value[0]?.kind === 'having')
          .map((found) => ({ ...found, cost: found.cost + noun.cost + 0.02 })),
  )
}

/** "cancelled orders": one condition before the noun. */
function turnedFilter(noun: Parsed<Noun>): readonly Turned[] {
  const [only, ...more] = noun.value.pre
  const turned = only && more.length === 0 ? negated(only) : null
  if (!turned) return none
  const piece: Piece = { kind: 'filter', filter: turned, start: noun.value.start, end: noun.end, cost: 0 }
  return [{ value: [piece], end: noun.end, cost: noun.cost + 0.05 }]
}

/** "tariffs nobody uses": the others are met by some row. */
function unused(chart: Chart, noun: Parsed<Noun>): readonly Turned[] {
  const from = lowAt(chart, noun.end) === 'that' ? noun.end + 1 : noun.end
  if (!['nobody', 'none'].includes(lowAt(chart, from))) return none
  const verb = chart.tokens[from + 1]
  if (!verb || !['light', 'relation'].includes(wordClass(verb))) return none
  const piece: Piece = {
    kind: 'entity',
    noun: noun.value,
    preposition: 'with',
    start: noun.value.start,
    end: from + 2,
    cost: 0,
  }
  return [{ value: [piece], end: from + 2, cost: noun.cost + 0.05 }]
}

/** "the cancelled ones", "cancelled and returned orders". */
function kinds(chart: Chart, at: number): readonly Turned[] {
  return filterAt(chart, at).flatMap((found): readonly Turned[] => {
    const turned = ['value', 'flag'].includes(found.value.kind) ? negated(found.value) : null
    if (!turned) return none
    const piece: Piece = { kind: 'filter', filter: turned, start: at, end: found.end, cost: 0 }
    return kindEnds(chart, found).map((end) => ({ value: [piece], end, cost: found.cost + 0.08 }))
  })
}

function kindEnds(chart: Chart, found: Parsed<Filter>): readonly number[] {
  if (['ones', 'one'].includes(lowAt(chart, found.end))) return [found.end + 1]
  const several = found.value.kind === 'value' && found.value.more.length > 0
  const tables = chart
    .mentionsAt(found.end)
    .filter((mention) => mention.links.some((link) => link.kind === 'table'))
  return [found.end, ...(several ? tables.map((mention) => mention.end) : [])]
}

/** "unknown blood types", "a missing city", "unknowns" of a column. */
function unknowns(chart: Chart, at: number): readonly Turned[] {
  return phrasesAt(chart.tokens, at, 'unknown')
    .filter((phrase) => phrase.sense === 'unknown')
    .flatMap((phrase) =>
      chart.mentionsAt(phrase.end).flatMap((mention): readonly Turned[] => {
        const slot = slotFor(chart, mention, 'any', isColumnLink)
        if (!slot) return none
        const filter = { kind: 'empty', slot, negated: true } as const
        const piece: Piece = { kind: 'filter', filter, start: at, end: mention.end, cost: 0 }
        return [{ value: [piece], end: mention.end, cost: 0.03 }]
      }),
    )
}
