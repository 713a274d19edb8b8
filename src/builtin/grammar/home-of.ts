import { type Chart, lowAt } from './chart.js'

/** Where "home to" or "home of" ends: where things are at home they simply are. Null when it does not stand here. */
export function homeEnd(chart: Chart, at: number): number | null {
  return lowAt(chart, at) === 'home' && ['to', 'of'].includes(lowAt(chart, at + 1)) ? at + 2 : null
}
