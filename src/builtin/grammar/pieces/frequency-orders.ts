import { type Chart, lowAt, none, type Parsed, skipDeterminers } from '../chart.js'
import { phraseAt } from '../phrase-book.js'
import type { Piece } from '../sketch.js'
import { piece } from './piece.js'
import { firstEnd, pastOpener, restatedEnd } from './restated.js'

/**
 * "the busiest judge first", "from the most used room to the least used", "in descending order of frequency": by the
 * number of rows that is shown.
 */
export function frequencyOrders(chart: Chart, at: number): readonly Parsed<Piece>[] {
  const found = fromTo(chart, at) ?? firstOnes(chart, at) ?? ofFrequency(chart, at)
  if (!found) return none
  const { end, descending } = found
  return [piece(at, { end, cost: -0.1 }, { kind: 'order', term: { kind: 'same', counts: true }, descending })]
}

interface Found {
  readonly end: number
  readonly descending: boolean
}

/** "busiest judge" */
function frequented(chart: Chart, at: number): Found | null {
  const phrase = phraseAt(chart.tokens, skipDeterminers(chart, at), 'frequented')
  return phrase && { end: restatedEnd(chart, phrase.end), descending: phrase.sense === 'desc' }
}

function fromTo(chart: Chart, at: number): Found | null {
  const ordered = phraseAt(chart.tokens, at, 'orderVerb')?.end ?? at
  if (lowAt(chart, ordered) !== 'from') return null
  const first = frequented(chart, ordered + 1)
  const last = first && lowAt(chart, first.end) === 'to' ? frequented(chart, first.end + 1) : null
  return first && last && first.descending !== last.descending
    ? { end: last.end, descending: first.descending }
    : null
}

function firstOnes(chart: Chart, at: number): Found | null {
  const opened = phraseAt(chart.tokens, at, 'startingWith')?.end ?? null
  const found =
    frequented(chart, opened ?? pastOpener(chart, at)) ??
    largestNumber(chart, opened ?? pastOpener(chart, at))
  if (!found) return null
  const closed = firstEnd(chart, found.end)
  if (closed === null && (opened === null || chart.tokens[found.end]?.kind === 'word')) return null
  return { end: closed ?? found.end, descending: found.descending }
}

/** "the largest number" */
function largestNumber(chart: Chart, at: number): Found | null {
  const phrase = phraseAt(chart.tokens, skipDeterminers(chart, at), 'extreme')
  if (!phrase || !numbers.has(lowAt(chart, phrase.end))) return null
  return { end: phrase.end + 1, descending: phrase.sense === 'desc' }
}

const numbers: ReadonlySet<string> = new Set(['number', 'count', 'numbers', 'counts', 'frequency'])

/** "in descending order of frequency", "by frequency" */
function ofFrequency(chart: Chart, at: number): Found | null {
  const phrase = phraseAt(chart.tokens, at, 'order')
  if (!phrase || lowAt(chart, skipDeterminers(chart, phrase.end)) !== 'frequency') return null
  const end = skipDeterminers(chart, phrase.end) + 1
  if (chart.mentionsAt(end - 1).some(({ links }) => links.some(({ score }) => score >= 0.9))) return null
  const direction = phraseAt(chart.tokens, end, 'direction')
  return direction
    ? { end: direction.end, descending: direction.sense === 'desc' }
    : { end, descending: phrase.sense !== 'asc' }
}
