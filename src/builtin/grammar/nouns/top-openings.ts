import { isBound } from '../at-least.js'
import { type Chart, lowAt, none, skipDeterminers, slotFor } from '../chart.js'
import { hintsOf, superlativeAt } from '../degrees.js'
import { isParticiple } from '../participle.js'
import { phraseAt, phrasesAt } from '../phrase-book.js'
import type { Extreme, Noun } from '../sketch.js'

/** How a noun phrase begins: what its first words say, and where its premodifiers or head start. */
export interface Opening {
  readonly end: number
  readonly distinct: boolean
  readonly extreme: Extreme | null
  readonly cost: number
}

/** "top 5", "5 oldest", "top 5 oldest", "oldest", "3 most expensive", "most common". */
export function topOpenings(chart: Chart, at: number): readonly Opening[] {
  return isBound(chart, at) ? none : [...superlatives(chart, at), ...tops(chart, at)]
}

/** "oldest", "3 most expensive", "last hired", "5 most common"; a number alone is a "top" too. */
function superlatives(chart: Chart, at: number): readonly Opening[] {
  const { tokens } = chart
  const out: Opening[] = []
  const leading = countAt(chart, at)
  const next = leading === null ? at : at + 1
  const limit = leading ?? 1
  const degree = superlativeAt(tokens, next)
  const dated = degree ? tokens[degree.end] : undefined
  if (degree && dated && /ed$/.test(dated.low) && degree.dateHints.includes('*'))
    out.push(
      opening(chart, degree.end + 1, limit, degree.descending, degree.word, [`date:${dated.low}`, 'date:*']),
    )
  if (degree) out.push(opening(chart, degree.end, limit, degree.descending, degree.word, hintsOf(degree)))
  if (leading !== null && !degree) out.push(opening(chart, next, leading, true, 'top'))
  const done = mostDone(chart, next, limit)
  if (done) return [...out, done]
  const common = phraseAt(tokens, next, 'common')
  if (common) out.push(opening(chart, common.end, limit, common.sense === 'desc', 'common'))
  return out
}

/** "most frequently borrowed", "least often used": by the number of rows that the verb stands for. */
function mostDone(chart: Chart, at: number, limit: number): Opening | null {
  const often = phraseAt(chart.tokens, at, 'often')
  if (!often || !adverbs.has(lowAt(chart, often.end - 1)) || !isParticiple(lowAt(chart, often.end)))
    return null
  const mention = chart.mentionsAt(often.end).find(({ end }) => end === often.end + 1)
  const slot = mention && slotFor(chart, mention, 'count', (link) => link.kind === 'table')
  if (!slot) return null
  const end = often.end + 1
  const noun: Noun = { slot, pre: none, distinct: false, extreme: null, owner: null, start: often.end, end }
  const extreme: Extreme = {
    limit,
    descending: often.sense === 'desc',
    hints: none,
    by: { kind: 'count', noun },
    word: 'most',
  }
  return { end, distinct: false, extreme, cost: -0.05 }
}

const adverbs: ReadonlySet<string> = new Set(['often', 'frequently', 'commonly'])

/** "top 5", "bottom 3", "top 5 best-selling", "top 5 oldest". */
function tops(chart: Chart, at: number): readonly Opening[] {
  const { tokens } = chart
  const out: Opening[] = []
  const first = lowAt(chart, at)
  for (const top of phrasesAt(tokens, at, 'top')) {
    const dash = lowAt(chart, top.end) === '-' ? top.end + 1 : top.end
    const count = countAt(chart, dash)
    if (count === null && single.has(first) && isOneThing(chart, dash))
      out.push(opening(chart, dash, 1, top.sense === 'desc', first))
    if (count === null || first === 'the') continue
    const inner = superlativeAt(tokens, dash + 1)
    const selling = phraseAt(tokens, dash + 1, 'selling')
    if (selling) out.push(opening(chart, selling.end, count, top.sense === 'desc', 'top'))
    out.push(opening(chart, dash + 1, count, top.sense === 'desc', first))
    if (inner) out.push(opening(chart, inner.end, count, inner.descending, inner.word, hintsOf(inner)))
  }
  return out
}

const single: ReadonlySet<string> = new Set(['top', 'best'])

/** "the best agent", by what is said elsewhere: one row of a table. */
function isOneThing(chart: Chart, at: number): boolean {
  return chart.mentionsAt(at).some(({ end, links }) => {
    const last = chart.tokens[end - 1]
    return last?.low === last?.lemma && links.some((link) => link.kind === 'table' && link.score >= 0.8)
  })
}

function opening(
  chart: Chart,
  at: number,
  limit: number,
  descending: boolean,
  word: string,
  hints: readonly string[] = none,
): Opening {
  return {
    end: skipKind(chart, skipDeterminers(chart, at)),
    distinct: false,
    extreme: { limit, descending, hints, by: null, word },
    cost: 0,
  }
}

/** A whole number from 1 to 1000, or null. */
function countAt(chart: Chart, at: number): number | null {
  const token = chart.tokens[at]
  const value = token?.number ?? null
  return value !== null &&
    Number.isInteger(value) &&
    value > 0 &&
    value <= 1000 &&
    /^[a-z0-9]+$/.test(token?.low ?? '')
    ? value
    : null
}

/** "most common type of status" is about the status. */
function skipKind(chart: Chart, at: number): number {
  const kind =
    [
      'type',
      'types',
      'kind',
      'kinds',
      'sort',
      'value',
      'values',
      'combination',
      'combinations',
      'pairings',
    ].includes(lowAt(chart, at)) && lowAt(chart, at + 1) === 'of'
  return kind && !chart.mentionsAt(at).some((mention) => mention.end > at + 2)
    ? skipDeterminers(chart, at + 2)
    : at
}
