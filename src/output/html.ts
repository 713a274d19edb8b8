import { createHash } from 'node:crypto'
import type { Answer, Cell, ResultColumn } from '../events.js'
import { cellText } from './cell-text.js'
import { cleanText } from './clean-text.js'
import { isNumeric } from './number-text.js'

/** Rows as one small page that loads nothing and runs nothing. */
export function htmlRows(columns: readonly ResultColumn[], rows: readonly (readonly Cell[])[]): string {
  return page('agentdb', htmlTable(columns, rows))
}

/**
 * An answer as a page: the question, the sentence, the chart, the table, and how it came about.
 * @param parts.chart an SVG of our own making; it is inlined as it is.
 */
export function htmlAnswer(
  answer: Answer,
  parts: { readonly table: boolean; readonly chart: string | null },
): string {
  const title = answer.question ?? 'agentdb'
  return page(
    title,
    [
      `<h1>${htmlText(title)}</h1>`,
      answer.answer === null ? '' : `<p class="answer">${htmlText(answer.answer)}</p>`,
      ...answer.warnings.map((warning) => `<p class="warning">warning: ${htmlText(warning)}</p>`),
      parts.chart === null ? '' : `<figure>${parts.chart}</figure>`,
      parts.table ? htmlTable(answer.columns, answer.rows) : '',
      howItCameAbout(answer),
    ]
      .filter(Boolean)
      .join('\n'),
  )
}

/** Text in which nothing is markup, in content and in quoted attributes alike. */
export function htmlText(text: string): string {
  return cleanText(text, 'lines').replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
}

function htmlTable(columns: readonly ResultColumn[], rows: readonly (readonly Cell[])[]): string {
  if (columns.length === 0) return ''
  const side = columns.map((column) => (isNumeric(column) ? ' class="number"' : ''))
  const head = columns.map((column, i) => `<th scope="col"${side[i]}>${htmlText(column.name)}</th>`).join('')
  const body = rows.map((row) => {
    const cells = columns.map((_, i) => {
      const cell = row[i] ?? null
      return cell === null ? '<td class="null">NULL</td>' : `<td${side[i]}>${htmlText(cellText(cell))}</td>`
    })
    return `<tr>${cells.join('')}</tr>`
  })
  return `<table>\n<thead><tr>${head}</tr></thead>\n<tbody>\n${body.join('\n')}\n</tbody>\n</table>`
}

function howItCameAbout({ interpretation, assumptions, sql, runId }: Answer): string {
  const lines = [
    interpretation !== null && `<p>Read as: ${htmlText(interpretation)}</p>`,
    ...assumptions.map((assumption) => `<p>Assumed: ${htmlText(assumption)}</p>`),
    sql !== null && `<pre>${htmlText(sql.trim())}</pre>`,
    `<p>Run ${htmlText(runId)}</p>`,
  ]
  return `<footer>\n${lines.filter(Boolean).join('\n')}\n</footer>`
}

const style = `
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { max-width: 72rem; margin: 2rem auto; padding: 0 1rem; overflow-wrap: anywhere; }
h1 { font-size: 1.25rem; }
figure { margin: 1.5rem 0; padding: 1rem; background: #fff; overflow-x: auto; }
table { border-collapse: collapse; display: block; overflow-x: auto; }
th, td { padding: 0.25rem 0.75rem; text-align: left; vertical-align: top; white-space: pre-wrap; border-bottom: 1px solid #8884; }
.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
.null { opacity: 0.5; font-style: italic; }
.answer, .warning { white-space: pre-wrap; }
.warning { border-left: 3px solid #c80; padding-left: 0.75rem; }
footer { margin-top: 2rem; font-size: 0.875rem; opacity: 0.8; }
pre { overflow-x: auto; white-space: pre-wrap; }
`

/** The policy forbids everything but this one style sheet: no script, no request, no form. */
function page(title: string, body: string): string {
  const digest = createHash('sha256').update(style).digest('base64')
  const policy = `default-src 'none'; style-src 'sha256-${digest}'; base-uri 'none'; form-action 'none'`
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${htmlText(title)}</title>
<style>${style}</style>
</head>
<body>
${body}
</body>
</html>
`
}
