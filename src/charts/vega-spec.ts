import type { Axis, Chart, Measure, Series } from './chart.js'
import { subtitle } from './draw-chart.js'
import { measureTitle } from './measure.js'

/** A Vega-Lite specification with its data in it. */
export interface VegaLiteSpec {
  readonly [member: string]: unknown
}

const width = 640

/** A chart for Vega-Lite 6. Fields have names of ours, because Vega takes dots and brackets in theirs for paths. */
export function vegaSpec(chart: Chart): VegaLiteSpec {
  return {
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    title: { text: wrapped(chart.title || subtitle(chart)), subtitle: chart.notes, anchor: 'start' },
    width,
    background: 'white',
    ...drawing(chart),
  }
}

function drawing(chart: Chart): VegaLiteSpec {
  switch (chart.kind) {
    case 'bar':
      return {
        data: { values: chart.bars.map(({ label, value, adds }) => ({ label, value, adds })) },
        mark: 'bar',
        encoding: {
          y: { field: 'label', type: 'nominal', sort: null, title: chart.by, axis: { labelLimit: 260 } },
          x: quantity('value', chart.value, true),
          opacity: { condition: { test: 'datum.adds !== null', value: 0.5 }, value: 1 },
        },
      }
    case 'histogram':
      return {
        height: 300,
        data: { values: chart.bins },
        mark: 'bar',
        encoding: {
          x: { field: 'from', type: 'quantitative', bin: 'binned', title: measureTitle(chart.value) },
          x2: { field: 'to' },
          y: quantity('count', { name: 'rows', unit: null }, true),
        },
      }
    case 'line':
      return {
        height: 300,
        data: { values: pointsOf(chart.x, chart.series) },
        mark: { type: 'line', point: chart.series.every(({ points }) => points.length <= 60) },
        encoding: {
          x: along(chart.x),
          y: quantity('y', chart.y, false),
          ...(chart.series.length > 1
            ? { color: { field: 'series', type: 'nominal', sort: null, title: null } }
            : {}),
        },
      }
    case 'scatter':
      return {
        height: 400,
        data: { values: chart.points },
        mark: 'point',
        encoding: { x: quantity('x', chart.x, false), y: quantity('y', chart.y, false) },
      }
    case 'sparkline':
      return {
        height: 40,
        data: { values: pointsOf(chart.x, chart.lines) },
        mark: 'line',
        encoding: {
          row: {
            field: 'series',
            type: 'nominal',
            sort: null,
            title: null,
            header: { labelAngle: 0, labelAlign: 'left', labelLimit: 200 },
          },
          x: along(chart.x),
          y: { field: 'y', type: 'quantitative', axis: null, scale: { zero: false } },
        },
        resolve: { scale: { y: 'independent' } },
      }
    default:
      return chart satisfies never
  }
}

function quantity(field: string, measure: Measure, zero: boolean): VegaLiteSpec {
  return {
    field,
    type: 'quantitative',
    title: measureTitle(measure),
    ...(zero ? {} : { scale: { zero: false } }),
  }
}

function along(x: Axis): VegaLiteSpec {
  const common = { field: 'x', title: measureTitle(x) }
  return x.scale === 'time'
    ? { ...common, type: 'temporal', scale: { type: 'utc' } }
    : { ...common, type: 'quantitative', scale: { zero: false }, axis: { format: 'd', tickMinStep: 1 } }
}

/** Moments are ISO text, which people and every version of Vega read alike. */
function pointsOf(x: Axis, series: readonly Series[]): readonly VegaLiteSpec[] {
  return series.flatMap(({ name, points }) =>
    points.map((point) => ({
      series: name,
      x: x.scale === 'time' ? new Date(point.x).toISOString() : point.x,
      y: point.y,
    })),
  )
}

const mostTitleSigns = 90

/** Vega does not break lines by itself. */
function wrapped(title: string): readonly string[] {
  const lines: string[] = ['']
  for (const word of title.split(/\s+/)) {
    const line = lines.at(-1) ?? ''
    if (line !== '' && line.length + word.length >= mostTitleSigns) lines.push(word)
    else lines[lines.length - 1] = line === '' ? word : `${line} ${word}`
  }
  return lines.slice(0, 4)
}
