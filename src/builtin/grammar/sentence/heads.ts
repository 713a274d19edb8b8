import { type Chart, lowAt } from '../chart.js'
import { phraseAt, phrasesAt } from '../phrase-book.js'

/** Where the object begins after each head that starts here ("show", "what is"), and what reading it as a head costs. */
export function headsAt(
  chart: Chart,
  at: number,
): readonly { readonly end: number; readonly cost: number }[] {
  return phrasesAt(chart.tokens, at, 'head')
    .filter(({ end }) => !dangling(chart, end))
    .map(({ end }) => ({ end, cost: endsWeakly(chart, end) ? 0.15 : 0 }))
}

/** Where the object begins after a head in the middle of a sentence: "…, show", "and how many". Null without one. */
export function secondHeadAt(chart: Chart, at: number): number | null {
  const named = phraseAt(chart.tokens, at, 'head')
  if (named && !endsWeakly(chart, named.end)) return named.end
  return phraseAt(chart.tokens, at, 'howMany') ? at : null
}

/** "what did we bill" asks for no noun; "name and email" is no imperative. */
function dangling(chart: Chart, end: number): boolean {
  if (endsWeakly(chart, end) && ['and', ',', '', '.'].includes(lowAt(chart, end))) return true
  return (
    ['what', 'who', 'which'].includes(lowAt(chart, end - 1)) &&
    ['did', 'do', 'does'].includes(lowAt(chart, end)) &&
    lowAt(chart, end - 1) !== 'who'
  )
}

function endsWeakly(chart: Chart, end: number): boolean {
  return weakHeads.has(lowAt(chart, end - 1))
}

/** Imperatives that are more often nouns. */
const weakHeads = new Set([
  'name',
  'state',
  'count',
  'see',
  'know',
  'report',
  'view',
  'check',
  'include',
  'including',
  'mention',
  'extract',
  'present',
  'output',
  'search',
  'number',
  'select',
  'print',
])
