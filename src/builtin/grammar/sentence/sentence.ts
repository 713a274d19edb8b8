import type { Chart } from '../chart.js'
import type { Sketch } from '../sketch.js'
import { isCompared } from './kinds-beside.js'
import { type State, unread } from './state.js'
import { stepsFrom } from './steps.js'

const beam = 48
const kept = 16

/** The cheapest ways to read all tokens as asks and modifiers; every content word is part of one. */
export function readSentences(chart: Chart): readonly Sketch[] {
  const length = chart.tokens.length
  const columns: Map<string, State>[] = Array.from({ length: length + 1 }, () => new Map())
  const push = (state: State) => {
    const column = columns[state.at]
    if (!column) return
    const id = `${state.stage}:${state.listing}:${state.key}`
    const other = column.get(id)
    if (!other || other.cost > state.cost) column.set(id, state)
  }
  push(unread)
  for (let at = 0; at < length; at++) {
    const states = [...(columns[at]?.values() ?? [])].sort((a, b) => a.cost - b.cost).slice(0, beam)
    for (const state of states) for (const next of stepsFrom(chart, state)) push(next)
  }
  return [...(columns[length]?.values() ?? [])]
    .filter(
      (state) =>
        state.stage === 'tail' && state.pieces.some((piece) => piece.kind === 'ask') && isCompared(state),
    )
    .sort((a, b) => a.cost - b.cost)
    .slice(0, kept)
    .map(({ pieces, cost }) => ({ pieces, cost }))
}

/** How far the reading came, for naming what was not understood: the furthest token any state reached. */
export function furthest(chart: Chart): number {
  let most = 0
  const seen = new Set<string>()
  let open: State[] = [unread]
  while (open.length > 0) {
    const next: State[] = []
    for (const state of open) {
      most = Math.max(most, state.at)
      for (const step of stepsFrom(chart, state)) {
        const id = `${step.at}:${step.stage}:${step.listing}`
        if (seen.has(id) || step.at > chart.tokens.length) continue
        seen.add(id)
        next.push(step)
      }
    }
    open = next
  }
  return most
}
