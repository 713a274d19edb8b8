import { type Chart, lowAt, none, type Parsed, skipDeterminers, slotFor } from './chart.js'
import { isColumnLink } from './link-kinds.js'
import type { Filter } from './sketch.js'

const openers: ReadonlySet<string> = new Set([
  'has',
  'have',
  'had',
  'having',
  'with',
  'contain',
  'contains',
  'containing',
  'include',
  'includes',
  'including',
  'or',
  'and',
  'show',
  'shows',
])

/** "has 'M5' in its VIN number", "with 'oak' somewhere in the title"; after "or" the opener is understood. */
export function insideTextFilters(chart: Chart, at: number): readonly Parsed<Filter>[] {
  const opened = openers.has(lowAt(chart, at))
  const start = opened ? at + 1 : at
  if (!opened && !['or', 'and', ','].includes(lowAt(chart, at - 1))) return none
  const from = ['the', 'word', 'text', 'letters', 'string'].includes(lowAt(chart, start)) ? start + 1 : start
  const token = chart.tokens[from]
  if (token?.kind !== 'quoted') return none
  let next = from + 1
  while (['somewhere', 'anywhere', 'as', 'part', 'of'].includes(lowAt(chart, next))) next++
  if (!['in', 'within', 'inside'].includes(lowAt(chart, next))) return none
  const out: Parsed<Filter>[] = []
  for (const mention of chart.mentionsAt(skipDeterminers(chart, next + 1))) {
    const slot = slotFor(chart, mention, 'text', isColumnLink)
    if (slot)
      out.push({
        value: { kind: 'like', slot, text: token.text, mode: 'contain', negated: false },
        end: mention.end,
        cost: 0,
      })
  }
  return out
}

const ends: Readonly<Record<string, 'start' | 'end'>> = {
  starts: 'start',
  start: 'start',
  starting: 'start',
  begins: 'start',
  begin: 'start',
  beginning: 'start',
  ends: 'end',
  end: 'end',
  ending: 'end',
}

/** "… or ends with 'ez'": of the same column as the pattern before. */
export function elidedPatterns(chart: Chart, at: number): readonly Parsed<Filter>[] {
  if (!['or', 'and'].includes(lowAt(chart, at - 1))) return none
  const mode = ends[lowAt(chart, at)]
  const word = lowAt(chart, at + 1)
  const from = ['the', 'letter', 'letters'].includes(lowAt(chart, at + 2))
    ? lowAt(chart, at + 3) === 'letter' || lowAt(chart, at + 3) === 'letters'
      ? at + 4
      : at + 3
    : at + 2
  const token = chart.tokens[from]
  if (
    !mode ||
    !['with', 'in'].includes(word) ||
    !token ||
    (token.kind !== 'quoted' && !(token.capital && token.text.length <= 3))
  )
    return none
  return [
    {
      value: { kind: 'like', slot: null, text: token.text, mode, negated: false },
      end: from + 1,
      cost: 0.02,
    },
  ]
}
