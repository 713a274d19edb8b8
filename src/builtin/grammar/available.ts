import type { Chart } from './chart.js'

/** How far the rows are spoken of from the word that says their state. */
const near = 5

/**
 * "Which dishes are available?", "all available dishes": where that is a yes-or-no of the rows spoken of, it leaves out
 * those that are not; anywhere else it says nothing.
 */
export function saysAvailable(chart: Chart, at: number): boolean {
  if (chart.tokens[at]?.low !== 'available') return false
  const tables = chart.mentionsAt(at).flatMap(({ links }) =>
    links.flatMap((link) => {
      const column =
        link.kind === 'column' && link.score >= 0.85 ? chart.columnById.get(link.column) : undefined
      return column?.kind === 'boolean' ? [column.table] : []
    }),
  )
  if (tables.length === 0) return false
  for (let place = Math.max(0, at - near); place <= at + near; place++)
    for (const { links } of chart.mentionsAt(place))
      if (links.some((link) => link.kind === 'table' && link.score >= 0.7 && tables.includes(link.table)))
        return true
  return false
}
