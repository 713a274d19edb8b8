import type { Bar, ChartOutcome } from './chart.js'
import { addsUp, measure } from './measure.js'
import { commonNotes, missingNote, undrawnNote } from './notes.js'
import { numberOf } from './plot-values.js'
import { type ChartInput, labelOf, type Shape, shapeText } from './shape.js'

/** More bars than these are no longer compared. */
const mostBars = 20
/** A bar of all others that is so much longer than the longest would leave nothing to see of the rest. */
const mostOther = 3

/** One bar a row, named by its category; beyond 20 the largest, and one that adds up the others where they add up. */
export function barChart(input: ChartInput, shape: Shape): ChartOutcome {
  const { columns, rows, clean } = input
  const names = namedBy(shape)
  const at = comparedNumber(
    input,
    shape.numbers.filter((i) => !names.includes(i)),
  )
  if (names.length === 0 || at === null) {
    return {
      ok: false,
      reason: `bars need a column of names and one of quantities, not ${clean(shapeText(input))}`,
    }
  }
  const value = clean(columns[at]?.name ?? '')
  const found = rows.map((row) => ({
    label: names.map((i) => labelOf(row[i] ?? null, clean)).join(', '),
    value: numberOf(row[at] ?? null),
  }))
  const bars = found.flatMap(({ label, value }) => (value === null ? [] : [{ label, value, adds: null }]))
  if (bars.length === 0) return { ok: false, reason: `no row has a value of ${value}` }
  const { kept, notes } = withOther(bars, value)
  return {
    ok: true,
    chart: {
      kind: 'bar',
      title: input.title === null ? '' : clean(input.title),
      by: names.map((i) => clean(columns[i]?.name ?? '')).join(', '),
      value: measure(value),
      bars: distinct(kept),
      notes: [
        ...notes,
        ...missingNote(found.length - bars.length, value),
        ...undrawnNote(
          shape.numbers
            .filter((i) => i !== at && !names.includes(i))
            .map((i) => clean(columns[i]?.name ?? '')),
        ),
        ...commonNotes(input),
      ],
    },
  }
}

function namedBy({ categories, time, step, keys, numbers }: Shape): readonly number[] {
  const calendar = time ?? step
  const said = [...(calendar === null ? [] : [calendar]), ...categories.filter((i) => i !== calendar)]
  if (said.length > 0) return said
  return keys.length > 0 ? keys.slice(0, 1) : numbers.length > 1 ? numbers.slice(0, 1) : []
}

/** The column that the rows are sorted by is the one they were asked for; else the last. */
function comparedNumber({ rows }: ChartInput, numbers: readonly number[]): number | null {
  const sorted = numbers.find((i) => {
    const values = rows.flatMap((row) => numberOf(row[i] ?? null) ?? [])
    const pairs = values.slice(1).map((value, n) => value - (values[n] ?? value))
    const isSorted = pairs.every((rise) => rise <= 0) || pairs.every((rise) => rise >= 0)
    return isSorted && pairs.some((rise) => rise !== 0)
  })
  return sorted ?? numbers.at(-1) ?? null
}

function withOther(
  bars: readonly Bar[],
  value: string,
): { readonly kept: readonly Bar[]; readonly notes: readonly string[] } {
  if (bars.length <= mostBars) return { kept: bars, notes: [] }
  const largest = [...bars].sort((a, b) => Math.abs(b.value) - Math.abs(a.value))
  const kept = largest.slice(0, mostBars - 1)
  const others = largest.slice(mostBars - 1)
  if (!addsUp(value)) {
    return { kept, notes: [`other (${others.length}): not drawn, because ${value} does not add up`] }
  }
  const sum = others.reduce((all, bar) => all + bar.value, 0)
  const label = `other (${others.length})`
  if (Math.abs(sum) > mostOther * Math.abs(kept[0]?.value ?? 0)) {
    return {
      kept,
      notes: [`${label}: ${Number(sum.toPrecision(12))} together, beyond the scale and not drawn`],
    }
  }
  return {
    kept: [...kept, { label, value: sum, adds: others.length }],
    notes: [`${label} is the sum of the ${others.length} others`],
  }
}

/** Rows of one name stay bars of their own. */
function distinct(bars: readonly Bar[]): readonly Bar[] {
  const seen = new Map<string, number>()
  return bars.map((bar) => {
    const times = (seen.get(bar.label) ?? 0) + 1
    seen.set(bar.label, times)
    return times === 1 ? bar : { ...bar, label: `${bar.label} [${times}]` }
  })
}
