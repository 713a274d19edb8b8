import { type Chart, lowAt } from './chart.js'

const taking: ReadonlySet<string> = new Set(['take', 'takes', 'took', 'taken', 'taking'])

/** "took place", "will take place": to happen. Nothing was placed, and nothing is a place. */
export function takesPlace(chart: Chart, at: number): boolean {
  return taking.has(lowAt(chart, at)) && lowAt(chart, at + 1) === 'place'
}
