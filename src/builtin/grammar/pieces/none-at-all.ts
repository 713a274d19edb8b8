import { type Chart, lowAt } from '../chart.js'
import { filterAt } from '../filters/filter.js'

/** What only stresses an absence that is said already: "no orders at all", "no orders whatsoever", "of any kind". */
const emphases: readonly (readonly string[])[] = [
  ['at', 'all'],
  ['whatsoever'],
  ['of', 'any', 'kind'],
  ['ever'],
]

/**
 * Where it goes on after the stress on an absence: the period of "no class at all last month" and of "no class, last
 * month" belongs to the absent ones, as that of "no class last month" does.
 */
export function emphasisEnd(chart: Chart, at: number): number {
  const said = emphases.find((words) => words.every((word, index) => lowAt(chart, at + index) === word))
  const end = at + (said?.length ?? 0)
  return lowAt(chart, end) === ',' && isPeriod(chart, end + 1) ? end + 1 : end
}

/** A period that ends the question or the clause, and does not say of what it is. */
function isPeriod(chart: Chart, at: number): boolean {
  return filterAt(chart, at).some(
    ({ value, end }) =>
      value.kind === 'date' && value.column === null && ['', '?', '.', ',', ';'].includes(lowAt(chart, end)),
  )
}
