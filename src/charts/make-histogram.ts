import type { Bin, ChartOutcome } from './chart.js'
import { measure } from './measure.js'
import { commonNotes, missingNote, undrawnNote } from './notes.js'
import { numberOf } from './plot-values.js'
import type { ChartInput, Shape } from './shape.js'
import { niceStep } from './ticks.js'

const mostBins = 20

/** How often values of the first column of quantities fall into ranges of equal, round width. */
export function histogram(input: ChartInput, shape: Shape): ChartOutcome {
  const { columns, rows, clean } = input
  const [at = 0, ...others] = shape.numbers
  const name = (i: number) => clean(columns[i]?.name ?? '')
  const values = rows.flatMap((row) => numberOf(row[at] ?? null) ?? [])
  const low = values.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY)
  const high = values.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY)
  if (values.length === 0) return { ok: false, reason: `no row has a value of ${name(at)}` }
  if (low === high) return { ok: false, reason: `every value of ${name(at)} is ${low}` }
  return {
    ok: true,
    chart: {
      kind: 'histogram',
      title: input.title === null ? '' : clean(input.title),
      value: measure(name(at)),
      bins: binned(values, low, high),
      notes: [
        ...missingNote(rows.length - values.length, name(at)),
        ...undrawnNote(others.map(name)),
        ...commonNotes(input),
      ],
    },
  }
}

/** About as many ranges as Sturges' rule counts, each as wide as the next round number. */
function binned(values: readonly number[], low: number, high: number): readonly Bin[] {
  const wanted = Math.min(mostBins - 2, Math.ceil(Math.log2(values.length)) + 1)
  const step = niceStep((high - low) / wanted)
  const first = Math.floor(low / step)
  const count = Math.max(1, Math.ceil(high / step - first))
  const counts = new Array<number>(count).fill(0)
  for (const value of values) {
    const bin = Math.min(count - 1, Math.max(0, Math.floor(value / step) - first))
    counts[bin] = (counts[bin] ?? 0) + 1
  }
  const edge = (n: number) => Number(((first + n) * step).toPrecision(12))
  return counts.map((each, n) => ({ from: edge(n), to: edge(n + 1), count: each }))
}
