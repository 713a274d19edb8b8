import type { TimeGrain } from '../../planning/plan.js'
import { type Chart, lowAt, none, type Parsed, skipDeterminers } from '../chart.js'
import { byThe, gauged } from '../gauge-words.js'
import { isParticiple } from '../participle.js'
import { phraseAt, phrasesAt } from '../phrase-book.js'
import type { Piece, Term } from '../sketch.js'
import { repeatedKey, spreadKeys } from '../tally.js'
import { grainAdjectiveAt, grainAt } from '../terms/grain.js'
import { measureAt } from '../terms/terms.js'
import { keyAt, keyListsAt } from './keys.js'
import { piece } from './piece.js'

/** What can only be grouping: "per country", "in each city and year", "month by month", "on a monthly basis", "monthly". */
export function groupPieces(chart: Chart, at: number): readonly Parsed<Piece>[] {
  return [
    ...strongGroups(chart, at),
    ...spreadGroups(chart, at),
    ...repeatedGroups(chart, at),
    ...basisGroups(chart, at),
    ...adjectiveGroups(chart, at),
  ]
}

/** "per country", "in each city and year". */
function strongGroups(chart: Chart, at: number): readonly Parsed<Piece>[] {
  const word = ['in', 'for', 'of'].includes(lowAt(chart, at)) ? 'each' : lowAt(chart, at)
  return phrasesAt(chart.tokens, at, 'group')
    .filter((phrase) => phrase.sense === 'strong')
    .flatMap((phrase) =>
      keyListsAt(chart, phrase.end).map((list) =>
        piece(at, list, { kind: 'group', terms: list.value, word }),
      ),
    )
}

/** "distributed over Y", "over Y". */
function spreadGroups(chart: Chart, at: number): readonly Parsed<Piece>[] {
  return spreadKeys(chart, at, keyListsAt).map(({ list, word }) =>
    piece(at, list, { kind: 'group', terms: list.value, word }),
  )
}

/** "city by city", "month by month". */
function repeatedGroups(chart: Chart, at: number): readonly Parsed<Piece>[] {
  if (!repeatedKey(chart, at)) return []
  return keyAt(chart, at)
    .filter((key) => key.end === at + 1)
    .map((key) =>
      piece(at, { end: at + 3, cost: key.cost }, { kind: 'group', terms: [key.value], word: 'by' }),
    )
}

/** "on a monthly basis". */
function basisGroups(chart: Chart, at: number): readonly Parsed<Piece>[] {
  if (lowAt(chart, at) !== 'on') return []
  const from = ['a', 'an'].includes(lowAt(chart, at + 1)) ? at + 2 : at + 1
  const grain = lowAt(chart, from + 1) === 'basis' ? grainAdjectiveAt(chart, from) : null
  return grain === null ? [] : [grainGroup(at, { end: from + 2, cost: 0 }, grain)]
}

/** "monthly". */
function adjectiveGroups(chart: Chart, at: number): readonly Parsed<Piece>[] {
  const grain = grainAdjectiveAt(chart, at)
  return grain === null || rates.has(lowAt(chart, at + 1)) || isStored(chart, at) || saysHow(chart, at)
    ? []
    : [grainGroup(at, { end: at + 1, cost: 0.02 }, grain)]
}

/** "the daily rate" is a rate by the day, not the rates of each day. */
const rates: ReadonlySet<string> = new Set('rate fee wage pay salary rent allowance tariff'.split(' '))

/** "policies paid monthly", where that is how they may be paid; part of a name. */
function isStored(chart: Chart, at: number): boolean {
  return chart.mentionsAt(at).some((mention) =>
    mention.links.some(
      (link) =>
        (link.kind === 'value' && link.exact) ||
        // "the daily rate" that is kept as such
        (link.kind === 'column' && mention.end > at + 1 && link.score >= 0.8),
    ),
  )
}

/** "which policies are paid yearly" asks for those that are, and for no count. */
function saysHow(chart: Chart, at: number): boolean {
  return isParticiple(lowAt(chart, at - 1)) && ['which', 'who', 'what'].includes(lowAt(chart, 0))
}

function grainGroup(at: number, found: { end: number; cost: number }, grain: TimeGrain): Parsed<Piece> {
  return piece(at, found, { kind: 'group', terms: [{ kind: 'grain', grain, noun: null }], word: 'grain' })
}

/** Both readings of "by X" that are about X itself, as a key or as the measure ranked by; assembly decides from what else was said. */
export function byPieces(chart: Chart, at: number): readonly Parsed<Piece>[] {
  const phrase = phrasesAt(chart.tokens, at, 'group').find((each) => each.sense === 'weak')
  const gauge = phraseAt(chart.tokens, at, 'gauge')
  return [
    ...(phrase ? [...keysAfterBy(chart, at, phrase.end), ...ranksAfterBy(chart, at, phrase.end)] : none),
    ...(gauge ? gaugedBy(chart, at, gauge.end) : none),
  ]
}

/** "by country"; after a participle it is more likely who did it. */
function keysAfterBy(chart: Chart, at: number, from: number): readonly Parsed<Piece>[] {
  if (['a', 'an'].includes(lowAt(chart, from))) return []
  const agent = lowAt(chart, at) === 'by' && isParticiple(lowAt(chart, at - 1)) ? 0.3 : 0
  return keyListsAt(chart, from)
    .filter((list) => agent === 0 || !list.value.every((term) => isFlag(chart, term)))
    .map((list) => piece(at, list, { kind: 'group', terms: list.value, word: 'by' }, 0.03 + agent))
}

/** "Picked by machine", "booked by subscribers": how or by whom, and no two groups. */
function isFlag(chart: Chart, term: Term): boolean {
  return (
    term.kind === 'noun' &&
    term.noun.slot.mention.links.every(
      (link) => link.kind === 'column' && chart.columnById.get(link.column)?.kind === 'boolean',
    )
  )
}

/** "(the best) by revenue". */
function ranksAfterBy(chart: Chart, at: number, from: number): readonly Parsed<Piece>[] {
  return measureAt(chart, from).map((measure) =>
    piece(
      at,
      measure,
      {
        kind: 'extreme',
        extreme: { descending: true, limit: 0, hints: none, by: measure.value, word: 'by' },
      },
      0.02,
    ),
  )
}

/** "(the smallest) in terms of seats", "(the most senior) going by the earliest hiring date": the second says the direction too. */
function gaugedBy(chart: Chart, at: number, from: number): readonly Parsed<Piece>[] {
  const given = phrasesAt(chart.tokens, from, 'extreme').flatMap((phrase) =>
    measureAt(chart, skipDeterminers(chart, phrase.end)).map((measure) => ({
      measure,
      descending: phrase.sense === 'desc',
      word: byThe,
    })),
  )
  const plain = measureAt(chart, from)
    .filter((measure) => given.length === 0 || measure.value.kind !== 'aggregate')
    .map((measure) => ({ measure, descending: true, word: gauged }))
  return [...given, ...plain].map(({ measure, descending, word }) =>
    piece(
      at,
      measure,
      { kind: 'extreme', extreme: { descending, limit: 0, hints: none, by: measure.value, word } },
      -0.02,
    ),
  )
}

/** The periods of a trend: "by the end of each year", "over the months". */
export function trendKeys(chart: Chart, at: number): readonly Parsed<Piece>[] {
  const end = phraseAt(chart.tokens, at, 'byEndOf')?.end ?? overThePlural(chart, at)
  if (end === null) return []
  return grainAt(chart, end)
    .filter((found) => found.value.kind === 'grain' && found.value.noun === null)
    .map((found) => piece(at, found, { kind: 'group', terms: [found.value], word: 'over' }))
}

/** Where the plural begins in "over the months". */
function overThePlural(chart: Chart, at: number): number | null {
  return ['over', 'across', 'through'].includes(lowAt(chart, at)) &&
    lowAt(chart, at + 1) === 'the' &&
    /s$/.test(lowAt(chart, at + 2))
    ? at + 2
    : null
}
