import { type Chart, lowAt } from './chart.js'

/** "at least ten ratings", "at most 3": a bound on a number, and never the least or the most of them. */
export function isBound(chart: Chart, at: number): boolean {
  return (
    lowAt(chart, at - 1) === 'at' &&
    ['least', 'most'].includes(lowAt(chart, at)) &&
    typeof chart.tokens[at + 1]?.number === 'number'
  )
}
