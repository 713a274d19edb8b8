import { type Chart, lowAt, none, type Parsed } from '../chart.js'
import { averageFrom } from '../multiples.js'
import { nounAt } from '../nouns/noun.js'
import type { Filter } from '../sketch.js'

/**
 * "(have) more pages than the average title", "a higher hourly rate than average": the column stands between how it
 * compares and "than".
 */
export function moreThanAverages(chart: Chart, at: number): readonly Parsed<Filter>[] {
  const article = ['a', 'an'].includes(lowAt(chart, at)) ? at + 1 : at
  const op = sizes.get(lowAt(chart, article))
  if (!op || !thanFollows(chart, article + 2)) return none
  const counted = lowAt(chart, article + 1) === 'number' && lowAt(chart, article + 2) === 'of'
  return nounAt(chart, counted ? article + 3 : article + 1, 'number').flatMap(
    ({ value: noun, end, cost }): Parsed<Filter>[] => {
      if (noun.pre.length > 0 || noun.extreme !== null || noun.owner !== null) return []
      const average = lowAt(chart, end) === 'than' ? averageFrom(chart, end + 1) : null
      if (!average) return []
      const { factor } = average
      const value = { kind: 'average', term: { kind: 'noun', noun }, hints: none, op, factor } as const
      return [{ value, end: average.end, cost: cost - 0.05 }]
    },
  )
}

/** Words of size that say nothing of what is compared, which the column alone does. */
const sizes: ReadonlyMap<string, '>' | '<'> = new Map([
  ...(['more', 'higher', 'greater', 'larger', 'bigger', 'longer'] as const).map(
    (word) => [word, '>'] as const,
  ),
  ...(['fewer', 'less', 'lower', 'smaller', 'shorter'] as const).map((word) => [word, '<'] as const),
])

/** Within the few words that a column's name has. */
function thanFollows(chart: Chart, at: number): boolean {
  return [0, 1, 2, 3, 4].some((ahead) => lowAt(chart, at + ahead) === 'than')
}
