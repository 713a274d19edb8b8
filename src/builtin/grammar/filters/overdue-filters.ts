import { type CatalogColumn, isTemporal } from '../../../linking/catalog.js'
import { stem } from '../../../linking/stem.js'
import { type Chart, lowAt, none, type Parsed, textOf } from '../chart.js'
import type { Filter } from '../sketch.js'
import { datesOf, placesAfter, placesBefore, slotFrom, tablesNamed } from './table-dates.js'

const words: ReadonlySet<string> = new Set(['overdue'])

/** "overdue loans": due before today, and what was due has not been done. */
export function overdueBefore(chart: Chart, at: number): readonly Parsed<readonly Filter[]>[] {
  if (!words.has(lowAt(chart, at)) || isStored(chart, at)) return none
  return filtersOf(chart, tablesNamed(chart, placesAfter(at + 1)), { start: at, end: at + 1 })
}

/** "loans that are overdue", "which loans are overdue". */
export function overdueAfter(chart: Chart, at: number): readonly Parsed<readonly Filter[]>[] {
  const from = ['already', 'currently', 'now'].includes(lowAt(chart, at)) ? at + 1 : at
  if (!words.has(lowAt(chart, from)) || isStored(chart, from)) return none
  return filtersOf(chart, tablesNamed(chart, placesBefore(at)), { start: at, end: from + 1 })
}

/** A status of that name says so itself. */
function isStored(chart: Chart, at: number): boolean {
  return chart.mentionsAt(at).some(({ links }) => links.some(({ kind }) => kind === 'value'))
}

function filtersOf(
  chart: Chart,
  tables: readonly string[],
  { start, end }: { readonly start: number; readonly end: number },
): readonly Parsed<readonly Filter[]>[] {
  const pairs = tables.flatMap((table) => pairOf(datesOf(chart, table)))
  const [pair, more] = pairs
  if (!pair || more) return none
  const span = {
    start,
    end,
    text: textOf(chart, start, end),
    from: null,
    to: chart.today,
    grain: 'day',
    bare: false,
  } as const
  const place = { start, end }
  return [
    {
      value: [
        { kind: 'date', span, column: slotFrom(chart, [pair.due], place) },
        { kind: 'empty', slot: slotFrom(chart, [pair.done], place), negated: false },
      ],
      end,
      cost: -0.15,
    },
  ]
}

interface DueAndDone {
  readonly due: CatalogColumn
  readonly done: CatalogColumn
}

/** The day it was due, and the day it was done: empty until then. */
function pairOf(dates: readonly CatalogColumn[]): readonly DueAndDone[] {
  const due = dates.filter((column) => column.words.includes('due'))
  const done = dates.filter(
    (column) =>
      column.nullable &&
      isTemporal(column) &&
      column.words.some((word) => doings.has(stem(word))) &&
      !due.includes(column),
  )
  const [first, second] = [due[0], done[0]]
  return first && second && due.length === 1 && done.length === 1 ? [{ due: first, done: second }] : []
}

const doings: ReadonlySet<string> = new Set(
  'returned return paid settled completed finished closed done resolved delivered submitted back in'
    .split(' ')
    .map(stem),
)
