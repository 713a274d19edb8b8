import { type Chart, isKind, lowAt, skipDeterminers } from '../chart.js'
import { lifeFilters } from '../filters/life-filters.js'
import { perPlace } from '../per-place.js'
import { phrasesAt } from '../phrase-book.js'
import { type Opening, topOpenings } from './top-openings.js'

/** "the", "types of", "different", "top 5", "oldest": every way to read the first words, none of them first. */
export const openings = perPlace((chart, at): readonly Opening[] => {
  const start = skipDeterminers(chart, at)
  const plain: Opening = { end: start, distinct: false, extreme: null, cost: 0 }
  const out = [plain]
  for (const from of start === at ? [at] : [at, start]) {
    if (
      ['type', 'types', 'kind', 'kinds', 'sort', 'sorts'].includes(lowAt(chart, from)) &&
      lowAt(chart, from + 1) === 'of' &&
      !isOwnKind(chart, from)
    )
      out.push({ ...plain, end: skipDeterminers(chart, from + 2), cost: 0.05 })
    const distinct = phrasesAt(chart.tokens, from, 'distinct').find(
      ({ end }) => lowAt(chart, end - 1) !== 'of' || !isOwnKind(chart, end - 2),
    )
    if (distinct && !isKind(chart, from))
      out.push({ ...plain, end: skipDeterminers(chart, distinct.end), distinct: true })
  }
  for (let from = at; from < start; from++)
    if (lifeFilters(chart, from, true).length > 0) out.push({ ...plain, end: from })
  out.push(...topOpenings(chart, start), ...topOpenings(chart, at))
  return out
})

/** "type of transaction" where transactions have a type. */
function isOwnKind(chart: Chart, at: number): boolean {
  const columns = chart
    .mentionsAt(at)
    .flatMap((mention) =>
      mention.links.flatMap((link) =>
        link.kind === 'column' && link.score >= 0.9
          ? [link.column.slice(0, link.column.lastIndexOf('.'))]
          : [],
      ),
    )
  return chart
    .mentionsAt(skipDeterminers(chart, at + 2))
    .some((mention) =>
      mention.links.some(
        (link) => link.kind === 'table' && link.score >= 0.9 && columns.includes(link.table),
      ),
    )
}
