import type { Chart } from '../chart.js'
import { exclusionAt } from '../exclusion/exclusion.js'
import { grown, type State } from './state.js'

/** "Exclude cancelled orders.", "…, leaving out those without one": said of what was asked before. */
export function exclusions(chart: Chart, state: State): readonly State[] {
  if (!state.pieces.some((piece) => piece.kind === 'ask')) return []
  return exclusionAt(chart, state.at, state.pieces).map((found) => {
    const start: State = { ...state, listing: false, cost: state.cost + found.cost }
    const told = found.value.reduce((next, piece) => grown(next, piece, 0, 'tail'), start)
    return { ...told, at: found.end, stage: 'tail' }
  })
}
