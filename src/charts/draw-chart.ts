import type { Chart } from './chart.js'
import { drawBars } from './draw-bars.js'
import { drawPlot } from './draw-plot.js'
import { drawSparklines } from './draw-sparklines.js'
import { measureTitle } from './measure.js'
import { faint, type Screen } from './screen.js'
import { tickTexts } from './ticks.js'

/** A chart as lines of a terminal, with its axes named above it and what it leaves out said below it. */
export function drawChart(chart: Chart, screen: Screen): string {
  const notes = chart.notes.flatMap((note) => faint(screen.clip(`note: ${note}`, screen.width), screen))
  const lines = [
    screen.clip(subtitle(chart), screen.width),
    '',
    ...body(chart, screen),
    ...(notes.length > 0 ? ['', ...notes] : []),
  ]
  return `${lines.map((line) => line.trimEnd()).join('\n')}\n`
}

function body(chart: Chart, screen: Screen): readonly string[] {
  switch (chart.kind) {
    case 'bar':
      return drawBars(chart.bars, screen)
    case 'histogram': {
      const edges = tickTexts([...chart.bins.map(({ from }) => from), chart.bins.at(-1)?.to ?? 0])
      return drawBars(
        chart.bins.map(({ count }, n) => ({
          label: `${edges[n]} to ${edges[n + 1]}`,
          value: count,
          adds: null,
        })),
        screen,
      )
    }
    case 'line':
      return drawPlot({ x: chart.x, series: chart.series, joined: true }, screen)
    case 'scatter':
      return drawPlot(
        { x: { ...chart.x, scale: 'number' }, series: [{ name: '', points: chart.points }], joined: false },
        screen,
      )
    case 'sparkline':
      return drawSparklines(chart.x, chart.lines, screen)
    default:
      return chart satisfies never
  }
}

/** What is drawn against what. */
export function subtitle(chart: Chart): string {
  switch (chart.kind) {
    case 'bar':
      return `${measureTitle(chart.value)} by ${chart.by}`
    case 'histogram':
      return `rows by ${measureTitle(chart.value)}`
    case 'line':
    case 'scatter':
      return `${measureTitle(chart.y)} by ${measureTitle(chart.x)}`
    case 'sparkline':
      return `by ${measureTitle(chart.x)}, each line to its own scale`
    default:
      return chart satisfies never
  }
}
