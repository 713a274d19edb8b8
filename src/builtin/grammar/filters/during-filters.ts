import { type Chart, lowAt, none, type Parsed } from '../chart.js'
import type { Filter } from '../sketch.js'

/** "open on 1 June", "valid in March 2023", "ongoing in 2022": going on then, whenever it began. */
export function duringFilters(chart: Chart, at: number): readonly Parsed<Filter>[] {
  const word = states.find((phrase) =>
    phrase.split(' ').every((each, offset) => lowAt(chart, at + offset) === each),
  )
  if (word === undefined) return none
  const from = at + word.split(' ').length
  if (!['on', 'in', 'during', 'at', 'throughout'].includes(lowAt(chart, from))) return none
  return chart
    .datesAt(from)
    .filter((span) => span.from !== null && span.to !== null && !isDone(chart, at))
    .map((span) => ({ value: { kind: 'during', span, word }, end: span.end, cost: -0.05 }))
}

const states: readonly string[] = [
  'open',
  'running',
  'active',
  'valid',
  'ongoing',
  'in progress',
  'in force',
  'in effect',
  'under way',
  'underway',
  'on show',
]

/** "were open in 2020" is no date of opening; "that open in 2020" is. */
export function goesOn(chart: Chart, at: number): boolean {
  return states.includes(lowAt(chart, at)) && !isDone(chart, at)
}

/** "that open", "did they open", "which halls open": what they do then. */
function isDone(chart: Chart, at: number): boolean {
  const before = chart.tokens[at - 1]
  if (doing.has(before?.low ?? '')) return true
  const asked = ['which', 'what', 'how'].includes(lowAt(chart, 0))
  const things =
    before !== undefined &&
    before.low !== before.lemma &&
    chart.mentionsAt(at - 1).some((mention) => mention.links.some((link) => link.kind === 'table'))
  return lowAt(chart, at) === 'open' && asked && things
}

const doing: ReadonlySet<string> = new Set('that which who will to did does do'.split(' '))
