import type { CatalogColumn } from '../../../linking/catalog.js'
import type { DateSpan } from '../../../linking/dates.js'
import { isSetEnd } from '../../../linking/planned-dates.js'
import { stem } from '../../../linking/stem.js'
import { isLater, isOfLife, isRecurring } from '../../grounding/dates/date-kinds.js'
import { type Chart, lowAt, none, type Parsed, textOf } from '../chart.js'
import type { Filter } from '../sketch.js'
import { datesOf, placesAfter, placesBefore, slotFrom, tablesNamed } from './table-dates.js'

/** Which side of today is meant. */
type Side = 'ahead' | 'behind'

const before: Readonly<Record<string, Side>> = {
  upcoming: 'ahead',
  forthcoming: 'ahead',
  future: 'ahead',
  past: 'behind',
}

const after: readonly (readonly [string, Side])[] = [
  ['that are still to come', 'ahead'],
  ['that are yet to come', 'ahead'],
  ['still to come', 'ahead'],
  ['yet to come', 'ahead'],
  ['still ahead', 'ahead'],
  ['ahead of us', 'ahead'],
  ['that are coming up', 'ahead'],
  ['coming up', 'ahead'],
  ['in the future', 'ahead'],
  ['in the past', 'behind'],
]

/** "upcoming hearings", "future bookings", "past events": the rows of a thing that happens on a day, by today. */
export function comingBefore(chart: Chart, at: number): readonly Parsed<Filter>[] {
  const word = lowAt(chart, at)
  const side = Object.hasOwn(before, word) ? before[word] : undefined
  if (!side || chart.datesAt(at).length > 0) return none
  return sided(chart, tablesNamed(chart, placesAfter(at + 1)), side, { start: at, end: at + 1 })
}

/** "events still to come", "flights in the future". */
export function comingFilters(chart: Chart, at: number): readonly Parsed<Filter>[] {
  const found = after.find(([phrase]) =>
    phrase.split(' ').every((word, offset) => lowAt(chart, at + offset) === word),
  )
  if (!found) return none
  const [phrase, side] = found
  const end = at + phrase.split(' ').length
  if (chart.datesAt(end).length > 0) return none
  return sided(chart, tablesNamed(chart, placesBefore(at)), side, { start: at, end })
}

function sided(
  chart: Chart,
  tables: readonly string[],
  side: Side,
  { start, end }: { readonly start: number; readonly end: number },
): readonly Parsed<Filter>[] {
  const columns = tables.flatMap((table) => happening(chart, table, side))
  if (columns.length === 0) return none
  const span: DateSpan = {
    start,
    end,
    text: textOf(chart, start, end),
    from: side === 'ahead' ? chart.today : null,
    to: side === 'ahead' ? null : chart.today,
    grain: 'day',
    bare: false,
  }
  return [
    {
      value: { kind: 'date', span, column: slotFrom(chart, columns, { start, end }) },
      end,
      cost: end > start + 1 ? -0.35 : -0.1,
    },
  ]
}

/** The one day on which the rows of a table take place; none where there are several, or where all is long past. */
function happening(chart: Chart, table: string, side: Side): readonly CatalogColumn[] {
  const [only] = takesPlace(chart, table)
  if (!only) return []
  return side === 'behind' || (only.max !== null && only.max >= chart.today) ? [only] : []
}

/** The one day on which the rows of a table take place, whenever they were entered and ended; none where several may be. */
export function takesPlace(chart: Chart, table: string): readonly CatalogColumn[] {
  const dates = firstOfBoth(
    datesOf(chart, table).filter(
      (column) =>
        (!isLater(column) || column.words.some((word) => eitherEnd.has(stem(word)))) &&
        !isOfLife(column) &&
        !isRecurring(column) &&
        !isSetEnd(column) &&
        (column.words.at(-1) === 'for' ||
          !column.words.some((word) => made.has(stem(word)) || overWords.has(word))),
    ),
  )
  return dates.length === 1 ? dates : []
}

/** A stay begins with the arrival, a flight with the departure: whichever comes first. */
function firstOfBoth(dates: readonly CatalogColumn[]): readonly CatalogColumn[] {
  const [one, other] = dates
  const ends = dates.filter(({ words }) => words.some((word) => eitherEnd.has(stem(word))))
  if (!one || !other || dates.length !== 2 || ends.length !== 2 || one.min === null || other.min === null)
    return dates
  return one.min === other.min ? dates : [one.min < other.min ? one : other]
}

const eitherEnd: ReadonlySet<string> = new Set(['departure', 'arrival'].map(stem))

const overWords: ReadonlySet<string> = new Set('to end until till back out'.split(' '))

/** What is done about a row before it takes place, or on the side. */
const made: ReadonlySet<string> = new Set(
  'booked book ordered order sold reserved_at requested submitted filed reported issued registered created hired joined paid actual received made placed added applied'
    .split(' ')
    .map(stem),
)
