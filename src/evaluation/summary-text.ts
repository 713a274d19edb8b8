import type { Cell } from '../events.js'
import { cleanText } from '../output/clean-text.js'
import { formatTable } from '../output/table.js'
import { counted, dollars, interval, percent } from './figures.js'
import type { Report } from './report.js'
import type { Summary } from './summary.js'

/** The figures of an evaluation as people read them, without the single questions. */
export function summaryText(report: Report): string {
  const blocks = [
    `${headline(report)}\n\n${figures(report.summary)}`,
    categoriesText(report),
    calibrationText(report),
  ]
  return blocks.filter(Boolean).join('\n\n')
}

function headline({ questions, database, models, interrupted, planned }: Report): string {
  const asked = questions.filter(({ outcome }) => outcome !== 'no-gold').length
  const by = models.length === 0 ? '' : `, answered by ${models.map((name) => cleanText(name)).join(', ')}`
  const broken = interrupted ? ` Interrupted after ${questions.length} of ${planned}.` : ''
  return `${counted(asked, 'question')} asked of ${cleanText(database)}${by}.${broken}`
}

function figures({ precision, recall, unanswerable, cost, durationMs, ...summary }: Summary): string {
  const { right, wrong, declined, failed, answered, answerable, noGold, truncated } = summary
  const lines = [
    line('precision', percent(precision?.value ?? null), `${right} right of ${answered} answered`, precision),
    line('recall', percent(recall?.value ?? null), `${right} right of ${answerable} answerable`, recall),
    row('answerable', `${right} right, ${wrong} wrong, ${declined} declined, ${failed} failed`),
    unanswerable.asked > 0 && row('unanswerable', unanswerableText(unanswerable)),
    noGold > 0 && row('no gold', `${counted(noGold, 'question')} left out`),
    truncated > 0 &&
      row('truncated', `${counted(truncated, 'answer')} cut off by a limit, judged as far as they go`),
    row('cost', costText(cost)),
    durationMs && row('time', `median ${durationMs.median} ms, p95 ${durationMs.p95} ms a question`),
  ]
  return lines.filter(Boolean).join('\n')
}

function line(label: string, value: string, of: string, share: Summary['precision']): string {
  const range = share === null ? '' : `, 95 % interval ${interval(share)}`
  return row(label, `${value.padEnd(9)}${of}${range}`)
}

function row(label: string, text: string): string {
  return `${label.padEnd(14)}${text}`
}

function unanswerableText({ asked, declined, wronglyAnswered, failed }: Summary['unanswerable']): string {
  return `${declined} of ${asked} declined, ${wronglyAnswered} wrongly answered, ${failed} failed`
}

function costText({ calls, inputTokens, outputTokens, usd, usdPerQuestion }: Summary['cost']): string {
  if (calls === 0) return 'no model calls'
  const each = usdPerQuestion === null ? '' : ` (${dollars(usdPerQuestion)} a question)`
  return `${counted(calls, 'model call')}, ${inputTokens} + ${outputTokens} tokens, ${dollars(usd)}${each}`
}

function categoriesText({ categories }: Report): string {
  if (categories.length < 2) return ''
  const counts = ['right', 'wrong', 'declined', 'failed', 'precision', 'recall'].map(number)
  const rows = categories.map(({ category, summary }): readonly Cell[] => [
    category ?? '(none)',
    summary.right,
    summary.wrong,
    summary.declined,
    summary.failed,
    percent(summary.precision?.value ?? null),
    percent(summary.recall?.value ?? null),
    summary.unanswerable.asked === 0
      ? ''
      : `${summary.unanswerable.declined} of ${summary.unanswerable.asked} declined`,
  ])
  const columns = [text('category'), ...counts, text('unanswerable')]
  const shown = rows.some((cells) => cells.at(-1) !== '') ? columns : columns.slice(0, -1)
  return formatTable(shown, rows)
}

function calibrationText({ calibration }: Report): string {
  if (calibration === null) return ''
  const rows = calibration
    .filter(({ answers }) => answers > 0)
    .map(({ from, to, answers, stated, right }): readonly Cell[] => [
      `${from.toFixed(1)} to ${to.toFixed(1)}`,
      answers,
      percent(stated),
      percent(right?.value ?? null),
      interval(right),
    ])
  const columns = [
    text('confidence'),
    number('answers'),
    number('stated'),
    number('right'),
    number('95 % interval'),
  ]
  return formatTable(columns, rows)
}

function text(name: string) {
  return { name, type: 'text' }
}

/** Aligned to the right. */
function number(name: string) {
  return { name, type: 'numeric' }
}
