import { type Chart, lowAt, skipDeterminers } from '../chart.js'
import { phraseAt } from '../phrase-book.js'

const ones: ReadonlySet<string> = new Set(['one', 'ones'])

/**
 * The end of a noun that says once more what is listed: "the most expensive lawyer first" among lawyers. `at` itself
 * where there is none.
 */
export function restatedEnd(chart: Chart, at: number): number {
  if (ones.has(lowAt(chart, at))) return at + 1
  const from = skipDeterminers(chart, at)
  const before = chart.tokens.slice(0, from)
  let end = from
  while (end < from + 2 && chart.tokens[end]?.kind === 'word') {
    const lemma = chart.tokens[end]?.lemma
    if (!before.some((token) => token.lemma === lemma) || phraseAt(chart.tokens, end, 'comesFirst')) break
    end++
  }
  return end > from ? end : at
}

/** Where "first", "at the top" or "on top" ends; null where none of them stands there. */
export function firstEnd(chart: Chart, at: number): number | null {
  return phraseAt(chart.tokens, at, 'comesFirst')?.end ?? (lowAt(chart, at) === 'top' ? at + 1 : null)
}

const openers: ReadonlySet<string> = new Set(['with', 'put', 'place', 'putting', 'placing', 'list', 'show'])

/** Past the "with" or "put" that opens an order: "put the most used room on top". */
export function pastOpener(chart: Chart, at: number): number {
  return openers.has(lowAt(chart, at)) ? at + 1 : at
}
