import { type Chart, lowAt, none, type Parsed, skipDeterminers, slotFor } from '../chart.js'
import { isColumnLink } from '../link-kinds.js'
import { type Phrase, phrasesAt } from '../phrase-book.js'
import type { Filter, Slot } from '../sketch.js'

/** "whose name starts with J", "with 'Dummy' in their titles", "containing the word 'x'": `column` is the one named before, if any. */
export function likeFilters(chart: Chart, at: number, column: Slot | null): readonly Parsed<Filter>[] {
  const negated =
    lowAt(chart, at) === 'not' ||
    (['does', 'do'].includes(lowAt(chart, at)) && lowAt(chart, at + 1) === 'not')
  const from = negated ? at + (lowAt(chart, at) === 'not' ? 1 : 2) : at
  const out: Parsed<Filter>[] = []
  for (const phrase of phrasesAt(chart.tokens, from, 'like')) {
    const textAt = patternAt(chart, phrase)
    if (textAt === null) continue
    const pattern = {
      kind: 'like',
      text: chart.tokens[textAt]?.text ?? '',
      mode: phrase.sense as 'start' | 'end' | 'contain',
      negated,
    } as const
    if (column?.mention.links.some(isColumnLink))
      out.push({ value: { ...pattern, slot: column }, end: textAt + 1, cost: 0 })
    if (column === null)
      for (const { slot, end } of columnsAfter(chart, textAt + 1))
        out.push({ value: { ...pattern, slot }, end, cost: 0 })
  }
  return out
}

/** Where the text to look for stands: quoted, a capital or two, or after a word like "letter". Null when it is not certain. */
function patternAt(chart: Chart, phrase: Phrase): number | null {
  const at = ['letter', 'word', 'substring', 'the', 'string'].includes(lowAt(chart, phrase.end))
    ? phrase.end + 1
    : phrase.end
  const token = chart.tokens[at]
  if (!token || token.kind === 'mark') return null
  const certain =
    token.kind === 'quoted' ||
    (token.capital && token.text.length <= 3) ||
    phrase.sense !== 'contain' ||
    /word|letter|string|phrase|text/.test(lowAt(chart, at - 1))
  return certain ? at : null
}

/** "… in their titles" */
function columnsAfter(chart: Chart, at: number): readonly { slot: Slot; end: number }[] {
  if (lowAt(chart, at) !== 'in') return none
  return chart.mentionsAt(skipDeterminers(chart, at + 1)).flatMap((mention) => {
    const slot = slotFor(chart, mention, 'text', isColumnLink)
    return slot ? [{ slot, end: mention.end }] : []
  })
}
