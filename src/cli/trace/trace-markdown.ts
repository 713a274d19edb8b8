import type { Approval, ModelCall, RunEvent } from '../../events.js'
import type { RunRecord } from '../../instruments/history.js'
import type { TraceEntry } from '../../instruments/run-events.js'
import { cleanText } from '../../output/clean-text.js'
import { formatTable } from '../../output/table.js'
import { boundText } from '../record-report.js'
import { titleOf } from '../recorded-run.js'

/** A run from its first event to its last as Markdown, with every request to a model word for word. */
export function traceMarkdown({ run }: Pick<RunRecord, 'run'>, entries: readonly TraceEntry[]): string {
  const facts = [
    ['run', run.id],
    ['started', run.started_at],
    ['database', run.database],
    ['status', run.exit_code === null ? run.status : `${run.status} (exit ${run.exit_code})`],
    ['model', run.model],
    ['session', run.session ?? ''],
    ['tags', run.tags.join(', ')],
    ['saved as', run.saved ?? ''],
    ['took', `${Math.round(run.total_ms)} ms, ${run.calls} model ${run.calls === 1 ? 'call' : 'calls'}`],
    ...run.parameters.map((bound, i) => [`$${i + 1}`, boundText(bound)]),
  ].filter(([, value]) => value !== '')
  const startedMs = Date.parse(entries[0]?.at ?? run.started_at)
  const steps = entries.flatMap(({ at, event }) => {
    const body = stepText(event)
    return body === null ? [] : [`## ${since(at, startedMs)} ${heading(event)}${body && `\n\n${body}`}`]
  })
  const title = `# ${inline(titleOf(run))}`
  const list = facts.map(([name, value]) => `- ${name}: ${inline(value ?? '')}`).join('\n')
  return `${[title, list, ...steps].join('\n\n')}\n`
}

function since(at: string, startedMs: number): string {
  return `+${Math.max(0, (Date.parse(at) - startedMs) / 1000).toFixed(3)} s`
}

function heading(event: RunEvent): string {
  switch (event.type) {
    case 'started':
      return 'started'
    case 'agent':
      return `${event.agent} ${event.state === 'done' ? 'is done' : 'works'}`
    case 'message':
      return `${event.from} to ${event.to}: ${event.kind}`
    case 'model-call':
      return `${event.call.role} called ${inline(event.call.model)}`
    case 'proposal':
      return 'proposed to a person'
    case 'approval':
      return `a person said: ${event.approval.kind}`
    case 'attempt-started':
      return `attempt ${event.number} (${event.origin})`
    case 'attempt-finished':
      return `attempt ${event.number} ${event.attempt.error ? 'failed' : 'ran'}`
    case 'warning':
      return 'warning'
    case 'finished':
      return event.answer.status
    default:
      return event satisfies never
  }
}

/** What stands below a heading; null leaves the event out, because the list at the top says it. */
function stepText(event: RunEvent): string | null {
  switch (event.type) {
    case 'started':
      return null
    case 'agent':
      return inline(event.note)
    case 'message':
      return typeof event.body === 'string' ? quote(event.body) : fenced(json(event.body), 'json')
    case 'model-call':
      return callText(event.call)
    case 'proposal':
      return fenced(event.proposal.sql, 'sql')
    case 'approval':
      return approvalText(event.approval)
    case 'attempt-started':
      return fenced(event.sql, 'sql')
    case 'attempt-finished':
      return attemptText(event)
    case 'warning':
      return quote(event.message)
    case 'finished':
      return finishedText(event)
    default:
      return event satisfies never
  }
}

function approvalText(approval: Approval): string | null {
  switch (approval.kind) {
    case 'edit':
      return fenced(approval.sql, 'sql')
    case 'tell':
      return quote(approval.words)
    case 'run':
    case 'stop':
      return null
    default:
      return approval satisfies never
  }
}

function callText(call: ModelCall): string {
  const facts = [
    `${call.inputTokens} + ${call.outputTokens} tokens${call.estimated ? ' (estimated)' : ''}`,
    call.usd === null ? 'price unknown' : `$${call.usd.toFixed(6)}`,
    `${Math.round(call.latencyMs)} ms`,
    call.outcome,
  ].join(' · ')
  const error = call.error === null ? [] : [quote(call.error)]
  return [facts, ...error, ...call.sent.map(requestText)].join('\n\n')
}

/** The messages as the model reads them; the rest of the request as JSON. */
function requestText({ url, text }: ModelCall['sent'][number]): string {
  const sent = `Sent to ${inline(url)}:`
  let body: unknown
  try {
    body = JSON.parse(text)
  } catch {
    return `${sent}\n\n${fenced(text, '')}`
  }
  if (typeof body !== 'object' || body === null || !('messages' in body) || !Array.isArray(body.messages))
    return `${sent}\n\n${fenced(text, 'json')}`
  const { messages, ...rest } = body
  const said = messages.map((message: { readonly role?: unknown; readonly content?: unknown }) => {
    const content = typeof message.content === 'string' ? message.content : json(message)
    return `**${inline(String(message.role ?? 'message'))}**\n\n${fenced(content, '')}`
  })
  return [sent, ...said, fenced(json(rest), 'json')].join('\n\n')
}

function attemptText({ attempt }: Extract<RunEvent, { type: 'attempt-finished' }>): string {
  const facts = [
    attempt.rowCount !== null && `${attempt.rowCount} ${attempt.rowCount === 1 ? 'row' : 'rows'}`,
    `${attempt.durationMs} ms`,
    attempt.planCost !== null && `plan cost ${attempt.planCost}`,
  ]
  const { error } = attempt
  const words = error && [
    `${error.code}${error.sqlstate ? ` (SQLSTATE ${error.sqlstate})` : ''}: ${error.message}`,
    error.detail && `Detail: ${error.detail}`,
    error.hint && `Hint: ${error.hint}`,
    error.position !== null && `Position: character ${error.position}`,
  ]
  return [facts.filter(Boolean).join(' · '), words && quote(words.filter(Boolean).join('\n'))]
    .filter(Boolean)
    .join('\n\n')
}

function finishedText({ answer }: Extract<RunEvent, { type: 'finished' }>): string {
  const { error, clarification } = answer
  const parts = [
    answer.answer && quote(answer.answer),
    error && quote([`${error.code}: ${error.message}`, error.hint].filter(Boolean).join('\n')),
    clarification &&
      quote([clarification.question, ...clarification.options.map(({ label }) => `- ${label}`)].join('\n')),
    answer.interpretation && `Read as: ${inline(answer.interpretation)}`,
    answer.assumptions.length > 0 && list('Assumed', answer.assumptions),
    answer.warnings.length > 0 && list('Warnings', answer.warnings),
    answer.checks.length > 0 &&
      list(
        'Checks',
        answer.checks.map(({ id, outcome, detail }) => `${id} ${outcome}${detail && `: ${detail}`}`),
      ),
    answer.columns.length > 0 && fenced(formatTable(answer.columns, answer.rows), ''),
  ]
  return parts.filter(Boolean).join('\n\n')
}

function list(name: string, items: readonly string[]): string {
  return `${name}:\n\n${items.map((item) => `- ${inline(item)}`).join('\n')}`
}

function json(value: unknown): string {
  return JSON.stringify(value, null, 2) ?? 'null'
}

/** A fence longer than any in the text, so that nothing in it ends the block. */
function fenced(text: string, language: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length))
  const fence = '`'.repeat(longest + 1)
  return `${fence}${language}\n${cleanText(text, 'lines').replace(/\n$/, '')}\n${fence}`
}

function quote(text: string): string {
  return cleanText(text, 'lines')
    .split('\n')
    .map((line) => `> ${escaped(line)}`.trimEnd())
    .join('\n')
}

function inline(text: string): string {
  return escaped(cleanText(text.replace(/\s+/g, ' ').trim()))
}

/** What Markdown, or HTML in it, would take for something else than text. */
function escaped(text: string): string {
  return text.replace(/[\\`*_[\]<>|~]/g, '\\$&').replace(/^(\s*)([#+-]|\d+[.)])(?=\s)/, '$1\\$2')
}
