import { type CatalogColumn, isTemporal } from '../../../linking/catalog.js'
import { isOfLife, isRecurring } from '../../grounding/dates/date-kinds.js'
import { mainDate } from '../../grounding/dates/main-date.js'
import { type Chart, lowAt, none, type Parsed, skipDeterminers } from '../chart.js'
import { datesOf, slotFrom } from '../filters/table-dates.js'
import { nounAt } from '../nouns/noun.js'
import type { Noun, Term } from '../sketch.js'

const orders: readonly (readonly [string, 'min' | 'max'])[] = [
  ['most recent', 'max'],
  ['very first', 'min'],
  ['last', 'max'],
  ['latest', 'max'],
  ['newest', 'max'],
  ['first', 'min'],
  ['earliest', 'min'],
]

/** "the date of the last review", "last harvest date": the first or last day of events that are dated by one column. */
export function lastDateAt(chart: Chart, at: number): readonly Parsed<Term>[] {
  const start = skipDeterminers(chart, at)
  const dated = lowAt(chart, start) === 'date' && lowAt(chart, start + 1) === 'of'
  const from = dated ? skipDeterminers(chart, start + 2) : start
  const order = orders.find(([phrase]) =>
    phrase.split(' ').every((word, offset) => lowAt(chart, from + offset) === word),
  )
  if (!order) return none
  const [phrase, fn] = order
  const noun = from + phrase.split(' ').length
  return nounAt(chart, noun, 'count').flatMap(({ value, end, cost }): readonly Parsed<Term>[] => {
    const close = dated ? end : lowAt(chart, end) === 'date' ? end + 1 : null
    if (close === null || value.extreme || value.owner || value.distinct) return none
    const columns = value.slot.mention.links.flatMap((link) =>
      link.kind === 'table' && link.score >= 0.7 ? dayOf(chart, link.table) : [],
    )
    if (columns.length === 0) return none
    const slot = { ...slotFrom(chart, columns, { start: noun, end }), role: 'thing' as const }
    const of: Noun = { ...value, slot, start: at, end: close }
    return [
      {
        value: { kind: 'aggregate', fn, of: { kind: 'noun', noun: of } },
        end: close,
        cost: cost - 0.05,
      },
    ]
  })
}

/** The one day by which the rows of a table are dated. */
function dayOf(chart: Chart, table: string): readonly CatalogColumn[] {
  const own = { lemmas: lemmasOf(table) }
  const dates = datesOf(chart, table).filter(
    (column) => isTemporal(column) && !isOfLife(column) && !isRecurring(column),
  )
  const main = mainDate(dates, own)
  return main.length === 1 ? main : []
}

function lemmasOf(table: string): readonly string[] {
  return table
    .slice(table.lastIndexOf('.') + 1)
    .toLowerCase()
    .split('_')
}
