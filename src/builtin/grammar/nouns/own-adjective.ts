import type { Link, Mention } from '../../../linking/link.js'
import { type Chart, lowAt } from '../chart.js'
import { isValueLink } from '../link-kinds.js'

/** "left-footed forwards", "long-haired dogs": the column is said with its value, of what follows, and is not asked for. */
export function isOwnAdjective(chart: Chart, { start, end }: Mention, link: Link): boolean {
  if (link.kind !== 'column' || end !== start + 1 || !lowAt(chart, start).endsWith('ed')) return false
  if (chart.columnById.get(link.column)?.words.includes(lowAt(chart, start))) return false
  const from = lowAt(chart, start - 1) === '-' ? start - 1 : start
  return (
    chart.mentionsAt(end).length > 0 &&
    [1, 2].some((back) =>
      chart
        .mentionsAt(from - back)
        .some(
          (mention) =>
            mention.end === from &&
            mention.links.some(
              (value) => isValueLink(value) && 'column' in value && value.column === link.column,
            ),
        ),
    )
  )
}
