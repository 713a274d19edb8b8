import { add, type Day, type Grain } from '../../../linking/calendar.js'
import type { CatalogColumn } from '../../../linking/catalog.js'
import { stem } from '../../../linking/stem.js'
import { isEntryDate, isLater, isMade, isOfLife } from '../../grounding/dates/date-kinds.js'
import { type Chart, lowAt, none, type Parsed, slotFor, textOf } from '../chart.js'
import { phrasesAt } from '../phrase-book.js'
import type { Filter } from '../sketch.js'
import { spanUnitOf } from '../spans/span-opening.js'
import { datesOf, placesBefore, slotFrom, tablesNamed } from './table-dates.js'

/** What a row waits for, by how it is said to stand. */
const states: Readonly<Record<string, readonly string[]>> = {
  open: ['closed', 'resolved', 'settled', 'finished', 'completed', 'decided'].map(stem),
  unpaid: ['paid', 'settled'].map(stem),
  unresolved: ['resolved', 'closed'].map(stem),
  outstanding: ['paid', 'returned', 'closed'].map(stem),
}

/** "(vacancies) open for more than 90 days", "been unpaid for over two months": begun that long ago, and not ended. */
export function standingAfter(chart: Chart, at: number): readonly Parsed<readonly Filter[]>[] {
  const word = lowAt(chart, at)
  const ends = Object.hasOwn(states, word) ? states[word] : undefined
  if (!ends || lowAt(chart, at + 1) !== 'for') return none
  const length = longAt(chart, at + 2)
  const pairs = tablesNamed(chart, placesBefore(at)).flatMap((table) => pairOf(chart, table, ends))
  const [pair, more] = pairs
  if (!length || !pair || more) return none
  const place = { start: at, end: length.end }
  const stored = statusAt(chart, at, pair.begun.table)
  return [
    {
      value: [
        {
          kind: 'date',
          span: { ...length.value, ...place, text: textOf(chart, at, length.end) },
          column: slotFrom(chart, [pair.begun], place),
        },
        stored ?? { kind: 'empty', slot: slotFrom(chart, [pair.ended], place), negated: false },
      ],
      end: length.end,
      cost: -0.3,
    },
  ]
}

/** A status of that name says more than that nothing has ended. */
function statusAt(chart: Chart, at: number, table: string): Filter | null {
  for (const mention of chart.mentionsAt(at)) {
    const slot = slotFor(
      chart,
      mention,
      'value',
      (link) => link.kind === 'value' && link.column.startsWith(`${table}.`),
    )
    if (slot) return { kind: 'value', slot, column: null, negated: false, more: none }
  }
  return null
}

interface Before {
  readonly from: null
  readonly to: Day
  readonly grain: 'day'
  readonly bare: false
}

/** "more than 90 days", "over a year", "at least two weeks": before which day it began. */
function longAt(chart: Chart, at: number): Parsed<Before> | null {
  for (const { sense, end } of phrasesAt(chart.tokens, at, 'compare')) {
    if (sense !== '>' && sense !== '>=') continue
    const single = ['a', 'an', 'one'].includes(lowAt(chart, end))
    const amount = single ? 1 : (chart.tokens[end]?.number ?? null)
    const unit = spanUnitOf(lowAt(chart, end + 1))
    if (amount === null || !Number.isInteger(amount) || unit === null || unit === 'hour' || unit === 'minute')
      continue
    const edge = add(chart.today as Day, -amount, unit as Grain)
    const to = sense === '>' ? edge : add(edge, 1, 'day')
    return { value: { from: null, to, grain: 'day', bare: false }, end: end + 2, cost: 0 }
  }
  return null
}

/** The one day on which the rows of a table begin, and the one that is empty until they end. */
function pairOf(
  chart: Chart,
  table: string,
  ends: readonly string[],
): readonly { readonly begun: CatalogColumn; readonly ended: CatalogColumn }[] {
  const dates = datesOf(chart, table)
  const lemmas = table
    .slice(table.lastIndexOf('.') + 1)
    .toLowerCase()
    .split('_')
  const ended = dates.filter(
    ({ nullable, words }) => nullable && words.some((word) => ends.includes(stem(word))),
  )
  const begun = dates.filter(
    (column) => !isOfLife(column) && !isLater(column) && (isMade(column) || isEntryDate(column, { lemmas })),
  )
  const [first, last] = [begun[0], ended[0]]
  return first && last && begun.length === 1 && ended.length === 1 ? [{ begun: first, ended: last }] : []
}
