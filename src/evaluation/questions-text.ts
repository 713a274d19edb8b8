import { cleanText } from '../output/clean-text.js'
import { formatTable } from '../output/table.js'
import type { Change, Comparison } from './baseline.js'
import type { Excerpt } from './difference.js'
import { percent } from './figures.js'
import { questionName } from './question-name.js'
import type { QuestionResult } from './question-result.js'
import type { Report } from './report.js'

/** The questions a person should look at: what changed, what was wrong, what failed, what has no gold. */
export function questionsText({ questions, comparison }: Report): string {
  const of = (outcome: QuestionResult['outcome']) => questions.filter((result) => result.outcome === outcome)
  const blocks = [
    comparison && comparisonText(comparison),
    section('Wrong', of('wrong').map(wrongText)),
    section('Failed', of('failed').map(reasonText)),
    section('No gold (left out)', of('no-gold').map(reasonText)),
    section(
      'Gold statements that did not run, beside others that did',
      questions
        .filter(({ outcome, goldProblems }) => outcome !== 'no-gold' && goldProblems.length > 0)
        .map((result) => `${questionName(result)}\n${indented(result.goldProblems.join('\n'))}`),
    ),
  ]
  return blocks.filter(Boolean).join('\n\n')
}

function section(title: string, entries: readonly string[]): string {
  return entries.length === 0 ? '' : `${title}: ${entries.length}\n\n${entries.join('\n')}`
}

function comparisonText(comparison: Comparison): string {
  const { healed, regressed, compared, added, precisionBefore, recallBefore } = comparison
  const unknown = added === 0 ? '' : `, ${added} not in the baseline`
  const lines = [
    `Against the baseline: ${healed.length} healed, ${regressed.length} regressed of ${compared}${unknown}.`,
    `Before: precision ${percent(precisionBefore)}, recall ${percent(recallBefore)}.`,
    ...regressed.map((change) => `  regressed  ${changeText(change)}`),
    ...healed.map((change) => `  healed     ${changeText(change)}`),
  ]
  return lines.join('\n')
}

function changeText(change: Change): string {
  return `${questionName(change)} (${change.before} -> ${change.after})`
}

function wrongText(result: QuestionResult): string {
  const { sql, reason, difference, truncated } = result
  const parts = [
    questionName(result),
    sql && indented(sql.trim()),
    reason && indented(truncated ? `${reason} (the answer was cut off by a limit)` : reason),
    difference && excerptText('expected', difference.missing),
    difference && excerptText('given', difference.extra),
  ]
  return `${parts.filter(Boolean).join('\n')}\n`
}

function reasonText(result: QuestionResult): string {
  return [questionName(result), result.reason && indented(result.reason)].filter(Boolean).join('\n')
}

/** Rows that have no partner on the other side. */
function excerptText(label: string, { columns, rows }: Excerpt): string {
  if (rows.length === 0) return ''
  const table = formatTable(
    columns.map((name) => ({ name, type: 'text' })),
    rows,
  )
  return `    ${label}\n${table.replace(/^/gm, '     ')}`
}

function indented(text: string): string {
  return cleanText(text, 'lines').replace(/^/gm, '    ')
}
