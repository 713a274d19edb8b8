import type { Mention } from '../../../linking/link.js'
import { type Chart, lowAt, skipDeterminers } from '../chart.js'

/**
 * "artists with birth and death year", "staff with name, role and salary": two columns or more up to the end of the
 * clause are shown; one alone, or a yes-or-no among them, is a condition. Where the list begins, if it does.
 */
export function withColumns(chart: Chart, at: number): readonly number[] {
  if (lowAt(chart, at) !== 'with') return []
  let shown = 0
  const from = skipDeterminers(chart, at + 1)
  for (let next = from; ; ) {
    const column = columnAt(chart, skipDeterminers(chart, next))
    if (!column) return []
    shown++
    const after = chart.tokens[column.end]
    const closed = !after || ['.', ';', '?', '!', ')'].includes(after.low)
    if (closed) return shown > 1 && chart.tokens[column.start - 1]?.low === 'and' ? [from] : []
    if (!['and', ','].includes(after.low)) return []
    next = after.low === ',' && lowAt(chart, column.end + 1) === 'and' ? column.end + 2 : column.end + 1
  }
}

/** The longest name of a column there that is no table's and holds no yes or no. */
function columnAt(chart: Chart, at: number): Mention | undefined {
  return chart
    .mentionsAt(at)
    .find(({ links }) =>
      links.every(
        (link) =>
          link.kind === 'column' &&
          link.score >= 0.6 &&
          chart.columnById.get(link.column)?.kind !== 'boolean',
      ),
    )
}
