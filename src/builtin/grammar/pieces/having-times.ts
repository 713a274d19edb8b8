import type { CompareOp } from '../../planning/plan.js'
import { type Chart, lowAt, none, type Parsed } from '../chart.js'
import { nounAt } from '../nouns/noun.js'
import { phraseAt, phrasesAt, wordClass } from '../phrase-book.js'
import type { Noun, Piece } from '../sketch.js'
import type { Token } from '../../../linking/tokens.js'
import { piece } from './piece.js'

interface Times {
  readonly op: CompareOp
  readonly amount: number
  readonly end: number
}

/**
 * "(ordered) more than once", "(visited us) at least 3 times", "(appears) twice": how many rows there are of what was
 * done, which the verb or the thing right before names; of what is asked for itself where neither does.
 */
export function havingTimes(chart: Chart, at: number): readonly Parsed<Piece>[] {
  return timesAt(chart, at)
    .filter(({ end }) => !multiplies(chart, end))
    .flatMap(({ op, amount, end }) =>
      countedBefore(chart, at).map((noun) =>
        piece(at, { end, cost: -0.05 }, { kind: 'having', op, amount, upper: null, noun, times: true }),
      ),
    )
}

const adverbs: Readonly<Record<string, number>> = { once: 1, twice: 2, thrice: 3 }

/** "more than once", "at least 3 times", "5 or more times", "exactly twice", "several times" */
function timesAt(chart: Chart, at: number): readonly Times[] {
  const multiple = phraseAt(chart.tokens, at, 'multiple')
  if (multiple && lowAt(chart, multiple.end) === 'times')
    return [{ op: '>', amount: 1, end: multiple.end + 1 }]
  const compared = phrasesAt(chart.tokens, at, 'compare').flatMap((phrase): readonly Times[] => {
    const count = countAt(chart, phrase.end)
    return count ? [{ op: phrase.sense as CompareOp, ...count }] : none
  })
  // "at least once" is no more than that there is one.
  if (compared.length > 0) return compared.filter(({ op, amount }) => op !== '>=' || amount > 1)
  const number = chart.tokens[at]?.number ?? null
  const tail = number === null ? null : phraseAt(chart.tokens, at + 1, 'tail')
  if (number !== null && tail && lowAt(chart, tail.end) === 'times')
    return [{ op: tail.sense as CompareOp, amount: number, end: tail.end + 1 }]
  const count = countAt(chart, at)
  if (!count || (count.amount === 1 && lowAt(chart, at) === 'once')) return none
  const after = phraseAt(chart.tokens, count.end, 'tail')
  return [
    after ? { op: after.sense as CompareOp, amount: count.amount, end: after.end } : { op: '=', ...count },
  ]
}

/** "once", "3 times" */
function countAt(chart: Chart, at: number): { amount: number; end: number } | null {
  const adverb = adverbs[lowAt(chart, at)]
  if (adverb !== undefined) return { amount: adverb, end: at + 1 }
  const number = chart.tokens[at]?.number ?? null
  return number !== null && lowAt(chart, at + 1) === 'times' ? { amount: number, end: at + 2 } : null
}

/** "twice the average", "3 times as many", "twice a year": no number of rows. */
function multiplies(chart: Chart, at: number): boolean {
  return [
    'the',
    'that',
    'as',
    'more',
    'higher',
    'larger',
    'longer',
    'their',
    'its',
    'a',
    'an',
    'per',
    'each',
    'every',
    'what',
  ].includes(lowAt(chart, at))
}

const farthest = 4
const appearing: ReadonlySet<string> = new Set(
  'appear appears appeared occur occurs occurred repeated'.split(' '),
)

/** What was done: the rows that the verb or the thing had names. Null: those asked for. */
function countedBefore(chart: Chart, at: number): readonly (Noun | null)[] {
  if (appearing.has(lowAt(chart, at - 1)) || isState(chart, at - 1)) return [null]
  for (let from = at - 1; from >= Math.max(0, at - farthest); from--) {
    const token = chart.tokens[from]
    if (token?.kind !== 'word') break
    const verb = isPast(token)
    if (!verb && !hasBefore(chart, from)) continue
    const nouns = tablesAt(chart, from).filter(({ end }) => verb || (end <= at && saysLittle(chart, end, at)))
    if (nouns.length > 0) return nouns.map((noun) => noun.value)
    if (verb && wordClass(token) !== 'stop') break
  }
  return none
}

/** "booked", "has lent" */
function isPast({ low }: Token): boolean {
  return /(?:ed|en)$/.test(low) || irregular.has(low)
}

const irregular: ReadonlySet<string> = new Set(
  'lent bought sold sent flown drawn hired read won lost paid met rent'.split(' '),
)
const having: ReadonlySet<string> = new Set('have has had having made make makes placed submitted'.split(' '))

/** "had (an) appointment" */
function hasBefore(chart: Chart, at: number): boolean {
  const from = ['a', 'an', 'any', 'their', 'the'].includes(lowAt(chart, at - 1)) ? at - 2 : at - 1
  return having.has(lowAt(chart, from))
}

/** Tables named here by one plain word or more. */
function tablesAt(chart: Chart, at: number): readonly Parsed<Noun>[] {
  return nounAt(chart, at, 'count').flatMap((found): readonly Parsed<Noun>[] => {
    const { slot, pre, extreme, owner } = found.value
    const links = slot.mention.links.filter((link) => link.kind === 'table' && link.score >= 0.75)
    if (pre.length > 0 || extreme || owner || links.length === 0) return none
    return [{ ...found, value: { ...found.value, slot: { ...slot, mention: { ...slot.mention, links } } } }]
  })
}

function saysLittle(chart: Chart, from: number, to: number): boolean {
  return chart.tokens.slice(from, to).every((token) => ['stop', 'light'].includes(wordClass(token)))
}

/** "cancelled", where that is stored: the rows that are so. */
function isState(chart: Chart, at: number): boolean {
  return (
    /(?:ed|en|lt|nt)$/.test(lowAt(chart, at)) &&
    chart
      .mentionsAt(at)
      .some(
        ({ end, links }) =>
          end === at + 1 && links.some((link) => link.kind === 'value' && link.score >= 0.75),
      )
  )
}
