import { keptWith } from '../../linking/remember.js'
import type { Chart } from './chart.js'

/** What a rule reads at a place, read once a parse: for rules that every kind of noun begins with. */
export function perPlace<Found extends object>(
  read: (chart: Chart, at: number) => Found,
): (chart: Chart, at: number) => Found {
  const places = keptWith((_: Chart): (Found | undefined)[] => [])
  return (chart, at) => {
    const found = places(chart)
    const before = found[at]
    if (before) return before
    const made = read(chart, at)
    found[at] = made
    return made
  }
}
