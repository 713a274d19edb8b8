import { type Chart, lowAt, none, type Parsed } from '../chart.js'
import { nounAt } from '../nouns/noun.js'
import { isParticiple } from '../participle.js'
import { wordClass } from '../phrase-book.js'
import type { Noun, Piece } from '../sketch.js'
import { piece } from './piece.js'

/** "(hotels that have) all of the amenities", "(who bought) every beer", "(read by) all members": none of them is missing. */
export function everyPieces(chart: Chart, at: number): readonly Parsed<Piece>[] {
  const start = pastEvery(chart, at)
  if (start === null || !isObject(chart, at) || !followsThing(chart, at)) return none
  return nounAt(chart, start, 'count')
    .filter(({ value }) => isWhole(value))
    .map((noun) =>
      piece(
        at,
        noun,
        { kind: 'having', op: '=', amount: 0, upper: null, noun: noun.value, every: true },
        -0.3,
      ),
    )
}

/** Past "all", "all of the", "every", "each of the". */
function pastEvery(chart: Chart, at: number): number | null {
  const low = lowAt(chart, at)
  if (low === 'every') return lowAt(chart, at + 1) === 'single' ? at + 2 : at + 1
  const of = lowAt(chart, at + 1) === 'of' ? at + 2 : at + 1
  if (low === 'each' && of === at + 2 && lowAt(chart, of) === 'the') return of + 1
  if (low !== 'all') return null
  return lowAt(chart, of) === 'the' ? of + 1 : of
}

const owning: ReadonlySet<string> = new Set(['have', 'has', 'had', 'having'])
const shown: ReadonlySet<string> = new Set(
  'show give list include including return get do does did'.split(' '),
)

/** What somebody has or does something to; "of all customers" and "show all orders" are no such thing. */
function isObject(chart: Chart, at: number): boolean {
  const before = chart.tokens[at - 1]
  if (!before || shown.has(before.low) || isCountedFor(chart, at)) return false
  if (before.low === 'by') return isParticiple(lowAt(chart, at - 2))
  if (['in', 'at'].includes(before.low))
    return (
      lowAt(chart, at) === 'every' && isParticiple(lowAt(chart, at - 2)) && owning.has(lowAt(chart, at - 3))
    )
  return (
    owning.has(before.low) || isParticiple(before.low) || ['light', 'relation'].includes(wordClass(before))
  )
}

/** "how many vehicles has every depot": whose they are, each by itself; "how many members have every badge" is another matter. */
function isCountedFor(chart: Chart, at: number): boolean {
  return (
    lowAt(chart, at) === 'every' &&
    lowAt(chart, at - 1) === 'has' &&
    chart.tokens[at - 2]?.low !== chart.tokens[at - 2]?.lemma &&
    chart.tokens.some(
      ({ low, index, sentence }) =>
        index < at &&
        low === 'how' &&
        lowAt(chart, index + 1) === 'many' &&
        sentence === chart.tokens[at]?.sentence,
    ) &&
    !chart.tokens.slice(0, at).some(({ low }) => relatives.has(low))
  )
}

const relatives: ReadonlySet<string> = new Set(['that', 'who', 'which', 'whose'])

function followsThing(chart: Chart, at: number): boolean {
  return chart.tokens
    .slice(0, at)
    .some((_, start) =>
      chart
        .mentionsAt(start)
        .some(
          ({ end, links }) => end <= at && links.some((link) => link.kind !== 'value' && link.score >= 0.7),
        ),
    )
}

function isWhole({ extreme, owner, distinct, slot }: Noun): boolean {
  return (
    extreme === null &&
    owner === null &&
    !distinct &&
    slot.mention.links.some((link) => link.kind === 'table' && link.score >= 0.7)
  )
}
