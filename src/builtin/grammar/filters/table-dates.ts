import { type CatalogColumn, isTemporal } from '../../../linking/catalog.js'
import type { Chart } from '../chart.js'
import type { Slot } from '../sketch.js'

/** Tables that are named from one place to another, the first place with any of them alone. */
export function tablesNamed(chart: Chart, places: readonly number[]): readonly string[] {
  for (const place of places) {
    const tables = chart
      .mentionsAt(place)
      .flatMap(({ links }) =>
        links.flatMap((link) => (link.kind === 'table' && link.score >= 0.7 ? [link.table] : [])),
      )
    if (tables.length > 0) return tables
  }
  return []
}

/** The three places from one on, where the noun of an adjective is. */
export function placesAfter(at: number): readonly number[] {
  return [at, at + 1, at + 2]
}

/** The places before one, the nearest first, where the noun of what is said after it is. */
export function placesBefore(at: number): readonly number[] {
  return [1, 2, 3, 4].map((back) => at - back).filter((place) => place >= 0)
}

/** Dates of a table that are not written by the system. */
export function datesOf(chart: Chart, table: string): readonly CatalogColumn[] {
  return [...chart.columnById.values()].filter(
    (column) => column.table === table && isTemporal(column) && !column.audit,
  )
}

/** A phrase as the columns that it is about. */
export function slotFrom(
  chart: Chart,
  columns: readonly CatalogColumn[],
  { start, end }: { readonly start: number; readonly end: number },
): Slot {
  return {
    mention: {
      start,
      end,
      links: columns.map(({ id, words }) => ({
        kind: 'column',
        column: id,
        score: 0.95,
        reason: 'derived',
        readAs: words.join(' '),
      })),
    },
    role: 'any',
    text: chart.tokens
      .slice(start, end)
      .map(({ text }) => text)
      .join(' '),
    plural: false,
    literal: null,
  }
}
