import type { BoundParameter } from '../events.js'
import { endOf, type RunRecord } from '../instruments/history.js'
import type { AttemptRow, ModelCallRow } from '../instruments/run-rows.js'
import { cleanText } from '../output/clean-text.js'
import { formatTable } from '../output/table.js'
import { plainView, type TableView } from '../output/table-view.js'
import { row } from './receipt.js'

/** A recorded run for people: what was asked, what came of it, how, and what it took. */
export function recordText(record: RunRecord, view: TableView = plainView): string {
  const blocks = [
    headText(record),
    resultText(record, view),
    attemptsText(record),
    callsText(record),
    timesText(record),
  ]
  return `${blocks.filter(Boolean).join('\n\n')}\n`
}

function headText({ run }: RunRecord): string {
  const lines = [
    row('run', run.id),
    row('started', `${run.started_at}${run.session ? `, session ${clean(run.session)}` : ''}`),
    run.tags.length > 0 && row('tags', clean(run.tags.join(', '))),
    row('database', clean(run.database)),
    run.question !== null && row('question', clean(run.question)),
    run.saved !== null && row('saved as', clean(run.saved)),
    row('status', run.exit_code === null ? endOf(run) : `${endOf(run)} (exit ${run.exit_code})`),
    run.answer !== null && row('answer', clean(run.answer)),
    run.error_message !== null && row('error', clean(`${run.error_code}: ${run.error_message}`)),
    run.error_hint !== null && row('', clean(run.error_hint)),
    run.clarification && row('asked back', clean(run.clarification.question)),
    ...(run.clarification?.options ?? []).map(({ label }, i) => row('', `${i + 1}. ${clean(label)}`)),
    run.interpretation !== null && row('read as', clean(run.interpretation)),
    ...run.assumptions.map((assumption) => row('assumed', clean(assumption))),
    ...run.warnings.map((warning) => row('warning', clean(warning))),
    ...run.checks
      .filter(({ outcome }) => outcome !== 'passed')
      .map(({ id, outcome, detail }) => row('check', clean(`${id} ${outcome}: ${detail}`))),
    run.sql !== null && row('sql', clean(run.sql.trim())),
    ...run.parameters.map((bound, i) => row(`$${i + 1}`, clean(boundText(bound)))),
  ]
  return lines.filter(Boolean).join('\n')
}

/** "from = 2026-01-01 (date)". */
export function boundText({ name, type, value }: BoundParameter): string {
  return `${name} = ${value ?? 'NULL'} (${type})`
}

function resultText({ result }: RunRecord, view: TableView): string {
  if (result === null || result.columns.length === 0) return ''
  const kept = result.rows.length
  const notes = [
    result.capped && `The record keeps ${kept} of ${result.row_count} rows.`,
    result.truncated && 'The run itself was limited by --max-rows.',
  ]
  return [formatTable(result.columns, result.rows, view), ...notes.filter((note) => note !== false)].join(
    '\n',
  )
}

/** One successful attempt is the SQL above; only more, or a failure, has a story to tell. */
function attemptsText({ attempts, run }: RunRecord): string {
  const plain = attempts.length === 1 && attempts[0]?.message === null && attempts[0].sql === run.sql
  return plain ? '' : attempts.map(attemptText).join('\n')
}

function attemptText(attempt: AttemptRow): string {
  const { number, origin, sql, duration_ms, row_count } = attempt
  const facts = [
    origin,
    row_count !== null && `${row_count} rows`,
    duration_ms !== null && `${Math.round(duration_ms)} ms`,
  ]
  const lines = [
    row(`attempt ${number}`, facts.filter(Boolean).join(', ')),
    row('', clean(sql.trim())),
    attempt.message !== null && row('', `failed: ${clean(attempt.message)}${codes(attempt)}`),
    attempt.detail !== null && row('', `detail: ${clean(attempt.detail)}`),
    attempt.hint !== null && row('', `hint: ${clean(attempt.hint)}`),
  ]
  return lines.filter(Boolean).join('\n')
}

function codes({ sqlstate, error_code }: AttemptRow): string {
  const known = [error_code, sqlstate && `SQLSTATE ${sqlstate}`].filter(Boolean)
  return known.length === 0 ? '' : ` (${known.join(', ')})`
}

function callsText({ modelCalls }: RunRecord): string {
  return modelCalls.map(callText).join('\n')
}

function callText({
  number,
  role,
  model,
  input_tokens,
  output_tokens,
  usd,
  latency_ms,
  outcome,
  error,
}: ModelCallRow): string {
  const facts = [
    clean(model),
    `for ${role}`,
    `${input_tokens} + ${output_tokens} tokens`,
    usd === null ? 'price unknown' : `$${usd.toFixed(6)}`,
    `${Math.round(latency_ms)} ms`,
    outcome !== 'ok' && outcome,
    error !== null && clean(error),
  ]
  return row(`call ${number}`, facts.filter(Boolean).join(', '))
}

function timesText({ run }: RunRecord): string {
  const parts = [
    run.model === 'none' ? null : `model ${clean(run.model)}`,
    `${Math.round(run.total_ms)} ms in all`,
    `${Math.round(run.database_ms)} ms in the database`,
    run.calls > 0 && `${Math.round(run.model_ms)} ms in ${run.calls} ${run.calls === 1 ? 'call' : 'calls'}`,
    run.calls > 0 && (run.usd === null ? 'price unknown' : `$${run.usd.toFixed(6)}`),
    run.confidence !== null && `confidence ${run.confidence.toFixed(2)}`,
  ]
  return row('took', parts.filter(Boolean).join(' · '))
}

function clean(text: string): string {
  return cleanText(text, 'lines')
}
