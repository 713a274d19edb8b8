import { type Chart, lowAt, type Parsed, skipDeterminers } from './chart.js'
import { phraseAt, phrasesAt } from './phrase-book.js'
import type { Term } from './sketch.js'

/** Where the thing to be split up begins, for "how are X distributed over Y", "a breakdown of X by Y", "split X by Y". */
export function tallyStarts(
  chart: Chart,
  at: number,
  open: boolean,
): readonly { readonly end: number; readonly cost: number }[] {
  const out: { end: number; cost: number }[] = []
  const start = skipDeterminers(chart, at)
  for (const phrase of phrasesAt(chart.tokens, start, 'tally')) {
    if (phrase.sense === 'of') out.push({ end: phrase.end, cost: -0.18 })
    else if (phrase.sense === '' && splitAfter(chart, phrase.end)) out.push({ end: phrase.end, cost: 0 })
    else if (open && phrase.sense === 'verb' && keyAfter(chart, phrase.end))
      out.push({ end: phrase.end, cost: 0.02 })
  }
  return out
}

function splitAfter(chart: Chart, at: number): boolean {
  return restOfSentence(chart, at).some((next) => phraseAt(chart.tokens, next, 'tallied') !== null)
}

function keyAfter(chart: Chart, at: number): boolean {
  return restOfSentence(chart, at + 1).some((next) =>
    ['by', 'per', 'over', 'across', 'into', 'between', 'among'].includes(lowAt(chart, next)),
  )
}

function restOfSentence(chart: Chart, at: number): readonly number[] {
  const sentence = chart.tokens[at]?.sentence
  return chart.tokens
    .slice(at)
    .filter((token) => token.sentence === sentence)
    .map((token) => token.index)
}

/** "… distributed over Y", and plainly "over Y" after "distribution of X". */
export function spreadKeys(
  chart: Chart,
  at: number,
  keyLists: (chart: Chart, at: number) => readonly Parsed<readonly Term[]>[],
): readonly { readonly list: Parsed<readonly Term[]>; readonly word: 'tallied' | 'spread' }[] {
  const kinds = ['tallied', 'spread'] as const
  return kinds.flatMap((word) =>
    phrasesAt(chart.tokens, at, word).flatMap((phrase) =>
      keyLists(chart, afterKinds(chart, phrase.end)).map((list) => ({ list, word })),
    ),
  )
}

/** "over the different cities": the cities. */
function afterKinds(chart: Chart, at: number): number {
  const start = skipDeterminers(chart, at)
  return phraseAt(chart.tokens, start, 'distinct')?.end ?? start
}

/** "city by city", "month by month". */
export function repeatedKey(chart: Chart, at: number): boolean {
  return lowAt(chart, at + 1) === 'by' && lowAt(chart, at) !== '' && lowAt(chart, at) === lowAt(chart, at + 2)
}
