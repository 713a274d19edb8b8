import type { Chart, ChartRequest } from '../charts/chart.js'
import type { Answer } from '../events.js'
import { cleanText } from '../output/clean-text.js'
import type { AnswerChart } from '../output/format.js'
import { textWidth } from '../output/text-width.js'
import { isPicture } from './check-chart.js'
import type { Io } from './io.js'
import type { AnswerFormat, CommonFlags } from './options.js'
import { isColoured, isScreen, knowsUnicode, localeOf } from './screen.js'

/** An answer's chart for the format, or why there is none; null when none was asked for. */
export async function chartFor(
  answer: Pick<Answer, 'status' | 'question' | 'columns' | 'rows' | 'truncated'>,
  format: AnswerFormat,
  flags: CommonFlags,
  io: Io,
): Promise<
  { readonly ok: true; readonly chart: AnswerChart } | { readonly ok: false; readonly reason: string } | null
> {
  const request = requestOf(format, flags)
  if (request === 'none' || answer.status !== 'answered') return null
  const { chooseChart } = await import('../charts/choose-chart.js')
  const { question: title, columns, rows, truncated } = answer
  const outcome = chooseChart({ title, columns, rows, truncated, clean: cleanText }, request)
  return outcome.ok ? { ok: true, chart: await drawn(outcome.chart, format, flags, io) } : outcome
}

function requestOf(format: AnswerFormat, { chart }: CommonFlags): ChartRequest {
  return chart ?? (isPicture(format) ? 'auto' : 'none')
}

async function drawn(chart: Chart, format: AnswerFormat, flags: CommonFlags, io: Io): Promise<AnswerChart> {
  const none = { text: null, svg: null, spec: null }
  if (format === 'table' || format === 'markdown') {
    const { drawChart } = await import('../charts/draw-chart.js')
    return { ...none, text: drawChart(chart, screenOf(format, flags, io)) }
  }
  const { vegaSpec } = await import('../charts/vega-spec.js')
  const spec = vegaSpec(chart)
  if (format === 'json' || format === 'yaml') return { ...none, spec }
  const { renderSvg } = await import('../charts/render-svg.js')
  return { ...none, svg: await renderSvg(spec) }
}

const usualColumns = 80
const mostColumns = 120

function screenOf(format: AnswerFormat, flags: CommonFlags, io: Io) {
  const onScreen = isScreen(flags, io) && format === 'table'
  const width = textWidth()
  const locale = onScreen ? localeOf(io.environment) : null
  const numbers = new Intl.NumberFormat(locale ?? 'en-US', {
    useGrouping: locale === null ? false : 'min2',
    maximumSignificantDigits: 15,
  })
  return {
    width: Math.min(mostColumns, (onScreen && io.stdout.columns) || usualColumns),
    unicode: flags.output !== undefined || knowsUnicode(io.environment),
    colour: onScreen && isColoured(flags, io),
    widthOf: width.of,
    clip: width.clip,
    number: (value: number) => numbers.format(value),
  }
}
