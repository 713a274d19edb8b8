import { type Chart, lowAt, type Parsed } from '../chart.js'
import type { Filter, Slot } from '../sketch.js'

/**
 * "in 2023", "since last May", "made on 3 March": of the column given, or of one that grounding finds.
 * `start` is where the whole condition begins; a number alone is a year only after a word like "in" or at the end of a question that groups.
 */
export function dateFilters(
  chart: Chart,
  at: number,
  column: Slot | null,
  start: number,
): readonly Parsed<Filter>[] {
  const out: Parsed<Filter>[] = []
  const from = lowAt(chart, at) === 'made' ? at + 1 : at
  for (const span of chart.datesAt(from)) {
    if (span.bare && column === null) {
      const before = lowAt(chart, start - 1)
      if (
        !trailingYear(chart, span.end, start) &&
        !(before === 'or' && /^(?:19|20)\d\d$/.test(lowAt(chart, start - 2))) &&
        !['in', 'year', 'during', 'since', 'of', 'for', 'from'].includes(before) &&
        !['for', 'from', 'over'].includes(lowAt(chart, at))
      )
        continue
    }
    out.push({
      value: { kind: 'date', span, column },
      end: span.end,
      cost: (span.bare ? 0.1 : 0) + (column ? 0 : 0.02),
    })
  }
  return out
}

/** "orders per country 2023": a year left at the end of a question that groups. */
function trailingYear(chart: Chart, end: number, start: number): boolean {
  const next = chart.tokens[lowAt(chart, end) === 'only' ? end + 1 : end]
  if (next && next.kind !== 'mark') return false
  const last = lowAt(chart, start - 1) === ',' ? start - 2 : start - 1
  const named = chart.tokens[last]?.kind === 'word'
  return (
    named &&
    /^(?:19|20)\d\d$/.test(lowAt(chart, end - 1)) &&
    chart.tokens
      .slice(0, last)
      .some((token) =>
        ['per', 'by', 'each', 'every', 'monthly', 'quarterly', 'weekly', 'daily'].includes(token.low),
      )
  )
}
