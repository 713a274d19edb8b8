import type { ChartOutcome } from './chart.js'
import { measure } from './measure.js'
import { commonNotes, missingNote, thinned, undrawnNote } from './notes.js'
import { numberOf } from './plot-values.js'
import { type ChartInput, type Shape, shapeText } from './shape.js'

/** One dot a row, placed by its first two quantities. */
export function scatterPlot(input: ChartInput, shape: Shape): ChartOutcome {
  const { columns, rows, clean } = input
  const name = (i: number) => clean(columns[i]?.name ?? '')
  const axes = [...(shape.step === null ? [] : [shape.step]), ...shape.numbers]
  const [across, up, ...others] = axes
  if (across === undefined || up === undefined) {
    return { ok: false, reason: `dots need two columns of quantities, not ${clean(shapeText(input))}` }
  }
  const points = rows.flatMap((row) => {
    const [x, y] = [numberOf(row[across] ?? null), numberOf(row[up] ?? null)]
    return x === null || y === null ? [] : [{ x, y }]
  })
  if (points.length < 2)
    return { ok: false, reason: `fewer than two rows have both ${name(across)} and ${name(up)}` }
  const kept = thinned(points)
  return {
    ok: true,
    chart: {
      kind: 'scatter',
      title: input.title === null ? '' : clean(input.title),
      x: measure(name(across)),
      y: measure(name(up)),
      points: kept.points,
      notes: [
        ...kept.notes,
        ...missingNote(rows.length - points.length, `${name(across)} or ${name(up)}`),
        ...undrawnNote(others.map(name)),
        ...commonNotes(input),
      ],
    },
  }
}
